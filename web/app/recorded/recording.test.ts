import { Translator } from 'glassformer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodePath } from '../state/path';
import { decodeRecording, encodeRecording } from './recording';

let translator: Translator;

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
});
afterAll(() => translator.dispose());

const pathOf = (text: string) =>
  decodePath(translator, { text, language: 'ko', choices: [] }, new AbortController().signal);

it('gives the path back, number for number, with the attentions of its trace', async () => {
  const { trace, explain: _, ...path } = await pathOf('Dog bites man.');
  const recorded = decodeRecording(encodeRecording({ ...path, trace }, 'this'), 'this');
  expect({ ...recorded, trace: null }).toEqual({ ...path, trace: null });
  const attentions = translator.config.encoder_layers + 2 * translator.config.decoder_layers;
  expect(recorded?.trace.size).toBe(5 * attentions);
  for (const [name, tensor] of recorded?.trace ?? []) expect(trace.get(name)).toEqual(tensor);
});

it('is nothing to a page with another model', async () => {
  const bytes = encodeRecording(await pathOf('Hello.'), 'this');
  expect(decodeRecording(bytes, 'another')).toBeNull();
});
