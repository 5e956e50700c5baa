/** The page's own fonts inside a picture: an image cannot fetch them, and may be seen elsewhere. */
import type { Type, Writing } from './typeset';

/** Whether a character is in a `unicode-range`: `U+26, U+0-7F, U+4??`; no range is all of them. */
export function inRange(code: number, ranges: string): boolean {
  if (ranges.trim() === '') return true;
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return (
      code >= parseInt(from.replaceAll('?', '0'), 16) &&
      code <= parseInt(to.replaceAll('?', 'F'), 16)
    );
  });
}

function* fontFaces(): Generator<{ readonly rule: CSSFontFaceRule; readonly base: string }> {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      const base = sheet.href ?? document.baseURI;
      if (rule instanceof CSSFontFaceRule) yield { rule, base };
    }
  }
}

async function dataUrl(url: URL): Promise<string> {
  const file = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(`${url} could not be read`));
    reader.readAsDataURL(file);
  });
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const BOLD = 600;

const unquoted = (name: string) => name.trim().replace(/^["']|["']$/g, '');

/** Whether a face has a weight: by its range, or by being bold or not. */
function hasWeight(declared: string, wanted: string): boolean {
  const [from = 400, to] = declared
    .replace('normal', '400')
    .replace('bold', '700')
    .split(' ')
    .map(Number);
  const weight = Number(wanted);
  return to ? weight >= from && weight <= to : weight >= BOLD === from >= BOLD;
}

/** A font for a picture. */
export interface Font {
  /** The rule with the font in it. */
  readonly rule: string;
  /** Something written with it: once that is seen, the font is there. */
  readonly sample: { readonly type: Type; readonly text: string };
}

/** Those fonts of the page that a picture is written with, as far as they can be had. */
export async function fontsFor(writing: Writing): Promise<readonly Font[]> {
  const declared = [...fontFaces()].map(({ rule: { style }, base }) => ({
    source: /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1],
    base,
    family: unquoted(style.getPropertyValue('font-family')),
    style: style.getPropertyValue('font-style') || 'normal',
    weight: style.getPropertyValue('font-weight') || '400',
    ranges: style.getPropertyValue('unicode-range'),
  }));
  type Face = (typeof declared)[number];
  const samples = new Map<Face, Font['sample']>();
  for (const { type, text } of writing.texts) {
    const fitting = declared.filter(
      ({ style, weight }) => style === type.style && hasWeight(weight, type.weight),
    );
    const families = type.family.split(',').map(unquoted);
    for (const character of new Set(text)) {
      if (!VISIBLE.test(character)) continue;
      const code = character.codePointAt(0) ?? 0;
      const having = fitting.filter(({ ranges }) => inRange(code, ranges));
      // The first of the families that has a character writes it.
      const writer = families.find((family) => having.some((face) => face.family === family));
      const face = having.find(({ family }) => family === writer);
      if (face && !samples.has(face)) samples.set(face, { type, text: character });
    }
  }
  const fonts = [...samples].map(async ([face, sample]) => {
    const { source, base, family, style, weight, ranges } = face;
    if (!source) return [];
    try {
      const data = await dataUrl(new URL(source, base));
      const range = ranges && `unicode-range:${ranges};`;
      const rule =
        `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};` +
        `font-display:block;${range}src:url(${data})}`;
      return [{ rule, sample }];
    } catch (error) {
      // Without network and not kept: the picture is written with what there is where it is seen.
      if (!(error instanceof TypeError)) throw error;
      return [];
    }
  });
  return (await Promise.all(fonts)).flat();
}
