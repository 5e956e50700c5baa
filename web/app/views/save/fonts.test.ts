import { expect, it } from 'vitest';
import '../../theme/all_characters.css';
import { fontsFor, inRange } from './fonts';

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

it('takes in the fonts that a text is written with, and no others', async () => {
  const family = '"Pretendard Variable", system-ui';
  const latin = await fontsFor(family, 'coffee');
  const both = await fontsFor(family, 'coffee 커피');
  expect(latin.samples.length).toBeGreaterThan(0);
  expect(both.samples.length).toBeGreaterThan(latin.samples.length);
  expect(both.rules.split('@font-face')).toHaveLength(both.samples.length + 1);
  for (const sample of both.samples) expect('coffee커피').toContain(sample);
  expect(await fontsFor('system-ui', 'coffee 커피')).toEqual({ rules: '', samples: [] });
  const [, data = ''] = /url\(data:[^,]*;base64,([^)]*)\)/.exec(latin.rules) ?? [];
  expect(atob(data).slice(0, 4)).toBe('wOF2');
});

it('takes each character from the first family that has it', async () => {
  const style = document.createElement('style');
  const source = 'data:font/woff2;base64,d09GMg==';
  style.textContent = `@font-face { font-family: First; src: url('${source}'); unicode-range: U+63; }`;
  document.head.append(style);
  const { samples } = await fontsFor('First, "Pretendard Variable"', 'cc');
  expect(samples).toEqual(['c']);
  const both = await fontsFor('First, "Pretendard Variable"', 'co');
  expect([...both.samples].sort()).toEqual(['c', 'o']);
  style.remove();
});
