import type { Explain, Explanation, Ingredient } from 'glassformer';
import { describe, expect, it, vi } from 'vitest';
import { linked } from './linked';

const ingredient = (name: string, index: number[], axis = -1, parameter = false): Ingredient => ({
  role: name,
  name,
  parameter,
  index,
  axis,
  values: Float32Array.of(1, 2, 3),
});

/** Explains every number by the same ingredients. */
const madeOf = (...ingredients: Ingredient[]) =>
  vi.fn<Explain>((name, index) => {
    const explanation: Explanation = {
      name,
      index,
      operation: 'add',
      value: 6,
      recomputed: 6,
      factor: 1,
      position: -1,
      ingredients,
    };
    return Promise.resolve(explanation);
  });

describe('linked', () => {
  it('leads from an operation’s inputs to where they came from, and on from there', async () => {
    const pass = madeOf(ingredient('encoder.embeddings', [4, 2]));
    const norm = madeOf(ingredient('x', [4, 2]), ingredient('mean', [4]));
    const explain = linked({
      'norm.': { explain: norm, links: { x: { name: 'encoder.output' } } },
      '': { explain: pass },
    });
    const { name, ingredients } = await explain('norm.output', [4, 2]);
    expect(norm).toHaveBeenLastCalledWith('output', [4, 2]);
    expect(name).toBe('norm.output');
    expect(ingredients.map((each) => each.name)).toEqual(['encoder.output', 'norm.mean']);
    const next = await explain('encoder.output', [4, 2]);
    expect(pass).toHaveBeenLastCalledWith('encoder.output', [4, 2]);
    expect(next.ingredients[0]?.name).toBe('encoder.embeddings');
  });

  it('keeps the trail of each pass in that pass', async () => {
    const [before, after] = [madeOf(ingredient('logits', [0])), madeOf(ingredient('logits', [0]))];
    const explain = linked({
      'difference.': {
        explain: madeOf(ingredient('a', [7]), ingredient('b', [7])),
        links: { a: { name: 'after · probabilities' }, b: { name: 'before · probabilities' } },
      },
      'before · ': { explain: before },
      'after · ': { explain: after },
    });
    const { ingredients } = await explain('difference.output', [7]);
    const [a, b] = ingredients.map((each) => each.name);
    const [ofA] = (await explain(a ?? '', [7])).ingredients;
    expect(after).toHaveBeenLastCalledWith('probabilities', [7]);
    expect(ofA?.name).toBe('after · logits');
    await explain(b ?? '', [7]);
    expect(before).toHaveBeenLastCalledWith('probabilities', [7]);
  });

  it('finds the place, and the run’s direction, in what an input is a part of', async () => {
    const explain = linked({
      'of.': {
        explain: madeOf(ingredient('row', [0, 0], 1), ingredient('t', [0, 2], 0)),
        links: {
          row: { name: 'heads', placeOf: ([, col = 0]) => [3, 5, col] },
          t: { name: 'heads', placeOf: ([row = 0, col = 0]) => [1, col, row] },
        },
      },
    });
    const { ingredients } = await explain('of.output', [0, 0]);
    expect(ingredients[0]).toMatchObject({ name: 'heads', index: [3, 5, 0], axis: 2 });
    expect(ingredients[1]).toMatchObject({ name: 'heads', index: [1, 2, 0], axis: 2 });
  });

  it('asks each element where it is, where that depends on it', async () => {
    const explain = linked({
      'of.': {
        explain: madeOf(ingredient('x', [2, 0], 1), ingredient('x', [3, 0], 1)),
        links: { x: ([row = 0]) => ({ name: row === 2 ? 'even' : 'odd', role: `row ${row}` }) },
      },
    });
    const { ingredients } = await explain('of.output', [0, 0]);
    expect(ingredients).toMatchObject([
      { name: 'even', role: 'row 2', index: [2, 0], axis: 1 },
      { name: 'odd', role: 'row 3', index: [3, 0], axis: 1 },
    ]);
  });

  it('leaves weights as they are, and makes inputs weights that are', async () => {
    const gamma = { name: 'layer_norm.weight', parameter: true };
    const explain = linked({
      'norm.': {
        explain: madeOf(ingredient('shared.weight', [1], -1, true), ingredient('gamma', [1])),
        links: { gamma },
      },
    });
    const { ingredients } = await explain('norm.output', [0, 1]);
    expect(ingredients).toMatchObject([
      { name: 'shared.weight', parameter: true },
      { name: 'layer_norm.weight', index: [1], axis: -1, parameter: true },
    ]);
  });

  it('says whose name nobody knows', async () => {
    const explain = linked({ 'norm.': { explain: madeOf() } });
    await expect(explain('logits', [0])).rejects.toThrow('logits');
  });
});
