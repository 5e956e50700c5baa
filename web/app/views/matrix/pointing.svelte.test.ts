import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Matrix from './Matrix.svelte';
import { exactText } from '../format';
import { Lights, lightsContext } from '../lights.svelte';
import {
  attention,
  counting,
  element,
  grid,
  indices,
  masked,
  rowAxis,
  useMatrices,
} from './fixture';
import { at } from './slice';
import type { Cell, MatrixProps } from '../types';

useMatrices();

let lights: Lights;
/** What the page is told is pointed at. */
const told = (): Cell | null => {
  const [row, col] = lights.pointed;
  return row && col ? { row: row.index, col: col.index } : null;
};
const shown = (props: Omit<MatrixProps, 'label' | 'rowAxis' | 'colAxis'> & Partial<MatrixProps>) =>
  render(Matrix, {
    props: { ...attention, ...props },
    context: lightsContext(lights),
  });

beforeEach(() => {
  lights = new Lights();
});

describe('the pointer', () => {
  const shapes = [
    { rows: 4, cols: 4, turns: 0 },
    { rows: 9, cols: 512, turns: 0 },
    { rows: 9, cols: 512, turns: 3 },
    { rows: 9, cols: 512, turns: 40 },
    { rows: 300, cols: 300, turns: 0 },
    { rows: 300, cols: 300, turns: 5 },
    { rows: 300, cols: 300, turns: 40 },
  ];

  it.each(shapes)('is told the cell below it: $rows × $cols, $turns turns', async (shape) => {
    const view = counting(shape.rows, shape.cols);
    await shown({ view, ...indices });
    const box = element('[role="grid"]').getBoundingClientRect();
    const [x, y] = [box.width * 0.713, box.height * 0.391];
    const event = { clientX: box.left + x, clientY: box.top + y, bubbles: true };
    for (let turn = 0; turn < shape.turns; turn++) {
      element('[role="grid"]').dispatchEvent(new WheelEvent('wheel', { ...event, deltaY: -100 }));
    }
    await grid().hover({ position: { x, y } });
    await expect.poll(told).not.toBeNull();
    const cell = told();
    if (!cell) throw new Error('No cell was told.');
    // The number beside the pointer is that cell's, and the lit names are level with the pointer.
    const value = element('dl .value').textContent;
    expect(value).toBe(exactText(cell.row * view.cols + cell.col));
    const row = element('.row .active');
    const col = element('.col .active');
    expect([row.textContent.trim(), col.textContent.trim()]).toEqual([
      `${cell.row}`,
      `${cell.col}`,
    ]);
    const ring = element('.marks .cell').getBoundingClientRect();
    expect(event.clientX).toBeGreaterThanOrEqual(ring.left - 0.01);
    expect(event.clientX).toBeLessThan(ring.right + 0.01);
    expect(event.clientY).toBeGreaterThanOrEqual(ring.top - 0.01);
    expect(event.clientY).toBeLessThan(ring.bottom + 0.01);
    const names = { x: col.getBoundingClientRect(), y: row.getBoundingClientRect() };
    expect(names.x.left + names.x.width / 2).toBeCloseTo(ring.left + ring.width / 2, -1);
    expect(names.y.top + names.y.height / 2).toBeCloseTo(ring.top + ring.height / 2, -1);
  });

  it('that leaves takes its marks along', async () => {
    await shown({ view: masked });
    await grid().hover();
    await expect.poll(told).not.toBeNull();
    element('[role="grid"]').dispatchEvent(new PointerEvent('pointerleave'));
    await expect.poll(told).toBeNull();
    expect(document.querySelectorAll('.marks i')).toHaveLength(0);
  });

  it('pins a cell by a click and lets it go by another', async () => {
    const onpin = vi.fn<(cell: Cell | null) => void>();
    await render(Matrix, { view: masked, ...attention, onpin });
    await grid().click({ position: { x: 5, y: 5 } });
    expect(onpin.mock.lastCall).toEqual([{ row: 0, col: 0 }]);
    expect(document.querySelectorAll('.pinned')).toHaveLength(1);
    await grid().click({ position: { x: 5, y: 5 } });
    expect(onpin.mock.lastCall).toEqual([null]);
  });

  it('tells of a pinned cell, unless the answer beneath does', async () => {
    const pinned = { row: 1, col: 0 };
    const { container, rerender } = await render(Matrix, { view: masked, ...attention, pinned });
    expect(container.querySelectorAll('[role=grid] dl')).toHaveLength(1);
    await rerender({ invite: 'ask' });
    expect(container.querySelectorAll('[role=grid] dl')).toHaveLength(0);
  });

  it('drags a zoomed matrix along, and pins nothing by it', async () => {
    const onpin = vi.fn<(cell: Cell | null) => void>();
    await shown({ view: counting(300, 300), ...indices, onpin });
    for (let turn = 0; turn < 20; turn++) {
      await page.getByRole('button', { name: 'Zoom in' }).click();
      if (element('[aria-label="Zoom in"]').ariaDisabled === 'true') break;
    }
    await grid().hover({ position: { x: 200, y: 200 } });
    await expect.poll(told).not.toBeNull();
    const before = told();
    const target = element('[role="grid"]');
    const { left, top } = target.getBoundingClientRect();
    const at = (x: number, y: number) => ({ clientX: left + x, clientY: top + y, pointerId: 1 });
    // A pointer made by hand cannot be captured.
    vi.spyOn(target, 'setPointerCapture').mockImplementation(() => undefined);
    target.dispatchEvent(new PointerEvent('pointerdown', { ...at(200, 200), button: 0 }));
    target.dispatchEvent(new PointerEvent('pointermove', at(152, 104)));
    target.dispatchEvent(new PointerEvent('pointerup', at(152, 104)));
    target.dispatchEvent(new PointerEvent('pointermove', at(201, 201)));
    expect(onpin).not.toHaveBeenCalled();
    // Cells are 48 pixels wide and high then.
    await expect
      .poll(() => {
        const after = told();
        return after && before && [after.row - before.row, after.col - before.col];
      })
      .toEqual([2, 1]);
  });

  it('drawing apart from another makes cells as many times larger', async () => {
    const onpin = vi.fn<(cell: Cell | null) => void>();
    await render(Matrix, { view: counting(9, 512), label: 'strip', ...indices, onpin });
    const target = element('[role="grid"]');
    const { left, top, width } = target.getBoundingClientRect();
    const touch = (type: string, pointerId: number, x: number) =>
      target.dispatchEvent(
        new PointerEvent(type, { clientX: left + x, clientY: top + 20, pointerId, button: 0 }),
      );
    touch('pointerdown', 1, 100);
    touch('pointerdown', 2, 150);
    touch('pointermove', 2, 300);
    touch('pointermove', 2, 500);
    touch('pointerup', 1, 100);
    touch('pointerup', 2, 500);
    expect(onpin).not.toHaveBeenCalled();
    touch('pointermove', 3, 50);
    await expect.element(grid()).toBeVisible();
    const ring = element('.marks .row + .col').getBoundingClientRect();
    expect(ring.width).toBeCloseTo((8 * width) / 512, 1);
  });

  it('scrolls the page by the wheel where there is nothing to zoom', async () => {
    await render(Matrix, { view: masked, ...attention });
    const wheel = new WheelEvent('wheel', { deltaY: -100, cancelable: true });
    element('[role="grid"]').dispatchEvent(wheel);
    expect(wheel.defaultPrevented).toBe(false);
  });
});

