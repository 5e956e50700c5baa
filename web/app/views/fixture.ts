/** For tests: what PyTorch computed for a small seeded model, as a trace. */
import url from '../../../cpp/tests/fixtures/lecture/cases.safetensors?url';
import type { Token, Trace } from './types';

interface Entry {
  readonly shape: readonly number[];
  readonly data_offsets: readonly [from: number, to: number];
}

/** One sentence of a case, without the batch's dimension. */
export async function fixtureTrace(name: string, sentence = 0): Promise<Trace> {
  const buffer = await (await fetch(url)).arrayBuffer();
  const start = 8 + Number(new DataView(buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(buffer.slice(8, start))) as Record<
    string,
    Entry
  >;
  const trace = new Map<string, { dims: readonly number[]; data: Float32Array }>();
  for (const [path, entry] of Object.entries(header)) {
    if (!path.startsWith(`${name}/`)) continue;
    const [from, to] = entry.data_offsets;
    const data = new Float32Array(buffer.slice(start + from, start + to));
    const [batch = 1, ...dims] = entry.shape;
    const size = data.length / batch;
    trace.set(path.slice(name.length + 1), {
      dims,
      data: data.subarray(sentence * size, (sentence + 1) * size),
    });
  }
  return trace;
}

/** Tokens to stand at the rows and columns. */
export const tokensNamed = (...texts: string[]): Token[] =>
  texts.map((text, id) => ({ id, piece: text, text, special: text.startsWith('<') }));
