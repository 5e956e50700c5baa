import { expect, it } from 'vitest';
import '../../theme/all_characters.css';
import { type Font, fontsFor, inRange } from './fonts';
import { Writing } from './typeset';

it.each([
  ['A', 'U+41', true],
  ['B', 'U+41', false],
  ['커', 'U+AC00-D7A3', true],
  ['커', 'u+0-7f, U+cee4', true],
  ['커', 'U+0-7F,U+CEE5', false],
  ['−', 'U+22??', true],
  ['가', 'U+4??', false],
  ['x', '', true],
])('%s in %j: %s', (character, ranges, expected) => {
  expect(inRange(character.codePointAt(0) ?? 0, ranges)).toBe(expected);
});

const PAGE = '"Pretendard Variable", system-ui';

function fontsOf(text: string, family = PAGE, style = 'normal', weight = '400') {
  const writing = new Writing();
  writing.add({ family, style, weight }, text);
  return fontsFor(writing);
}
const textsOf = (fonts: readonly Font[]) => fonts.map(({ sample: { text } }) => text);

it('takes in the fonts that a text is written with, and no others', async () => {
  const latin = await fontsOf('coffee');
  const both = await fontsOf('coffee 커피');
  expect(latin.length).toBeGreaterThan(0);
  expect(both.length).toBeGreaterThan(latin.length);
  for (const text of textsOf(both)) expect('coffee커피').toContain(text);
  expect(await fontsOf('coffee 커피', 'system-ui')).toEqual([]);
  const [, data = ''] = /url\(data:[^,]*;base64,([^)]*)\)/.exec(latin[0]?.rule ?? '') ?? [];
  expect(atob(data).slice(0, 4)).toBe('wOF2');
});

it('takes each character from the first family that has it', async () => {
  const style = document.createElement('style');
  const source = 'data:font/woff2;base64,d09GMg==';
  style.textContent = `@font-face { font-family: First; src: url('${source}'); unicode-range: U+63; }`;
  document.head.append(style);
  const family = 'First, "Pretendard Variable"';
  expect(textsOf(await fontsOf('cc', family))).toEqual(['c']);
  expect(textsOf(await fontsOf('co', family)).sort()).toEqual(['c', 'o']);
  style.remove();
});

it.each([
  ['normal', '400', ['upright']],
  ['normal', '650', ['heavy']],
  ['italic', '400', ['slanted']],
  ['italic', '700', []],
])('takes the %s face of weight %s', async (slant, weight, expected) => {
  const style = document.createElement('style');
  const faces = { upright: 'normal 400', heavy: 'normal 700', slanted: 'italic 400' };
  style.textContent = Object.entries(faces)
    .map(([name, face]) => {
      const [of, heaviness] = face.split(' ');
      const url = `url('data:font/woff2,${name}')`;
      return `@font-face { font-family: F; font-style: ${of}; font-weight: ${heaviness}; src: ${url}; }`;
    })
    .join('');
  document.head.append(style);
  const found = await fontsOf('x', 'F', slant, weight);
  const names = found.map(({ rule }) => atob(/base64,([^)]*)\)/.exec(rule)?.[1] ?? ''));
  expect(names).toEqual(expected);
  style.remove();
});

it('does without a font that cannot be had', async () => {
  const style = document.createElement('style');
  style.textContent = `@font-face { font-family: Gone; src: url('http://localhost:1/gone.woff2'); }`;
  document.head.append(style);
  expect(await fontsOf('x', 'Gone')).toEqual([]);
  style.remove();
});
