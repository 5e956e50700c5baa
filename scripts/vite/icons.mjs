import path from 'node:path';
import sharp from 'sharp';
import { ROOT } from '../run.mjs';

const ICON = path.join(ROOT, 'public/icon.svg');
const PAPER = '#ffffff';

/**
 * The icons of an installed page, drawn from icon.svg: public/manifest.webmanifest names them.
 * @returns {import('vite').Plugin}
 */
export function icons() {
  return {
    name: 'icons',
    apply: 'build',
    async generateBundle() {
      /** @type {[string, Promise<Buffer>][]} */
      const drawn = [
        ['icon-192.png', draw(192)],
        ['icon-512.png', draw(512)],
        // Systems cut their own shape out of it: what matters lies within 80 % of the width.
        ['icon-maskable-512.png', draw(512, 0.8)],
        ['apple-touch-icon.png', draw(180, 0.9)],
      ];
      for (const [fileName, source] of drawn) {
        this.emitFile({ type: 'asset', fileName, source: await source });
      }
    },
  };
}

/**
 * The icon as a PNG, or in the middle of a sheet of paper, `share` as wide as that.
 * @param {number} size in pixels
 * @param {number} [share]
 */
async function draw(size, share = 1) {
  const inner = Math.round(size * share);
  const icon = sharp(ICON, { density: (72 * inner) / 32 }).resize(inner, inner);
  if (share === 1) return icon.png().toBuffer();
  const sheet = { width: size, height: size, channels: /** @type {const} */ (3) };
  return sharp({ create: { ...sheet, background: PAPER } })
    .composite([{ input: await icon.png().toBuffer() }])
    .png()
    .toBuffer();
}
