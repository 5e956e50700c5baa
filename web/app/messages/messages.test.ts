import { describe, expect, it } from 'vitest';
import { t } from './index.svelte';
import { type Catalogue, LOCALES, fill } from './translations';

interface Part {
  readonly t: { readonly texts: { readonly ko: Catalogue; readonly en: Catalogue } };
}

const parts = import.meta.glob<Part>('../**/messages.ts', { eager: true });
const catalogues = [
  { name: 'the whole page', texts: t.texts },
  ...Object.entries(parts).map(([name, part]) => ({ name, texts: part.t.texts })),
];

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(catalogues)('texts of $name', ({ texts }) => {
  it('exist in every language under the same keys', () => {
    for (const locale of LOCALES) {
      expect(Object.keys(texts[locale]).sort()).toEqual(Object.keys(texts.ko).sort());
    }
  });

  it('are not empty and not left in the other language', () => {
    for (const [key, korean] of Object.entries<string>(texts.ko)) {
      const english = Object.entries<string>(texts.en).find(([other]) => other === key)?.[1] ?? '';
      expect(korean.trim(), key).not.toBe('');
      expect(english.trim(), key).not.toBe('');
      expect(english, key).not.toMatch(/\p{Script=Hangul}/u);
    }
  });

  it('take the same values in every language', () => {
    for (const [key, korean] of Object.entries<string>(texts.ko)) {
      const english = Object.entries<string>(texts.en).find(([other]) => other === key)?.[1] ?? '';
      expect(placeholders(english), key).toEqual(placeholders(korean));
    }
  });
});

it('finds the texts of every part', () => {
  expect(Object.keys(parts)).toContain('../chapters/decoding/messages.ts');
});

it('puts values in their places and leaves unknown ones visible', () => {
  expect(fill('{n} of {m}, {n}', { n: 1, m: 'two' })).toBe('1 of two, 1');
  expect(fill('{n}', {})).toBe('{n}');
  expect(fill('{toString}', {})).toBe('{toString}');
});

it('never breaks a line between a bracket and the Korean ending that belongs to it', () => {
  const paragraph = document.createElement('p');
  paragraph.style.wordBreak = 'keep-all';
  paragraph.textContent = fill(
    '문장의 수가 배치 사이즈(batch size)입니다. 짧은 것은 {pad}로 채웁니다.',
    {
      pad: '<pad>',
    },
  );
  paragraph.style.width = 'max-content';
  document.body.append(paragraph);
  const text = paragraph.firstChild as Text;
  const topOf = (place: number) => {
    const range = document.createRange();
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    return range.getBoundingClientRect().top;
  };
  const oneLine = paragraph.clientHeight;
  for (let width = 8; width < 40; width++) {
    paragraph.style.width = `${width}ch`;
    for (const [closed, ending] of [
      [')', '입'],
      ['>', '로'],
    ] as const) {
      expect(topOf(text.data.indexOf(ending))).toBe(topOf(text.data.indexOf(closed)));
    }
    expect(paragraph.clientHeight).toBeGreaterThan(oneLine);
  }
  paragraph.remove();
});
