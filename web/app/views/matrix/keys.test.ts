import { expect, it } from 'vitest';
import { moved } from './keys';

const from = { row: 5, col: 7 };
const press = (key: string, ctrl = false, start = from) => moved(start, key, ctrl, 20, 30);

it('arrows move by one cell', () => {
  expect(press('ArrowUp')).toEqual({ row: 4, col: 7 });
  expect(press('ArrowDown')).toEqual({ row: 6, col: 7 });
  expect(press('ArrowLeft')).toEqual({ row: 5, col: 6 });
  expect(press('ArrowRight')).toEqual({ row: 5, col: 8 });
});

it('Home and End go to the ends of the row, with Ctrl to the corners', () => {
  expect(press('Home')).toEqual({ row: 5, col: 0 });
  expect(press('End')).toEqual({ row: 5, col: 29 });
  expect(press('Home', true)).toEqual({ row: 0, col: 0 });
  expect(press('End', true)).toEqual({ row: 19, col: 29 });
});

it('no key leads out of the matrix', () => {
  expect(press('ArrowUp', false, { row: 0, col: 0 })).toEqual({ row: 0, col: 0 });
  expect(press('ArrowRight', false, { row: 19, col: 29 })).toEqual({ row: 19, col: 29 });
  expect(press('PageDown', false, { row: 15, col: 2 })).toEqual({ row: 19, col: 2 });
  expect(press('PageUp', false, { row: 15, col: 2 })).toEqual({ row: 5, col: 2 });
});

it('other keys are not for the cursor', () => {
  expect(press('a')).toBeNull();
  expect(press('Enter')).toBeNull();
  expect(press('toString')).toBeNull();
});
