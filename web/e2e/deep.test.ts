import { mkdtemp, mkdir, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { translated, useBrowser, visit } from './visit';

/** A server's root that has the page some folders down. */
let root: string;

useBrowser(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'glassformer-deep-'));
  await mkdir(path.join(root, 'courses'));
  await symlink(path.join(ROOT, 'dist/app'), path.join(root, 'courses/page'), 'junction');
  return root;
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('the page works wherever a server has it', async () => {
  await visit({ path: 'courses/page/' }, (page) => translated(page, '커피 한잔 어때?'));
});
