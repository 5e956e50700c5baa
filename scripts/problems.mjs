// What can go wrong on somebody's machine, each said in one sentence that tells what to do.

export const OLDEST_NODE = 20;
export const OLDEST_CMAKE = '3.24';
export const OLDEST_EMSCRIPTEN = '3.1.69';

/** An error whose message is all that a person needs: shown without a stack. */
export class Problem extends Error {
  /** @override */
  name = 'Problem';
}

export const sentences = {
  /** @param {string} version */
  oldNode: (version) =>
    `Node ${version} is too old: install Node ${OLDEST_NODE} or newer and run again.`,
  noCMake: () => `CMake was not found: install CMake ${OLDEST_CMAKE} or newer and run again.`,
  /** @param {string} version */
  oldCMake: (version) =>
    `CMake ${version} is too old: install CMake ${OLDEST_CMAKE} or newer and run again.`,
  noCompiler: () =>
    'No C++ compiler was found: install g++ 12 or newer or clang 14 or newer, or set CXX, and run again.',
  noEmscripten: () =>
    `Emscripten was not found: install emsdk ${OLDEST_EMSCRIPTEN} or newer, put emcc on PATH or set EMSDK, and run again.`,
  /** @param {string} path @param {string} version */
  oldEmscripten: (path, version) =>
    `${path} is Emscripten ${version}, which is too old: install emsdk ${OLDEST_EMSCRIPTEN} or newer and run again.`,
  /** @param {string} path */
  brokenEmscripten: (path) =>
    `${path} does not start: repair that Emscripten or take it off PATH, and run again.`,
  /** @param {string} name @param {string} variable */
  noLibrary: (name, variable) =>
    `${name} was not found: install it, or set ${variable} to its folder, and run again.`,
  /** @param {string} what */
  noNetwork: (what) => `${what} could not be downloaded: check the network and run again.`,
  /** @param {string} where */
  diskFull: (where) => `The disk is full, at ${where}: free some space and run again.`,
  /** @param {string} path */
  notWritable: (path) => `${path} cannot be written: give yourself the right to, and run again.`,
  /** @param {number} port */
  portTaken: (port) =>
    `Port ${port} is taken: stop what uses it, or choose another with PORT=${port + 1} npm start.`,
  /** @param {string} port */
  badPort: (port) => `PORT=${port} is no port: set it to a number from 0 to 65535 and run again.`,
  noBrowser: () =>
    'No Chrome or Chromium was found: install one, or set CHROME_PATH to its program, and run again.',
  /** @param {string} path */
  badBrowser: (path) =>
    `CHROME_PATH is ${path}, where there is no program: correct or unset it, and run again.`,
  /** @param {string} program @param {string} reason */
  noStart: (program, reason) =>
    `${program} could not be started (${reason}): install or repair it and run again.`,
  /** @param {string} what */
  failed: (what) => `${what} failed: the reason stands above.`,
};

// How npm, apt, curl, compilers and Node itself word the two problems that can meet any step.
const FULL = /ENOSPC|No space left on device|disk quota exceeded|EDQUOT/i;
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|Could not resolve|Temporary failure (in name resolution|resolving)|network request to .* failed/i;

/**
 * Why a step failed, in one sentence.
 * @param {string} what the step, as the start of a sentence: "Building the page"
 * @param {string} output all that its program printed
 * @param {{ where: string, downloads?: string }} context the folder it writes to, and what it
 *   downloads, if it does
 */
export function explain(what, output, { where, downloads }) {
  if (FULL.test(output)) return sentences.diskFull(where);
  const reason = /^reason: (.+)$/m.exec(output)?.[1];
  if (reason) return `${what} failed: ${reason}.`;
  if (downloads && OFFLINE.test(output)) return sentences.noNetwork(downloads);
  return sentences.failed(what);
}

/**
 * Whether a version like "3.1.69" is `oldest` or newer.
 * @param {string} version
 * @param {string} oldest
 */
export function isAtLeast(version, oldest) {
  const numbers = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [i, part] of oldest.split('.').entries()) {
    const difference = (numbers[i] ?? 0) - Number.parseInt(part, 10);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Runs a script's main function; a Problem ends it with its one sentence.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    const version = process.versions.node;
    if (!isAtLeast(version, String(OLDEST_NODE))) throw new Problem(sentences.oldNode(version));
    await main();
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    if (full) console.error(`\n${sentences.diskFull(process.cwd())}`);
    else if (error instanceof Problem) console.error(`\n${error.message}`);
    else console.error(error);
    process.exitCode = 1;
  }
}
