import { describe, expect, it } from 'vitest';
import { domainOfAll } from './tensor';

describe('the colours of a picture in small', () => {
  const domain = (numbers: readonly number[]) =>
    domainOfAll({ dims: [numbers.length], data: Float32Array.from(numbers) }, 'signed');

  it('are full at three times the root mean square where one number is far from all others', () => {
    const numbers = [...Array.from({ length: 99 }, () => 1), 100];
    const rms = Math.sqrt((99 + 100 ** 2) / 100);
    expect(domain(numbers).high).toBeCloseTo(3 * rms, 4);
    expect(domain(numbers).low).toBe(-domain(numbers).high);
  });

  it('reach as far as the numbers where none is, and know of no −∞', () => {
    expect(domain([1, -2, 1]).high).toBe(2);
    expect(domain([1, -2, -Infinity]).high).toBe(2);
    expect(domain([-Infinity]).high).toBe(0);
    expect(domain([]).high).toBe(0);
  });
});
