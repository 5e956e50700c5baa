import { describe, expect, it } from 'vitest';
import { type Box, labelsOf, rulerOf, scaleOf } from './scatter';

it('fits all points with the same scale in both directions', () => {
  const points = [
    { x: -10, y: 1 },
    { x: 4, y: -2 },
  ];
  expect(scaleOf(points, 120, 400, 10)).toBe(5);
  expect(scaleOf(points, 1200, 60, 10)).toBe(10);
});

it('has a scale for points that are all in one place', () => {
  expect(scaleOf([{ x: 0, y: 0 }], 100, 100, 10)).toBe(1);
});

it('rules with the longest round number that has room', () => {
  expect(rulerOf(10, 90)).toBe(5);
  expect(rulerOf(10, 49)).toBe(2);
  expect(rulerOf(10, 10)).toBe(1);
  expect(rulerOf(900, 90)).toBeCloseTo(0.1, 12);
});

describe('the names of points', () => {
  const picture = { x: 0, y: 0, width: 400, height: 300 };
  const GAP = 8;
  const name = (x: number, y: number, above = true) => ({ x, y, width: 30, height: 14, above });
  const apart = (a: Box, b: Box) =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  const inside = ({ x, y, width, height }: Box) =>
    x >= 0 && y >= 0 && x + width <= picture.width && y + height <= picture.height;

  it('stand above or below, as they had rather, where there is room', () => {
    const [one, other] = labelsOf([name(100, 100), name(300, 200, false)], [], picture, GAP);
    expect(one).toMatchObject({ x: 85, y: 100 - GAP - 14 });
    expect(other).toMatchObject({ x: 285, y: 200 + GAP });
  });

  it.each([2, 3, 4, 8])('of %i points in one place all can be read', (count) => {
    const boxes = labelsOf(
      Array.from({ length: count }, () => name(200, 150)),
      [{ x: 192, y: 142, width: 16, height: 16 }],
      picture,
      GAP,
    );
    boxes.forEach((box, index) => {
      expect(boxes.slice(index + 1).filter((other) => !apart(box, other))).toEqual([]);
      expect(inside(box)).toBe(true);
    });
  });

  it('keep off what is there already, and within the picture', () => {
    const corner = { x: 0, y: 0, width: 60, height: 20 };
    for (const point of [name(4, 30), name(396, 150), name(200, 2), name(200, 298, false)]) {
      const [box] = labelsOf([point], [corner], picture, GAP);
      if (!box) throw new Error('There is a name for each point.');
      expect([inside(box), apart(box, corner)]).toEqual([true, true]);
    }
  });
});
