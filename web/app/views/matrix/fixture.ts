/** For tests of matrices: some of them, and how they are found on the page. */
import { afterEach, beforeEach, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import { fixtureTrace } from '../fixture';
import { at, matrixOf } from './slice';
import type { Axis, MatrixView } from '../types';

const trace = await fixtureTrace('single');

function tensor(name: string) {
  const found = trace.get(name);
  if (!found) throw new Error(`${name} is not in the fixture.`);
  return found;
}

export const masked = matrixOf(tensor('decoder.layers.0.self_attn.masked_scores'), [1]);
export const weights = matrixOf(tensor('decoder.layers.0.self_attn.weights'), [1]);
export const mask = matrixOf(tensor('decoder.layers.0.self_attn.mask'));
/** A matrix whose elements tell their own place. */
export const counting = (rows: number, cols: number): MatrixView =>
  matrixOf({
    dims: [rows, cols],
    data: Float32Array.from({ length: rows * cols }, (_, index) => index),
  });

const names = ['<sos>', 'a', 'b', 'c'];
export const rowAxis: Axis = { title: 'query', role: 'asks', names, of: 'own: rows' };
export const colAxis: Axis = { title: 'key', role: 'answers', names, of: 'own: cols' };
export const indices: Record<'rowAxis' | 'colAxis', Axis> = {
  rowAxis: { title: 'row', of: 'own: rows' },
  colAxis: { title: 'col', of: 'own: cols' },
};
export const attention = { label: 'masked scores', rowAxis, colAxis };

export const grid = () => page.getByRole('grid');
export const element = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
export const numbers = (view: MatrixView): number[] =>
  Array.from({ length: view.rows * view.cols }, (_, index) =>
    at(view, Math.floor(index / view.cols), index % view.cols),
  );

/** The same before each test, and nothing of it after. */
export function useMatrices(): void {
  beforeEach(async () => {
    locale.current = 'en';
    await page.viewport(1000, 800);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    delete document.documentElement.dataset['theme'];
  });
}