describe('the keyboard', () => {
  const active = (): string => {
    const id = element('[role="grid"]').getAttribute('aria-activedescendant');
    return document.getElementById(id ?? '')?.textContent.trim() ?? '';
  };

  it('moves a cursor whose number is read aloud', async () => {
    await shown({ view: masked });
    element('[role="grid"]').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    await expect.poll(told).toEqual({ row: 2, col: 1 });
    expect(active()).toBe(exactText(at(masked, 2, 1)));
    await userEvent.keyboard('{End}');
    expect(active()).toBe('−∞');
    await userEvent.keyboard('{Home}');
    expect(active()).toBe(exactText(at(masked, 2, 0)));
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await expect.poll(told).toEqual({ row: 3, col: 3 });
  });

  it('pins by Enter, lets go by Escape', async () => {
    const onpin = vi.fn<(cell: Cell | null) => void>();
    await render(Matrix, { view: masked, ...attention, onpin });
    element('[role="grid"]').focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onpin.mock.lastCall).toEqual([{ row: 1, col: 0 }]);
    await userEvent.keyboard('{Escape}');
    expect(onpin.mock.lastCall).toEqual([null]);
  });

  it('brings a cell far away into sight of a zoomed matrix', async () => {
    await render(Matrix, { view: counting(9, 512), label: 'strip', ...indices });
    element('[role="grid"]').focus();
    await userEvent.keyboard('++++++++++{End}');
    expect(active()).toBe(exactText(511));
    const ring = element('.marks .cell').getBoundingClientRect();
    const box = element('[role="grid"]').getBoundingClientRect();
    expect(ring.right).toBeLessThanOrEqual(box.right + 1);
    expect(ring.width).toBeGreaterThan(30);
  });
});

