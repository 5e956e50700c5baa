import { describe, expect, it } from 'vitest';
import {
  type Layout,
  NUMBER_WIDTH,
  cellAt,
  colsInSight,
  largestZoom,
  layoutOf,
  namesApart,
  revealing,
  rowsInSight,
  zoomAround,
} from './geometry';

/** The shapes of the lesson: 4×4 attention, a head, a strip, a weight, long sentences, one cell. */
const ROOMS = [
  { rows: 4, cols: 4, width: 800, height: 560 },
  { rows: 4, cols: 64, width: 800, height: 560 },
  { rows: 64, cols: 4, width: 800, height: 560 },
  { rows: 9, cols: 512, width: 800, height: 560 },
  { rows: 64, cols: 512, width: 300, height: 320 },
  { rows: 512, cols: 512, width: 800, height: 560 },
  { rows: 30, cols: 41, width: 330, height: 460 },
  { rows: 1, cols: 1, width: 330, height: 460 },
  { rows: 12, cols: 12, width: 800, height: 690, type: 1.5, wish: 90 },
];

const ZOOMS = [1, 1.2, 2, 3.7, 10, 1000];

/** The middle of a cell in the box. */
const middle = (layout: Layout, row: number, col: number) => ({
  x: (col + 0.5) * layout.cellWidth - layout.x,
  y: (row + 0.5) * layout.cellHeight - layout.y,
});

describe.each(ROOMS)('$rows × $cols in $width × $height', (room) => {
  it('is first shown whole, within its room', () => {
    const layout = layoutOf(room);
    expect(layout.width).toBeLessThanOrEqual(room.width + 1e-6);
    expect(layout.height).toBeLessThanOrEqual(room.height + 1e-6);
    expect(layout.cellWidth * room.cols).toBeCloseTo(layout.width, 6);
    expect(layout.cellHeight * room.rows).toBeCloseTo(layout.height, 6);
    expect(rowsInSight(layout)).toEqual({ from: 0, to: room.rows });
    expect(colsInSight(layout)).toEqual({ from: 0, to: room.cols });
  });

  it('gives the index of the cell under the pointer at every zoom and scroll', () => {
    for (const zoom of ZOOMS) {
      for (const share of [0, 0.37, 1]) {
        const layout = layoutOf(room, zoom, share * 1e5, share * 1e5);
        const rows = rowsInSight(layout);
        const cols = colsInSight(layout);
        for (const row of [rows.from, Math.floor((rows.from + rows.to) / 2), rows.to - 1]) {
          for (const col of [cols.from, Math.floor((cols.from + cols.to) / 2), cols.to - 1]) {
            const { x, y } = middle(layout, row, col);
            const inBox = x >= 0 && y >= 0 && x < layout.width && y < layout.height;
            expect(cellAt(layout, x, y)).toEqual(inBox ? { row, col } : null);
          }
        }
      }
    }
  });

  it('has no cell beside its box', () => {
    const layout = layoutOf(room, 2);
    expect(cellAt(layout, -0.1, 1)).toBeNull();
    expect(cellAt(layout, 1, -0.1)).toBeNull();
    expect(cellAt(layout, layout.width, 1)).toBeNull();
    expect(cellAt(layout, 1, layout.height)).toBeNull();
  });

  it('can be zoomed until its cells hold numbers, its box staying as it is', () => {
    const layout = layoutOf(room, largestZoom(room));
    const whole = layoutOf(room);
    expect(layout.cellWidth).toBeGreaterThanOrEqual(NUMBER_WIDTH * (room.type ?? 1));
    expect(layout.width).toBe(whole.width);
    expect(layout.height).toBe(whole.height);
  });

  it('scrolls no further than its edges', () => {
    for (const zoom of ZOOMS) {
      const far = layoutOf(room, zoom, 1e9, 1e9);
      expect(far.x + far.width).toBeCloseTo(far.cellWidth * room.cols, 4);
      expect(far.y + far.height).toBeCloseTo(far.cellHeight * room.rows, 4);
      const near = layoutOf(room, zoom, -50, -50);
      expect([near.x, near.y]).toEqual([0, 0]);
    }
  });

  it('keeps the cell under the pointer where it is while zooming in', () => {
    const whole = layoutOf(room);
    const [x, y] = [whole.width * 0.613, whole.height * 0.317];
    const cell = cellAt(whole, x, y);
    let layout = whole;
    for (const zoom of ZOOMS) {
      layout = zoomAround(room, layout, zoom, x, y);
      expect(cellAt(layout, x, y)).toEqual(cell);
    }
  });

  it('brings any cell whole into sight, moving as little as it can', () => {
    const layout = layoutOf(room, 1000);
    const cell = { row: room.rows - 1, col: Math.floor(room.cols / 2) };
    const { x, y } = revealing(layout, cell);
    const there = layoutOf(room, 1000, x, y);
    const left = cell.col * there.cellWidth - there.x;
    const top = cell.row * there.cellHeight - there.y;
    expect(left).toBeGreaterThanOrEqual(-1e-6);
    expect(top).toBeGreaterThanOrEqual(-1e-6);
    expect(left + there.cellWidth).toBeLessThanOrEqual(there.width + 1e-6);
    expect(top + there.cellHeight).toBeLessThanOrEqual(there.height + 1e-6);
    expect(revealing(there, cell)).toEqual({ x: there.x, y: there.y });
  });
});

it('a strip is zoomed along its length alone', () => {
  const room = { rows: 9, cols: 512, width: 800, height: 560 };
  const [whole, near] = [layoutOf(room), layoutOf(room, 20)];
  expect(near.cellWidth).toBeCloseTo(20 * whole.cellWidth, 6);
  expect(near.cellHeight).toBe(whole.cellHeight);
});

it('rows keep the height there is where columns are too narrow to be squares', () => {
  const { cellHeight, cellWidth } = layoutOf({ rows: 64, cols: 512, width: 300, height: 320 });
  expect(cellWidth).toBeCloseTo(300 / 512, 6);
  expect(cellHeight).toBeCloseTo(320 / 64, 6);
});

it('cells are square where neither side needs more', () => {
  for (const [rows, cols] of [
    [4, 4],
    [512, 512],
    [100, 140],
  ] as const) {
    const layout = layoutOf({ rows, cols, width: 800, height: 560 });
    expect(layout.cellWidth).toBeCloseTo(layout.cellHeight, 6);
  }
});

it('names are as close as they have room', () => {
  expect(namesApart(20, 15)).toBe(1);
  expect(namesApart(15, 15)).toBe(1);
  expect(namesApart(14, 15)).toBe(2);
  expect(namesApart(1, 15)).toBe(16);
});
