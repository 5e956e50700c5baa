// Finds the tools that the build needs beyond Node: CMake, a C++ compiler, Emscripten, Eigen,
// nlohmann/json and GoogleTest. What this machine lacks comes, on Debian, from a private folder in
// the user's cache (debian_toolchain.sh); elsewhere a sentence says what to install.
//
//   eval "$(node scripts/toolchain.mjs)"    the same environment for cmake and emcc by hand
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  isAtLeast,
  OLDEST_CMAKE,
  OLDEST_EMSCRIPTEN,
  Problem,
  runMain,
  sentences,
} from './problems.mjs';
import { capture, isMain, isProgram, ROOT, run, which } from './run.mjs';

/** Part of the private folder's name: to be raised when debian_toolchain.sh makes it differently. */
const RECIPE = 'toolchain-1';

/**
 * @typedef {object} Toolchain
 * @property {string} cmake the program
 * @property {string} ctest
 * @property {string} generator CMake's name of the build system
 * @property {NodeJS.ProcessEnv} env the environment to build in
 * @property {string} description one line for people
 */

/** Where this project keeps what it downloads, shared by all checkouts. */
export function cacheFolder() {
  const base = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  return path.join(base, 'glassformer');
}

/**
 * Finds every tool, making the private folder if it is needed and can be made.
 * @returns {Promise<Toolchain>}
 */
export async function findToolchain() {
  if (!['c++', 'g++', 'clang++', 'cl'].some(which) && !process.env['CXX']) {
    throw new Problem(sentences.noCompiler());
  }
  const installed = findInstalled();
  if (!installed.problem) return assemble(installed);
  if (!isDebian()) throw new Problem(installed.problem);
  const folder = existingFolder() ?? (await makeFolder(installed.problem));
  return assemble(findInstalled(folder));
}

/**
 * @typedef {object} Found
 * @property {string | undefined} problem what is missing, as a sentence
 * @property {string} cmake
 * @property {string} ninja the program, or ''
 * @property {string} emscripten the folder of emcc
 * @property {string} eigen
 * @property {string} json
 * @property {string} googletest
 * @property {string | undefined} folder the private folder, where it is used
 */

/**
 * What stands on this machine; what does not is taken from the private folder, if one is given.
 * @param {string} [folder]
 * @returns {Found}
 */
function findInstalled(folder) {
  const prefixes = [...systemPrefixes(), ...(folder ? [path.join(folder, 'usr')] : [])];
  /** @type {string[]} */
  const problems = [];
  /** @template T @param {() => T} find @param {T} otherwise */
  const attempt = (find, otherwise) => {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error.message);
      return otherwise;
    }
  };
  const cmake = attempt(() => findCMake(folder), '');
  const emscripten = attempt(() => findEmscripten(folder), '');
  const eigen = attempt(
    () => findLibrary('Eigen', 'EIGEN_INC', 'Eigen/Core', ['include/eigen3', 'include'], prefixes),
    '',
  );
  const json = attempt(
    () => findLibrary('nlohmann/json', 'JSON_INC', 'nlohmann/json.hpp', ['include'], prefixes),
    '',
  );
  const googletest = attempt(
    () =>
      findLibrary(
        "GoogleTest's source code",
        'GOOGLETEST_SOURCE',
        'googletest/include/gtest/gtest.h',
        ['src/googletest'],
        prefixes,
      ),
    '',
  );
  const ninja = which('ninja') ?? (folder ? path.join(folder, 'usr/bin/ninja') : '');
  return { problem: problems[0], cmake, ninja, emscripten, eigen, json, googletest, folder };
}

/** @param {string} [folder] */
function findCMake(folder) {
  const own = which('cmake');
  const version = own && /version (\d+(?:\.\d+)*)/.exec(capture(own, ['--version']) ?? '')?.[1];
  if (own && version && isAtLeast(version, OLDEST_CMAKE)) return own;
  if (folder) return path.join(folder, 'usr/bin/cmake');
  throw new Problem(version ? sentences.oldCMake(version) : sentences.noCMake());
}

/**
 * The folder of an `emcc` that is new enough: on PATH, in EMSDK, in the private folder.
 * @param {string} [folder]
 */
