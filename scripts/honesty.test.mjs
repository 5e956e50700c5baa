// The rules of eslint.config.js against numbers that no model computed, tried on some.
import { ESLint } from 'eslint';
import { beforeAll, expect, it } from 'vitest';
import { ROOT } from './run.mjs';

/** @type {ESLint} */
let eslint;
beforeAll(() => {
  eslint = new ESLint({ cwd: ROOT });
});

/** @param {string} code @param {string} filePath */
async function rulesBroken(code, filePath) {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

const SYNTAX = 'no-restricted-syntax';

it.each([
  ['export const x = Math.random();', ['no-restricted-properties']],
  ['export const x = new Float32Array([0.5, -1]);', [SYNTAX, SYNTAX]],
  ['export const x = Float32Array.of(0.5);', [SYNTAX]],
  ['export const x = Float32Array.from([0.5]);', [SYNTAX]],
  ['export const x = new Float32Array(8).fill(0.5);', [SYNTAX]],
  ['export const x = { dims: [1], data: [0.5] };', [SYNTAX]],
])('%s is not for the page', async (code, broken) => {
  expect(await rulesBroken(code, 'web/app/views/planted.ts')).toEqual(broken);
  expect(await rulesBroken(code, 'web/app/views/planted.test.ts')).toEqual([]);
});

it.each([
  ['<Matrix view={matrixOf({ dims: [1, 2], data: [0.5, 1] })} />', 2],
  ['<Histogram values={[0.5, 1]} />', 2],
  ['<p>97%</p>', 1],
  ['<p>It is {text}: 0.25.</p>', 1],
])('%s is not for a view', async (code, least) => {
  const broken = await rulesBroken(code, 'web/app/views/Planted.svelte');
  expect(broken.filter((rule) => rule === SYNTAX).length).toBeGreaterThanOrEqual(least);
});

it('a text says no number itself', async () => {
  const code = "export const texts = { ko: { sum: '합은 1.0000입니다.' } };";
  expect(await rulesBroken(code, 'web/app/chapters/planted/messages.ts')).toEqual([SYNTAX]);
});

it('styles, places and numbers of tensors are left alone', async () => {
  const code =
    '<script lang="ts">const { tensor } = $props(); const data = tensor.data.subarray(0, 4);</script>\n' +
    '<p>{data.length}</p>\n<style>p { margin: 0.5rem; width: 97%; }</style>';
  expect(await rulesBroken(code, 'web/app/views/Planted.svelte')).toEqual([]);
});
