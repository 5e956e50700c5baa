import { expect, it } from 'vitest';
import { temperatureAt, temperatureOf } from './temperature';

it('goes in tenfolds, 1 in the middle', () => {
  expect([-1, 0, 1].map(temperatureAt)).toEqual([0.1, 1, 10]);
});

it('reads from an address what the slider can say, and 1 for anything else', () => {
  for (const exponent of [-1, -0.35, 0, 0.5, 1]) {
    const value = temperatureAt(exponent);
    expect(temperatureOf(String(value))).toBe(value);
  }
  for (const text of ['', 'warm', '0', '-1', '11', 'Infinity', 'NaN']) {
    expect(temperatureOf(text), text).toBe(1);
  }
});
