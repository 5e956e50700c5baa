import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { icons } from './scripts/vite/icons.mjs';
import { offline } from './scripts/vite/offline.mjs';
import { pageFont } from './scripts/vite/page_font.mjs';
import { recording } from './scripts/vite/recording.mjs';
import { woff2Only } from './scripts/vite/woff2_only.mjs';

/** The page. It imports the package `glassformer` as built, from dist/lib. */
export default defineConfig({
  root: 'web/app',
  // Relative, so that the page can be served from any folder of any host.
  base: './',
  publicDir: '../../public',
  plugins: [
    svelte({ configFile: false }),
    recording(),
    pageFont(),
    woff2Only(),
    icons(),
    offline(),
  ],
  optimizeDeps: { exclude: ['glassformer'] },
  worker: { format: 'es', rolldownOptions: { checks: { bundlerTimings: false } } },
  build: {
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          groups: [
            {
              // Small parts of every stage: each in a file of its own would be a request of its own.
              name: 'stage',
              test: /\/web\/app\/(checks\/[a-z_]+\.ts|proof\/(TracedMatrix|linked|difference)|chapters\/axes|lesson\/Part|shell\/ChapterLayout|views\/attention\/)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
    outDir: '../../dist/app',
    emptyOutDir: true,
    target: 'es2022',
    // A strict Content-Security-Policy allows no data: URLs for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { fs: { allow: ['../..'] } },
});
