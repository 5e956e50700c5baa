import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/browser.mjs';
import { relaxedSimdFlags } from './scripts/node_flags.mjs';

const { executablePath, args, env } = await findBrowser();

const chromium = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { executablePath, args, env } }),
  instances: [{ browser: 'chromium' as const }],
};

/** The tests in TypeScript and JavaScript: a project for each suite of scripts/test.mjs. */
export default defineConfig({
  publicDir: 'public',
  test: {
    // Models are loaded and wasm is compiled on machines that may be busy with something else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'scripts',
          include: ['scripts/**/*.test.mjs', 'bench/**/*.test.mjs'],
          exclude: ['bench/peers/**'],
          environment: 'node',
        },
      },
      {
        extends: true,
        resolve: {
          alias: {
            '#platform': new URL('web/lib/platform/node.ts', import.meta.url).pathname,
          },
        },
        test: { name: 'lib', include: ['web/lib/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        plugins: [svelte({ configFile: false })],
        // Found only once a test runs, it would have the page reloaded under it.
        optimizeDeps: { include: ['axe-core', 'katex', 'ml-pca'] },
        test: { name: 'page', include: ['web/app/**/*.test.ts'], browser: chromium },
      },
      {
        extends: true,
        test: {
          name: 'wasm-node',
          include: ['wasm-tests/**/*.test.ts'],
          environment: 'node',
          execArgv: relaxedSimdFlags(),
          // The package as Node imports it, not as Vite would bundle it.
          server: { deps: { external: [/\/dist\/lib\//] } },
        },
      },
      {
        extends: true,
        optimizeDeps: { exclude: ['glassformer'], include: ['ml-pca'] },
        test: { name: 'wasm-chromium', include: ['wasm-tests/**/*.test.ts'], browser: chromium },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['web/e2e/**/*.{test,spec}.ts'],
          environment: 'node',
          // The same build as in the page: the lesson's tests compare their numbers.
          execArgv: relaxedSimdFlags(),
          fileParallelism: false,
        },
      },
    ],
  },
});
