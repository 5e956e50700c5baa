import { expect, it } from 'vitest';
import { SAMPLES, type SampleId } from '../../samples/index';
import { linesOf } from './colour';

const kinds = (code: string, kind: string) =>
  linesOf(code)
    .flat()
    .filter((piece) => piece.kind === kind)
    .map(({ text }) => text);

it.each(Object.keys(SAMPLES) as SampleId[])(
  'leaves every character of %s where it is',
  async (id) => {
    const { default: source } = await SAMPLES[id].source();
    const lines = linesOf(source).map((line) => line.map(({ text }) => text).join(''));
    expect(`${lines.join('\n')}\n`).toBe(source);
  },
);

it('keeps the hues of query, key and value, in names and in names of the record', () => {
  const code =
    'const key = trace.get(`${attention}.query`); // the key\nreturn key.value + monkey;\n';
  expect(kinds(code, 'key')).toEqual(['key', 'key']);
  expect(kinds(code, 'query')).toEqual(['.query']);
  expect(kinds(code, 'value')).toEqual(['value']);
  expect(kinds(code, 'comment')).toEqual(['// the key']);
  expect(kinds(code, 'keyword')).toEqual(['const', 'return']);
});
