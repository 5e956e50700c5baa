/** The page's own fonts inside a picture: an image cannot fetch them, and may be seen elsewhere. */

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

/** Fonts for a picture. */
export interface Fonts {
  /** Rules with the fonts in them. */
  readonly rules: string;
  /** A character of each: once all of them are seen, the fonts are there. */
  readonly samples: readonly string[];
}

/** Those fonts of `families` that `text` is written with. */
export async function fontsFor(families: string, text: string): Promise<Fonts> {
  const wanted = families.split(',').map((family) => family.trim().replace(/^["']|["']$/g, ''));
  const characters = [...new Set(text)].filter((character) => VISIBLE.test(character));
  const declared = [...fontFaces()].map(({ rule: { style }, base }) => ({
    style,
    base,
    family: style.getPropertyValue('font-family').replace(/^["']|["']$/g, ''),
    ranges: style.getPropertyValue('unicode-range'),
  }));
  /** The first of the families that has a character writes it. */
  const writerOf = (character: string) =>
    wanted.find((family) =>
      declared.some(
        (face) => face.family === family && inRange(character.codePointAt(0) ?? 0, face.ranges),
      ),
    );
  const writers = new Map(characters.map((character) => [character, writerOf(character)]));
  const faces = declared.flatMap(({ style, base, family, ranges }) => {
    const source = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
    const sample = characters.find(
      (character) =>
        writers.get(character) === family && inRange(character.codePointAt(0) ?? 0, ranges),
    );
    if (!source || !sample) return [];
    const weight = style.getPropertyValue('font-weight');
    const range = ranges && `unicode-range:${ranges};`;
    const head = `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;${range}`;
    return [{ head, sample, url: new URL(source, base) }];
  });
  const rules = faces.map(async ({ head, url }) => `${head}src:url(${await dataUrl(url)})}`);
  return {
    rules: (await Promise.all(rules)).join(''),
    samples: faces.map(({ sample }) => sample),
  };
}
