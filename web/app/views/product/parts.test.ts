import { describe, expect, it } from 'vitest';
import { PARTS, litBoxes, partAt, sizesOf } from './parts';
import { layoutProduct } from './product';

const shape = { rows: 4, run: 64, cols: 6 };
const layout = layoutProduct(shape, 900);
const sizes = sizesOf(shape);

describe('the cell at a point', () => {
  it.each(PARTS)('is the one that is drawn there: %s', (part) => {
    const { rows, cols } = sizes[part];
    const box = layout[part];
    for (const cell of [
      { row: 0, col: 0 },
      { row: rows - 1, col: cols - 1 },
      { row: 1, col: 3 },
    ]) {
      const x = box.x + ((cell.col + 0.5) * box.width) / cols;
      const y = box.y + ((cell.row + 0.5) * box.height) / rows;
      expect(partAt(layout, shape, x, y)).toEqual({ part, cell });
    }
  });

  it('is none between the matrices and in the free corner', () => {
    const { left, right } = layout;
    expect(partAt(layout, shape, left.width + 1, left.y - 1)).toBeNull();
    expect(partAt(layout, shape, 1, 1)).toBeNull();
    expect(partAt(layout, shape, right.x - 1, right.y + 1)).toBeNull();
  });
});

describe('what is lit', () => {
  it('a cell lies where its row and its column cross, over the full width and height', () => {
    const boxes = litBoxes(layout, shape, { row: 2, col: 5 });
    expect(boxes).toHaveLength(4);
    const [row, right, across, down] = boxes;
    expect(row).toMatchObject({ x: layout.left.x, width: layout.left.width });
    expect(right).toMatchObject({ y: layout.right.y, height: layout.right.height });
    // The result's row is level with the left factor's, its column below the right one's.
    expect([across?.y, across?.height]).toEqual([row?.y, row?.height]);
    expect([down?.x, down?.width]).toEqual([right?.x, right?.width]);
  });

  it('a term is a column of the left factor and a row of the right one', () => {
    const [left, right, ...rest] = litBoxes(layout, shape, { run: 10 });
    expect(left?.height).toBeCloseTo(layout.left.height);
    expect(right?.width).toBeCloseTo(layout.right.width);
    expect(rest).toEqual([]);
  });

  it('is only where it is asked for', () => {
    expect(litBoxes(layout, shape, { col: 1 }, ['left', 'result'])).toHaveLength(1);
    expect(litBoxes(layout, shape, {})).toEqual([]);
  });
});
