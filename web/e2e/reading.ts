/** Reads numbers off the page as its visitors do, and the same ones out of the package's tensors. */
import type { Tensor, Trace } from 'glassformer';
import type { Locator, Page } from 'playwright-core';
import { exactText } from '../app/views/format';

export const tensor = (trace: Trace, name: string): Tensor => {
  const found = trace.get(name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

/** One element, by its index. */
export const at = ({ dims, data }: Tensor, ...index: number[]): number =>
  data[index.reduce((flat, each, axis) => flat * (dims[axis] ?? 1) + each, 0)] ?? NaN;

/** A number as the page writes it, with its own minus and powers of ten. */
export const numberOf = (text: string) => {
  if (text.trim() === '−∞') return -Infinity;
  const [mantissa = '', exponent = '0'] = text.trim().replaceAll('−', '-').split(' × 10');
  const digits = [...exponent].map((each) =>
    each === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.includes(each) ? '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(each) : each,
  );
  return Number(mantissa) * 10 ** Number(digits.join(''));
};

/** What a matrix says in a cell, reached with the keyboard. */
export async function textIn(page: Page, grid: Locator, row: number, col: number): Promise<string> {
  await grid.focus();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < row; step++) await page.keyboard.press('ArrowDown');
  for (let step = 0; step < col; step++) await page.keyboard.press('ArrowRight');
  const id = await grid.getAttribute('aria-activedescendant');
  return (await grid.locator(`[id="${id}"]`).innerText()).trim();
}

/** The number in a cell. */
export const cell = async (page: Page, grid: Locator, row: number, col: number): Promise<number> =>
  numberOf(await textIn(page, grid, row, col));

/** Every cell of a small matrix, row by row. */
export const cells = async (grid: Locator): Promise<number[]> => {
  await grid.waitFor();
  return (await grid.getByRole('gridcell').allInnerTexts()).map(numberOf);
};

export const grid = (where: Page | Locator, name: string | RegExp) =>
  where.getByRole('grid', { name, exact: true });

/** Five significant digits, as the page writes them. */
export const asWritten = (value: number) => numberOf(exactText(value));
