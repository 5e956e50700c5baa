import { Operations, Translator } from 'glassformer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SampleId, SAMPLES } from '../web/samples/index.js';
import { programOf, textOf } from '../web/samples/program.js';
import type { Result, SampleTranslator } from '../web/samples/sample.js';
import { ATTENTION } from './samples/attention.js';
import { type Cases, open, translator } from './samples/given.js';
import { LAYERS } from './samples/layers.js';
import { TRANSLATION } from './samples/translation.js';
import { WORDS } from './samples/words.js';
import { at, EVERYDAY, inNode } from './support/files.js';

beforeAll(open);
afterAll(async () => {
  await translator.dispose();
  await Operations.dispose();
});

const CASES: Cases = { ...ATTENTION, ...LAYERS, ...TRANSLATION, ...WORDS };

const all = Object.entries(CASES).flatMap(([id, cases]) =>
  cases.map(([given, holds], index) => ({
    id: id as SampleId,
    first: index === 0,
    name: cases.length > 1 ? `${id} ${index + 1}` : id,
    given: given as Readonly<Record<string, unknown>>,
    holds: holds as (result: Result) => void | Promise<void>,
  })),
);

async function run(id: SampleId, translator: Translator, given: object): Promise<Result> {
  const { default: sample } = await SAMPLES[id].run();
  return (sample as (given: object) => Promise<Result>)({
    ...given,
    translator: translator as SampleTranslator,
  });
}

describe('a sample gives the numbers that the model has, however they are come by:', () => {
  test.each(all)('$name', async ({ id, given, holds }) => {
    await holds(await run(id, translator, given));
  });
});

if (inNode) {
  describe('a sample is a program that Node runs as it is copied:', () => {
    test.each(all.filter(({ first }) => first))('$id', async ({ id, given }) => {
      const { execFile } = await import('node:child_process');
      const { fileURLToPath } = await import('node:url');
      const { format, promisify } = await import('node:util');
      const { default: source } = await SAMPLES[id].source();
      const program = textOf(programOf(source, given, fileURLToPath(EVERYDAY)));
      const args = [...process.execArgv, '--input-type=module', '--eval', program];
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        cwd: fileURLToPath(at('')),
      });
      // The same model in the same build: not a digit differs.
      await using same = await Translator.from_pretrained(EVERYDAY);
      expect(stdout).toBe(`${format(await run(id, same, given))}\n`);
    });
  });
}
