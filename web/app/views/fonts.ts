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

/** The rules of those fonts of `families` that `text` is written with, with the fonts in them. */
export async function fontRules(families: string, text: string): Promise<string> {
  const wanted = families.split(',').map((family) => family.trim().replace(/^["']|["']$/g, ''));
  const codes = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const rules = [...fontFaces()].map(async ({ rule, base }) => {
    const { style } = rule;
    const family = style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
    const ranges = style.getPropertyValue('unicode-range');
    const source = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
    if (!source || !wanted.includes(family) || !codes.some((code) => inRange(code, ranges)))
      return '';
    const font = await dataUrl(new URL(source, base));
    return (
      `@font-face{font-family:"${family}";font-weight:${style.getPropertyValue('font-weight')};` +
      `src:url(${font});unicode-range:${ranges || 'U+0-10FFFF'}}`
    );
  });
  return (await Promise.all(rules)).join('');
}
