// The npm packages: installed if node_modules is not what package-lock.json says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './run.mjs';

/** Brings node_modules in line with package-lock.json. */
export async function installPackages() {
  if (areInstalled()) return;
  console.log('Installing npm packages …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await run(
    'Installing npm packages',
    npm,
    ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'],
    {
      downloads: 'The npm packages',
    },
  );
}

function areInstalled() {
  const wanted = lockedPackages('package-lock.json');
  const present = lockedPackages('node_modules/.package-lock.json');
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
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
