import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY, serve } from './serve.mjs';

/** @type {{ folder: string, url: string, close: () => Promise<void> }} */
let site;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'glassformer-serve-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<title>page</title>');
  await writeFile(path.join(folder, 'assets/module.wasm'), Uint8Array.of(0, 97, 115, 109));
  await writeFile(path.join(folder, 'assets/main.js'), '');
  site = { folder, ...(await serve({ port: 0, folder })) };
});

afterAll(async () => {
  await site.close();
  await rm(site.folder, { recursive: true });
});

test.each([
  ['', 'text/html'],
  ['assets/module.wasm', 'application/wasm'],
  ['assets/main.js', 'text/javascript'],
])('%s comes as %s, under the policy', async (name, type) => {
  const response = await fetch(site.url + name);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')?.split(';')[0]).toBe(type);
  expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
});

test.each(['nothing.js', '..%2f..%2fetc%2fpasswd', 'assets/%00'])(
  '%s is not found',
  async (name) => {
    expect((await fetch(site.url + name)).status).toBe(404);
  },
);

test('scripts may neither be inline nor made of strings', () => {
  const rule = CONTENT_SECURITY_POLICY.split('; ').find((part) => part.startsWith('script-src '));
  expect(rule).toBe("script-src 'self' 'wasm-unsafe-eval'");
});
