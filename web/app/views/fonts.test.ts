import { expect, it } from 'vitest';
import '../theme/index.css';
import { fontRules, inRange } from './fonts';

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
  const latin = await fontRules('"Pretendard Variable", system-ui', 'coffee');
  const both = await fontRules('"Pretendard Variable", system-ui', 'coffee 커피');
  const count = (rules: string) => rules.split('@font-face').length - 1;
  expect(count(latin)).toBeGreaterThan(0);
  expect(count(both)).toBeGreaterThan(count(latin));
  expect(await fontRules('system-ui', 'coffee 커피')).toBe('');
  const [, data = ''] = /url\(data:[^,]*;base64,([^)]*)\)/.exec(latin) ?? [];
  expect(atob(data).slice(0, 4)).toBe('wOF2');
});
