import { Translator, decodeSafetensors } from 'glassformer';
import { expect, it } from 'vitest';
import { decodePath } from './path';
import { traceFile } from './trace_file';

it('holds every number of the trace, and says of what it is', async () => {
  const translator = await Translator.from_pretrained('/models/everyday-en-ko');
  const request = { text: 'How about coffee?', language: 'ko', choices: [] } as const;
  const path = await decodePath(translator, request, new AbortController().signal);
  const { tensors, metadata } = decodeSafetensors(traceFile(path, 'a fingerprint'));
  expect(path.trace.size).toBeGreaterThan(50);
  expect([...tensors.keys()].sort()).toEqual([...path.trace.keys()].sort());
  for (const [name, { dims, data }] of path.trace) {
    const saved = tensors.get(name);
    expect(saved?.dims, name).toEqual(dims);
    const same = data.every((value, index) => Object.is(value, saved?.data[index]));
    expect(same, name).toBe(true);
  }
  expect(metadata).toMatchObject({
    text: request.text,
    translation: '커피 한잔 어때?',
    language: 'ko',
    model: 'everyday-en-ko',
    model_fingerprint: 'a fingerprint',
  });
  expect(JSON.parse(metadata['target'] ?? '')).toEqual(path.target.map(({ piece }) => piece));
  expect(JSON.parse(metadata['source_ids'] ?? '')).toEqual(path.source.map(({ id }) => id));
  expect(metadata['glassformer']).toMatch(/^\d+\.\d+\.\d+/);
  await translator.dispose();
});
