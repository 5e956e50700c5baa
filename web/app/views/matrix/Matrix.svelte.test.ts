import axe from 'axe-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Matrix from './Matrix.svelte';
import { exactText } from '../format';
import {
  attention,
  counting,
  grid,
  indices,
  mask,
  masked,
  numbers,
  useMatrices,
  weights,
} from './fixture';
import { at, matrixOf } from './slice';
import type { Cell } from '../types';

useMatrices();

/** What canvases have been told to write in this test. */
let writtenTexts: () => string[];

beforeEach(() => {
  const written = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'fillText');
  writtenTexts = () => written.mock.calls.map(([text]) => text);
});

describe('numbers in cells', () => {
  it('are the ones of the tensor, −∞ as −∞ and nothing else as that', async () => {
    await render(Matrix, { view: masked, ...attention });
    await vi.waitFor(() => expect(writtenTexts()).toHaveLength(16));
    const expected = numbers(masked).map((value) =>
      value === -Infinity ? '−∞' : value.toFixed(3).replace('-', '−'),
    );
    expect(writtenTexts()).toEqual(expected);
    expect(expected.filter((text) => text === '−∞')).toHaveLength(6);
  });

  it('show the exact 0 that a mask leaves as 0, on hatching', async () => {
    await render(Matrix, { view: weights, mask, scale: 'probability', ...attention });
    await vi.waitFor(() => expect(writtenTexts()).toHaveLength(16));
    numbers(weights).forEach((value, index) => {
      const forbidden = numbers(mask)[index] === -Infinity;
      expect(value === 0).toBe(forbidden);
      expect(writtenTexts()[index]).toBe(forbidden ? '0' : value.toFixed(3));
    });
    await expect.element(page.getByText('was not allowed to look')).toBeVisible();
  });

  it('are left to the colours where they have no room', async () => {
    await render(Matrix, { view: counting(4, 200), label: 'strip', ...indices });
    await expect.element(grid()).toBeVisible();
    expect(writtenTexts()).toEqual([]);
  });

  it('have cells whose shape is told', async () => {
    await render(Matrix, { view: counting(4, 200), label: 'strip', ...indices });
    await expect.element(page.getByText('4 × 200')).toBeVisible();
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '5');
    await expect.element(grid()).toHaveAttribute('aria-colcount', '201');
  });
});

describe('a matrix that grows', () => {
  const sizeOf = () => {
    const { width, height } = grid().element().getBoundingClientRect();
    return { width, height };
  };

  it('has the room of the whole and the numbers that there are', async () => {
    const { rerender } = await render(Matrix, { view: masked, ...attention });
    await vi.waitFor(() => expect(writtenTexts()).toHaveLength(16));
    const whole = sizeOf();
    await rerender({ shown: { rows: 2, cols: 3 } });
    await vi.waitFor(() => expect(writtenTexts()).toHaveLength(22));
    const there = [0, 1].flatMap((row) => [0, 1, 2].map((col) => at(masked, row, col)));
    expect(writtenTexts().slice(16)).toEqual(
      there.map((value) => (value === -Infinity ? '−∞' : value.toFixed(3).replace('-', '−'))),
    );
    expect(sizeOf()).toEqual(whole);
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '3');
    await expect.element(grid()).toHaveAttribute('aria-colcount', '4');
    await expect.element(page.getByText('2 × 3')).toBeVisible();
  });
});

describe('colours', () => {
  /** Different colours in the middle of a cell, numbers left out. */
  function shades(size: { rows: number; cols: number }, { row, col }: Cell): Set<string> {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('There is no canvas.');
    const [width, height] = [canvas.width / size.cols, canvas.height / size.rows];
    const { data } = context.getImageData(
      Math.round(col * width + width * 0.1),
      Math.round(row * height + height * 0.05),
      Math.round(width * 0.8),
      Math.round(height * 0.2),
    );
    const found = new Set<string>();
    for (let pixel = 0; pixel < data.length; pixel += 4) {
      found.add([...data.subarray(pixel, pixel + 3)].join(' '));
    }
    return found;
  }

  it('are even in a cell, but for masked cells, which are hatched', async () => {
    await render(Matrix, { view: masked, ...attention });
    await vi.waitFor(() => expect(writtenTexts()).toHaveLength(16));
    for (let row = 0; row < 4; row++) {
      for (let col = 0; col < 4; col++) {
        const count = shades(masked, { row, col }).size;
        if (at(masked, row, col) === -Infinity) expect(count).toBeGreaterThan(1);
        else expect(count).toBe(1);
      }
    }
  });

  it('start from the paper of the theme, and follow it', async () => {
    const view = matrixOf({ dims: [1, 2], data: Float32Array.of(0, 1) });
    await render(Matrix, { view, label: 'two', ...indices });
    await vi.waitFor(() => expect([...shades(view, { row: 0, col: 0 })]).toEqual(['255 255 255']));
    document.documentElement.dataset['theme'] = 'dark';
    await vi.waitFor(() => expect([...shades(view, { row: 0, col: 0 })]).toEqual(['18 18 17']));
  });
});

describe('for readers of screens', () => {
  it('all numbers of a small matrix are in a grid with its names', async () => {
    await render(Matrix, { view: masked, ...attention });
    const cells = page.getByRole('gridcell').elements();
    expect(cells.map((cell) => cell.textContent.trim())).toEqual(numbers(masked).map(exactText));
    const heads = page.getByRole('columnheader').elements();
    expect(heads.map((head) => head.textContent)).toEqual(['query', '<sos>', 'a', 'b', 'c']);
    const rows = page.getByRole('rowheader').elements();
    expect(rows.map((head) => head.textContent)).toEqual(['<sos>', 'a', 'b', 'c']);
  });

  it('a large matrix has the cell of the cursor', async () => {
    await render(Matrix, { view: counting(300, 300), label: 'c', ...indices });
    expect(page.getByRole('gridcell').elements()).toHaveLength(1);
  });

  it.each(['light', 'dark'])('axe finds nothing wrong: %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    const { container } = await render(Matrix, { view: masked, ...attention });
    await grid().hover();
    const { violations } = await axe.run(container);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('export', () => {
  it('copies the numbers as CSV', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await render(Matrix, { view: masked, ...attention });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Copy CSV' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied');
    const lines = writeText.mock.lastCall?.[0].trim().split('\r\n') ?? [];
    expect(lines[0]).toBe(',<sos>,a,b,c');
    const read = lines.slice(1).map((line) =>
      line
        .split(',')
        .slice(1)
        .map((text) => (text === '-inf' ? -Infinity : Number(text))),
    );
    expect(Float32Array.from(read.flat())).toEqual(Float32Array.from(numbers(masked)));
  });

  it('says so when the browser does not let it copy', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no'));
    await render(Matrix, { view: masked, ...attention });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Copy CSV' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Could not copy');
  });

  it('saves the numbers as NPY', async () => {
    const createUrl = vi.spyOn(URL, 'createObjectURL');
    const click = vi
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    await render(Matrix, { view: masked, ...attention });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'NPY' }).click();
    const file = createUrl.mock.lastCall?.[0];
    if (!(file instanceof Blob)) throw new Error('No file was made.');
    const bytes = await file.arrayBuffer();
    expect(new Float32Array(bytes.slice(128))).toEqual(Float32Array.from(numbers(masked)));
    const [link] = click.mock.contexts;
    expect(link instanceof HTMLAnchorElement && link.download).toBe('masked-scores.npy');
  });
});
