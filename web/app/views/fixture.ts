/** For tests: what PyTorch computed for a small seeded model, as a trace. */
import url from '../../../cpp/tests/fixtures/lecture/cases.safetensors?url';
import { decodeSafetensors } from 'glassformer';
import type { Tensor, Token, Trace } from './types';

/** One sentence of a case, without the batch's dimension. */
export async function fixtureTrace(name: string, sentence = 0): Promise<Trace> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const trace = new Map<string, Tensor>();
  for (const [path, tensor] of decodeSafetensors(bytes).tensors) {
    if (!path.startsWith(`${name}/`)) continue;
    const [batch = 1, ...dims] = tensor.dims;
    const size = tensor.data.length / batch;
    trace.set(path.slice(name.length + 1), {
      dims,
      data: tensor.data.subarray(sentence * size, (sentence + 1) * size),
    });
  }
  return trace;
}

/** Tokens to stand at the rows and columns. */
export const tokensNamed = (...texts: string[]): Token[] =>
  texts.map((text, id) => ({ id, piece: text, text, special: text.startsWith('<') }));
