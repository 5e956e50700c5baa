import { describe, expect, it } from 'vitest';
import { type Form, architectureOf } from './architecture';
import { flowOf, lineOf, nodeOf } from './rails';

const WIDTH = 160;
const FORMS: readonly Form[] = [
  { layers: { encoder: 3, decoder: 2 }, norms: 'post' },
  { layers: { encoder: 1, decoder: 4 }, norms: 'pre' },
];

describe.each(FORMS)('a model with $norms-norms', (form) => {
  const { blocks, edges } = architectureOf(form);
  /** A row every 30 pixels, each stack from the top. */
  const middles = new Map(
    blocks.map((block) => {
      const stack = blocks.filter((each) => each.stack === block.stack);
      return [block.id, 15 + 30 * stack.indexOf(block)];
    }),
  );

  it('has a line for every edge, from the node of its source to that of its target', () => {
    for (const edge of edges) {
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      line.setAttribute('d', lineOf(edge, middles, WIDTH) ?? '');
      const ends = [line.getPointAtLength(0), line.getPointAtLength(line.getTotalLength())];
      for (const [index, block] of [edge.from, edge.to].entries()) {
        const node = nodeOf(block, middles, WIDTH);
        expect(ends[index]?.x).toBeCloseTo(node?.x ?? NaN, 3);
        expect(ends[index]?.y).toBeCloseTo(node?.y ?? NaN, 3);
      }
    }
  });

  it('takes the residual connections straight past what they go around', () => {
    const sums = blocks.filter(({ kind }) => kind === 'add_norm' || kind === 'add');
    const sublayers = form.layers.encoder * 2 + form.layers.decoder * 3;
    expect(sums).toHaveLength(sublayers);
    for (const sum of sums) {
      const lines = edges
        .filter(({ to }) => to === sum)
        .map((edge) => lineOf(edge, middles, WIDTH));
      expect(lines.filter((line) => line?.includes('V'))).toHaveLength(1);
      expect(lines).toHaveLength(2);
    }
  });

  it('leads the encoder’s output to every layer of the decoder', () => {
    const across = edges.filter(({ from, to }) => from.stack !== to.stack);
    expect(across.map(({ to }) => [to.kind, to.layer])).toEqual(
      Array.from({ length: form.layers.decoder }, (_, layer) => ['encoder_attn', layer]),
    );
    for (const { value } of across) expect(value.name).toBe('encoder.output');
  });

  it('flows in the order of computation: nothing before all that it is made from', () => {
    for (const stack of ['encoder', 'decoder'] as const) {
      const flow = flowOf(edges, stack);
      expect(flow[0]?.after).toBe(0);
      expect(flow.at(-1)?.after).toBe(1);
      for (const { edge, after } of flow) {
        const before = flow.filter((each) => each.edge.to === edge.from);
        for (const each of before) expect(each.after).toBeLessThan(after);
      }
    }
  });
});

it('draws nothing for a row that has no place yet', () => {
  const { edges } = architectureOf({ layers: { encoder: 1, decoder: 1 }, norms: 'post' });
  for (const edge of edges) expect(lineOf(edge, new Map(), WIDTH)).toBeNull();
});
