import { describe, expect, it } from 'vitest';
import { cellText, countText, decimalsThatFit, exactText, legendText, orderText } from './format';

describe('numbers in cells', () => {
  it('say −∞ for −∞ and 0 for exactly 0 only', () => {
    expect(cellText(-Infinity, 2)).toBe('−∞');
    expect(cellText(0, 3)).toBe('0');
    expect(cellText(0.0004, 3)).toBe('0.000');
    expect(cellText(0.3, 0)).toBe('0.3');
    expect(cellText(-0.04, 0)).toBe('−0.0');
    expect(cellText(0.6, 0)).toBe('1');
    expect(cellText(NaN, 2)).toBe('NaN');
    expect(cellText(-0, 2)).toBe('0');
  });

  it('have a minus, not a hyphen', () => {
    expect(cellText(-0.4321, 2)).toBe('−0.43');
    expect(exactText(-0.4321)).toBe('−0.43210');
    expect(legendText(-2)).toBe('−2');
  });

  it('have the most decimals that fit the widest of them', () => {
    const upTo = (length: number) => (text: string) => text.length <= length;
    expect(decimalsThatFit(1, false, upTo(5))).toBe(3);
    expect(decimalsThatFit(1, false, upTo(4))).toBe(2);
    expect(decimalsThatFit(9, true, upTo(5))).toBe(2);
    expect(decimalsThatFit(10, true, upTo(5))).toBe(1);
    expect(decimalsThatFit(123, true, upTo(4))).toBe(0);
    expect(decimalsThatFit(123, true, upTo(3))).toBeNull();
  });

  it('are left away where only a rounded 0 would fit', () => {
    expect(decimalsThatFit(0.9, true, (text) => text.length <= 3)).toBeNull();
  });
});

describe('exact numbers', () => {
  it('have five significant digits', () => {
    expect(exactText(0.43215678)).toBe('0.43216');
    expect(exactText(18.523456)).toBe('18.523');
    expect(exactText(1)).toBe('1.0000');
    expect(exactText(0)).toBe('0');
    expect(exactText(-Infinity)).toBe('−∞');
  });

  it('are whole where they count, such as ids of tokens', () => {
    expect(exactText(1887)).toBe('1887');
    expect(cellText(1887, 1)).toBe('1887');
    expect(exactText(1887.5)).toBe('1887.5');
  });

  it('are powers of ten when very small or large', () => {
    expect(exactText(0.000043121)).toBe('4.3121 × 10⁻⁵');
    expect(exactText(-1234567)).toBe('−1.2346 × 10⁶');
  });
});

it('ends of a legend have no digits that say nothing', () => {
  expect(legendText(1)).toBe('1');
  expect(legendText(6.1129)).toBe('6.11');
  expect(legendText(-0.25)).toBe('−0.25');
});

it('an error is said in its order of magnitude', () => {
  expect(orderText(0)).toBe('0');
  expect(orderText(5.96e-8)).toBe('6 × 10⁻⁸');
  expect(orderText(-0.0316)).toBe('−0.03');
  expect(orderText(Infinity)).toBe('∞');
});

it('counts have their thousands apart', () => {
  expect(countText(48000)).toBe('48,000');
});
