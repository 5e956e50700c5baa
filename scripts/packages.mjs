// The npm packages: installed if node_modules is not what package-lock.json says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './run.mjs';

/**
 * Brings a folder's node_modules in line with its package-lock.json.
 * @param {string} [folder]
 */
export async function installPackages(folder = ROOT) {
  if (areInstalled(folder)) return;
  console.log('Installing npm packages …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await run(
    'Installing npm packages',
    npm,
    ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'],
    { cwd: folder, downloads: 'The npm packages' },
  );
}

/** @param {string} folder */
function areInstalled(folder) {
  const wanted = lockedPackages(path.join(folder, 'package-lock.json'));
  const present = lockedPackages(path.join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(wanted ?? {}).every(
    ([name, { version, optional }]) =>
      name === '' || optional || present?.[name]?.version === version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
