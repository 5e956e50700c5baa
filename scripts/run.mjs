// Programs started by the scripts: found, run, and their failures explained.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain, Problem, sentences } from './problems.mjs';

export const ROOT = path.resolve(fileURLToPath(import.meta.url), '../..');

/**
 * Whether the module at `url` is the script that Node was started with.
 * @param {string} url
 */
export function isMain(url) {
  return process.argv[1] === fileURLToPath(url);
}

/**
 * The full path of a program on PATH, or null.
 * @param {string} name
 */
export function which(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (folder && isProgram(file)) return file;
    }
  }
  return null;
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * What a program prints, or null if it does not start or fails.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function capture(program, args, env = process.env) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', env });
  return status === 0 ? stdout : null;
}

/**
 * Runs a program, showing what it prints, and returns that once it has ended well. Throws a Problem
 * that says why it did not.
 * @param {string} what the step, as the start of a sentence: "Building the page"
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, where?: string, downloads?: string,
 *   stdoutToStderr?: boolean,
 *   quiet?: boolean }} [options] where: the folder it writes to; downloads: what it downloads;
 *   quiet: show its output only if it fails
 */
export async function run(what, program, args, options = {}) {
  const { cwd = ROOT, where = cwd, downloads, quiet = false } = options;
  const { code, output } = await runToEnd(program, args, { ...options, cwd });
  if (code === 0) return output;
  if (quiet) process.stderr.write(output);
  throw new Problem(explain(what, output, downloads ? { where, downloads } : { where }));
}

/**
 * Runs a program to its end, whatever that is.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, quiet?: boolean, stdoutToStderr?: boolean }}
 *   [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runToEnd(program, args, options = {}) {
  const { env = process.env, cwd = ROOT, quiet = false, stdoutToStderr = false } = options;
  return new Promise((resolve, reject) => {
    // Windows starts npm.cmd and its like through the shell alone.
    const shell = /\.(cmd|bat)$/.test(program);
    const child = spawn(program, args, { env, cwd, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [stream, shown] of /** @type {const} */ ([
      [child.stdout, stdoutToStderr ? process.stderr : process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (!quiet) shown.write(text);
      });
    }
    child.on('error', ({ message }) => reject(new Problem(sentences.noStart(program, message))));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
