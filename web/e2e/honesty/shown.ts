/** Every number that the page shows, as it is: read from its views, not from its state. */
import type { Page } from 'playwright-core';

/** A matrix, to the last bit of each number. */
export interface Sheet {
  readonly label: string;
  readonly rows: readonly (readonly number[])[];
}

/** A line of numbers that a canvas has painted, rounded as they are there. */
export interface Line {
  readonly label: string;
  readonly texts: readonly string[];
}

/** Numbers in a text. */
export interface Words {
  readonly text: string;
  readonly numbers: readonly string[];
}

/** A cell as readers of screens find it. */
export interface Cell {
  readonly label: string;
  readonly row: number;
  readonly col: number;
  readonly text: string;
}

export interface Shown {
  readonly sheets: readonly Sheet[];
  readonly lines: readonly Line[];
  readonly cells: readonly Cell[];
  readonly words: readonly Words[];
}

declare global {
  interface Window {
    /** What has been copied since the page was opened. */
    copied: string[];
    /** What each canvas has been told to write since it was last cleared. */
    written: WeakMap<HTMLCanvasElement, { text: string; x: number; y: number }[]>;
  }
}

/** Has the page's canvases and its clipboard remember what they are given; before it is opened. */
export const remember = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.copied = [];
    window.written = new WeakMap();
    const clipboard = { writeText: async (text: string) => void window.copied.push(text) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard });
    const { fillText, scale } = CanvasRenderingContext2D.prototype;
    // Each painting begins with it.
    CanvasRenderingContext2D.prototype.scale = function (...factors) {
      window.written.set(this.canvas, []);
      scale.apply(this, factors);
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...room) {
      window.written.set(this.canvas, [...(window.written.get(this.canvas) ?? []), { text, x, y }]);
      fillText.call(this, text, x, y, ...room);
    };
  });

/** The 32-bit number whose shortest decimals these are; `-inf` as numpy spells it. */
const numberOf = (field: string): number =>
  Math.fround(Number(field.replace(/inf$/, 'Infinity').replace('nan', 'NaN')));

/** RFC 4180, the first row and the first column left out: they are names, of one line each. */
function sheetOf({ label, csv }: { label: string; csv: string }): Sheet {
  const lines = csv.trimEnd().split('\r\n');
  const rows = lines.slice(1).map((line) => {
    const fields = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
    return fields
      .slice(1)
      .filter(Boolean)
      .map((each) => numberOf(each.replace(/,$/, '')));
  });
  return { label, rows };
}

/** Integers count and name things; a number of the model has a point, a percent sign or is −∞. */
const NUMBER = /<?−?\d+(?:\.\d+(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?%?|%)|−?\d+ × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|−?∞/gu;

export async function shownOn(page: Page): Promise<Shown> {
  const { sheets, lines, cells, words } = await page.evaluate(async () => {
    const figures = [...document.querySelectorAll('figure')].filter((each) =>
      each.querySelector('[role=grid]'),
    );
    const sheets: { label: string; csv: string }[] = [];
    const cells: { label: string; row: number; col: number; text: string }[] = [];
    for (const figure of figures) {
      const menu = figure.querySelector<HTMLElement>('[popover]');
      // What there is to save is there once the menu is open.
      menu?.showPopover();
      await new Promise((resolve) => setTimeout(resolve));
      const copy = [...figure.querySelectorAll('button')].find((each) =>
        /^\s*Copy CSV/.test(each.textContent),
      );
      const before = window.copied.length;
      copy?.click();
      menu?.hidePopover();
      const label = figure.getAttribute('aria-label') ?? '';
      sheets.push({ label, csv: window.copied.slice(before).join('') });
      for (const cell of figure.querySelectorAll('[role=gridcell]')) {
        const row = Number(cell.parentElement?.getAttribute('aria-rowindex')) - 2;
        const col = Number(cell.getAttribute('aria-colindex')) - 2;
        cells.push({ label, row, col, text: cell.textContent.trim() });
      }
    }
    const lines = [...document.querySelectorAll('canvas')].flatMap((canvas) => {
      const label = canvas.closest('figure')?.getAttribute('aria-label') ?? '';
      const rows = new Map<number, { text: string; x: number }[]>();
      for (const { text, x, y } of window.written.get(canvas) ?? []) {
        rows.set(y, [...(rows.get(y) ?? []), { text, x }]);
      }
      return [...rows.values()].map((row) => ({
        label,
        texts: row.sort((a, b) => a.x - b.x).map(({ text }) => text),
      }));
    });
    // What is in sight and can be read: not formulas, code, nor what a grid says of its canvas.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.checkVisibility({ visibilityProperty: true })) continue;
      if (parent.closest('.katex, code, pre, script, style, [role=grid]')) continue;
      if (/\d|∞/.test(node.textContent ?? '')) words.push(node.textContent ?? '');
    }
    return { sheets, lines, cells, words };
  });
  return {
    sheets: sheets.map(sheetOf),
    lines,
    cells,
    words: words.flatMap((text) => {
      const numbers = text.match(NUMBER) ?? [];
      return numbers.length > 0 ? [{ text: text.replace(/\s+/g, ' ').trim(), numbers }] : [];
    }),
  };
}