function findEmscripten(folder) {
  const sdk = process.env['EMSDK'];
  const emcc = which('emcc') ?? (sdk ? path.join(sdk, 'upstream/emscripten/emcc') : null);
  const own = folder && path.join(folder, 'usr/share/emscripten');
  if (!emcc || !isProgram(emcc)) {
    if (own) return own;
    throw new Problem(sentences.noEmscripten());
  }
  const version = /(\d+\.\d+\.\d+)/.exec(capture(emcc, ['--version']) ?? '')?.[1];
  if (version && isAtLeast(version, OLDEST_EMSCRIPTEN)) return emscriptenRoot(emcc);
  if (own) return own;
  throw new Problem(
    version ? sentences.oldEmscripten(emcc, version) : sentences.brokenEmscripten(emcc),
  );
}

/**
 * Where Emscripten's CMake files are: `emcc` on PATH may be a link or a wrapper.
 * @param {string} emcc
 */
function emscriptenRoot(emcc) {
  const root = capture(path.join(path.dirname(emcc), 'em-config'), ['EMSCRIPTEN_ROOT']);
  return root?.trim() || path.dirname(emcc);
}

/**
 * @param {string} name for people
 * @param {string} variable of the environment, which comes first
 * @param {string} file that proves it is there
 * @param {string[]} places below a prefix
 * @param {string[]} prefixes
 */
function findLibrary(name, variable, file, places, prefixes) {
  const own = process.env[variable];
  const folders = prefixes.flatMap((prefix) => places.map((place) => path.join(prefix, place)));
  const found = [...(own ? [own] : []), ...folders].find((f) => exists(path.join(f, file)));
  if (!found) throw new Problem(sentences.noLibrary(name, variable));
  return found;
}

/** @param {string} file */
function exists(file) {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

function systemPrefixes() {
  const conda = process.env['CONDA_PREFIX'];
  const homes = ['/usr', '/usr/local', '/opt/homebrew', '/opt/local'];
  return conda ? [conda, path.join(conda, 'Library'), ...homes] : homes;
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8')) && !!which('apt-get');
  } catch {
    return false;
  }
}

/** The newest private folder that is whole. */
function existingFolder() {
  const cache = cacheFolder();
  try {
    const names = readdirSync(cache).filter((name) => name.startsWith(`${RECIPE}-`));
    const newest = names.sort(new Intl.Collator('en', { numeric: true }).compare).at(-1);
    return newest && path.join(cache, newest);
  } catch {
    return undefined;
  }
}

/** @param {string} reason */
async function makeFolder(reason) {
  const cache = cacheFolder();
  console.error(`${reason.split(':')[0]}; unpacking the tools of Debian into ${cache} instead`);
  const script = path.join(ROOT, 'scripts/debian_toolchain.sh');
  const output = await run('Setting up the tools', 'bash', [script, cache, RECIPE], {
    where: cache,
    downloads: 'The tools',
    stdoutToStderr: true,
  });
  return output.trim().split('\n').at(-1) ?? '';
}

/**
 * @param {Found} found
 * @returns {Toolchain}
 */
function assemble({ cmake, ninja, emscripten, eigen, json, googletest, folder }) {
  const ctest = path.join(path.dirname(cmake), path.basename(cmake).replace('cmake', 'ctest'));
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    EMSCRIPTEN_ROOT: emscripten,
    EIGEN_INC: eigen,
    JSON_INC: json,
    GOOGLETEST_SOURCE: googletest,
  };
  // Emscripten's --emit-tsd calls tsc.
  const folders = [path.join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''];
  if (!which('node')) folders.push(path.dirname(process.execPath));
  if (ninja) folders.push(path.dirname(ninja));
  env['PATH'] = folders.join(path.delimiter);
  if (folder && emscripten.startsWith(folder)) {
    const python = readdirSync(path.join(folder, 'usr/bin')).find((f) => /^python3\.\d+$/.test(f));
    env['EM_CONFIG'] = path.join(folder, 'emscripten.config');
    env['EM_CACHE'] = path.join(folder, 'emcache');
    env['EM_NODE_JS'] = process.execPath;
    env['EMSDK_PYTHON'] = path.join(folder, 'usr/bin', python ?? 'python3');
  }
  const generator = ninja ? 'Ninja' : 'Unix Makefiles';
  return { cmake, ctest, generator, env, description: `${cmake}, ${generator}, ${emscripten}` };
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const { env } = await findToolchain();
    for (const [name, value] of Object.entries(env)) {
      if (value !== process.env[name]) console.log(`export ${name}='${value}'`);
    }
  });
}
