import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { recordingOf } from '../record.mjs';
import { ROOT } from '../run.mjs';
import { unlessUpToDate } from '../stamp.mjs';

const PAGE = path.join(ROOT, 'web/app');
const FONT = path.join(
  ROOT,
  'node_modules/pretendard/dist/web/variable/woff2/PretendardVariable.woff2',
);
const MADE = path.join(ROOT, 'build/page_font');

/** The weights that the page uses. */
const WEIGHTS = { min: 400, max: 700 };

/**
 * One small font with every character that the page itself writes, as `#page-font.css`: with it the
 * first view needs no other. What visitors write may need the whole Pretendard, in its many parts.
 * @returns {import('vite').Plugin}
 */
export function pageFont() {
  return {
    name: 'page-font',
    config: () => ({
      resolve: { alias: [{ find: /^#page-font/, replacement: MADE }] },
    }),
    // After the recording, whose words it writes.
    buildStart: { sequential: true, handler: makePageFont },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const file = Object.keys(bundle).find((name) => /page_font-.*\.woff2$/.test(name));
        if (!file) return [];
        const attrs = { rel: 'preload', as: 'font', crossorigin: true, href: `./${file}` };
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}

async function makePageFont() {
  const inputs = ['web/app', 'build/recording.relaxed.safetensors', 'package-lock.json'];
  const made = path.relative(ROOT, MADE);
  const outputs = [`${made}.css`, `${made}.woff2`];
  await unlessUpToDate('page_font', { inputs, outputs }, async () => {
    const characters = charactersOfPage();
    const options = { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } };
    const font = await subsetFont(readFileSync(FONT), characters.join(''), options);
    mkdirSync(path.dirname(MADE), { recursive: true });
    writeFileSync(`${MADE}.woff2`, font);
    writeFileSync(
      `${MADE}.css`,
      `@font-face {
  font-family: 'Pretendard Page';
  font-weight: ${WEIGHTS.min} ${WEIGHTS.max};
  font-display: swap;
  src: url('./page_font.woff2') format('woff2-variations');
  unicode-range: ${characters.map((each) => `U+${each.codePointAt(0)?.toString(16)}`).join(', ')};
}
`,
    );
  });
}

/** Every character in the page's sources and in its recording, and all of ASCII. */
function charactersOfPage() {
  const sources = readdirSync(PAGE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .map((file) => readFileSync(path.join(PAGE, file), 'utf8'));
  const ascii = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i));
  const all = new Set([...ascii, ...[...sources, textOfRecording()].join('')]);
  return [...all].filter((each) => each >= ' ').sort();
}

/** The header of the safetensors file: its length in eight bytes, then JSON. */
function textOfRecording() {
  const bytes = readFileSync(recordingOf('relaxed'));
  return bytes.toString('utf8', 8, 8 + Number(bytes.readBigUInt64LE()));
}
