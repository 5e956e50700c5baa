import { afterEach, expect, it } from 'vitest';
import '../../theme/index.css';
import { linesOf, metricsOf, shortened } from './typeset';

/** A paragraph on the page, and its text. */
function set(text: string, width: string): Text {
  const paragraph = document.createElement('p');
  paragraph.style.width = width;
  paragraph.style.font = '16px monospace';
  paragraph.textContent = text;
  document.body.append(paragraph);
  const { firstChild } = paragraph;
  if (!(firstChild instanceof Text)) throw new Error('There is no text.');
  return firstChild;
}

afterEach(() => document.body.replaceChildren());

it('a text has a line for each on the page, from top to bottom, and loses no letter', () => {
  const text = 'words of a sentence that goes on and on';
  const lines = linesOf(set(text, '10ch'));
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.map((line) => line.text.trim()).join(' ')).toBe(text);
  const tops = lines.map(({ box }) => box.top);
  expect(tops).toEqual([...new Set(tops)].sort((a, b) => a - b));
});

it('has none of the white space around it that the page does not show', () => {
  const [line, ...more] = linesOf(set('\n   5 ×\n 64  ', '40ch'));
  expect(more).toEqual([]);
  expect(line?.text.trim()).toBe('5 × 64');
  expect(line?.text).not.toMatch(/^\s/);
});

it('a text is cut where its room ends, with an ellipsis within the room', () => {
  const { widthOf } = metricsOf({ family: 'monospace', style: 'normal', weight: '400' }, 16);
  const letter = widthOf('x');
  expect(shortened('xxxxx', 5 * letter, widthOf)).toBe('xxxxx');
  expect(shortened('xxxxxxxxxx', 5 * letter, widthOf)).toBe('xxxx…');
});