describe('a matrix that grows', () => {
  it('cannot be pointed at where it is not yet', async () => {
    await shown({ view: masked, shown: { rows: 2, cols: 2 } });
    const { width, height } = grid().element().getBoundingClientRect();
    await grid().hover({ position: { x: width * 0.3, y: height * 0.3 } });
    await vi.waitFor(() => expect(told()).toEqual({ row: 1, col: 1 }));
    await grid().hover({ position: { x: width * 0.3, y: height * 0.6 } });
    await vi.waitFor(() => expect(told()).toBeNull());
  });
});

describe('a matrix of something with itself', () => {
  it('tells of a cell although both its axes are one', async () => {
    await render(Matrix, { view: masked, label: 'relations', rowAxis, colAxis: rowAxis });
    await grid().hover();
    await expect.poll(() => document.querySelectorAll('dl dt').length).toBe(2);
  });
});

describe('what is pointed at elsewhere', () => {
  const lit = () =>
    ['row', 'col'].map((side) => document.querySelector(`.${side} .active`)?.textContent.trim());
  const point = (row: number, col?: number) =>
    lights.point([
      { of: 'own: rows', index: row },
      ...(col === undefined ? [] : [{ of: 'own: cols', index: col } as const]),
    ]);

  it('lights up its row and its column, before what stays marked', async () => {
    await shown({ view: masked, highlight: { row: 2, col: 1 } });
    expect(lit()).toEqual(['b', 'a']);
    const off = point(1, 3);
    await expect.poll(lit).toEqual(['a', 'c']);
    off();
    await expect.poll(lit).toEqual(['b', 'a']);
  });

  it('lights up beside a pinned cell, which stays marked', async () => {
    await shown({ view: masked, pinned: { row: 3, col: 0 } });
    expect(lit()).toEqual(['c', '<sos>']);
    point(1);
    await expect.poll(lit).toEqual(['a', undefined]);
    expect(document.querySelectorAll('.pinned')).toHaveLength(1);
  });

  it('is not to be seen where a matrix has no such row', async () => {
    await shown({ view: masked, pinned: { row: 3, col: 0 } });
    point(4);
    await new Promise(requestAnimationFrame);
    expect(lit()).toEqual(['c', '<sos>']);
  });

  it('paints no cell again', async () => {
    await shown({ view: counting(9, 512), ...indices });
    await grid().hover({ position: { x: 20, y: 5 } });
    await expect.poll(told).not.toBeNull();
    const prototype = CanvasRenderingContext2D.prototype;
    const painted = (['putImageData', 'drawImage', 'fillRect', 'clearRect'] as const).map((each) =>
      vi.spyOn(prototype, each),
    );
    const resized = vi.spyOn(HTMLCanvasElement.prototype, 'width', 'set');
    for (const index of [1, 2, 3]) {
      await grid().hover({ position: { x: 40 * index, y: 5 } });
      point(index, index);
      await new Promise(requestAnimationFrame);
    }
    for (const spy of [...painted, resized]) expect(spy).not.toHaveBeenCalled();
  });

  it('is no more when the matrix that one points at is gone', async () => {
    const { unmount } = await shown({ view: masked });
    await grid().hover();
    await expect.poll(told).not.toBeNull();
    await unmount();
    expect(lights.pointed).toEqual([]);
  });

  it('by a finger stays until it touches something else', async () => {
    await shown({ view: masked });
    const target = element('[role="grid"]');
    const { left, top } = target.getBoundingClientRect();
    const touch = (on: Element, type: string) =>
      on.dispatchEvent(
        new PointerEvent(type, {
          pointerType: 'touch',
          pointerId: 1,
          clientX: left + 5,
          clientY: top + 5,
          bubbles: type !== 'pointerleave',
        }),
      );
    for (const type of ['pointerdown', 'pointerup', 'pointerleave']) touch(target, type);
    await expect.poll(told).toEqual({ row: 0, col: 0 });
    touch(document.body, 'pointerdown');
    await expect.poll(told).toBeNull();
  });
});
