// The package as its users get it: packed, installed in an empty project, imported by Node, checked
// by TypeScript, built by Vite.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Problem } from './problems.mjs';
import { ROOT, runToEnd } from './run.mjs';

/** A user's program. The model and the sentence are those of the lecture. */
const PROGRAM = `
import { Translator, pipeline } from 'glassformer';

export async function translate(model: string): Promise<string> {
  const translator = await Translator.from_pretrained(model);
  const { text } = await translator.translate('How about coffee?', { tgt_lang: 'ko' });
  await translator.dispose();
  const translate = await pipeline('translation', model);
  const [again] = await translate('How about coffee?', { tgt_lang: 'ko' });
  if (again?.translation_text !== text) throw new Error('pipeline and Translator differ');
  return text;
}
`;

const EXPECTED = '커피 한잔 어때?';

/** @type {Record<string, (folder: string) => Promise<void>>} */
const TESTS = {
  'a packed package installs in an empty project': async (folder) => {
    await npm(path.join(ROOT, 'dist/lib'), ['pack', '--pack-destination', folder]);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    if (!tarball) throw new Problem('npm pack wrote no tarball.');
    write(folder, 'package.json', '{ "private": true, "type": "module" }');
    await npm(folder, ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`]);
  },

  'strict TypeScript accepts a program that uses it': async (folder) => {
    write(folder, 'program.ts', PROGRAM);
    const options = {
      target: 'ES2022',
      module: 'NodeNext',
      strict: true,
      exactOptionalPropertyTypes: true,
      lib: ['ES2023', 'DOM', 'ESNext.Disposable'],
      types: [],
      outDir: 'out',
    };
    write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
    await node(folder, [path.join(ROOT, 'node_modules/typescript/bin/tsc')]);
  },

  'the program runs in Node': async (folder) => {
    const model = JSON.stringify(path.join(ROOT, 'public/models/everyday-en-ko'));
    const main = `import { translate } from './out/program.js'; console.log(await translate(${model}));`;
    write(folder, 'main.js', main);
    const output = await node(folder, ['main.js']);
    if (output.trim() !== EXPECTED) throw new Problem(`It printed ${output} for ${EXPECTED}.`);
  },

  'Vite bundles the program, its worker and its WebAssembly': async (folder) => {
    write(
      folder,
      'page.js',
      "import { translate } from './program.ts'; document.title = await translate('model');",
    );
    write(folder, 'index.html', '<script type="module" src="./page.js"></script>');
    await node(folder, [path.join(ROOT, 'node_modules/vite/bin/vite.js'), 'build']);
    const assets = readdirSync(path.join(folder, 'dist/assets'));
    for (const pattern of [/^worker.*\.js$/, /simd.*\.wasm$/, /relaxed.*\.wasm$/]) {
      if (!assets.some((name) => pattern.test(name))) {
        throw new Problem(`Vite wrote no ${pattern.source}: ${assets.join(', ')}.`);
      }
    }
  },
};

/** @returns {Promise<import('./suites.mjs').Counts>} */
export async function smokeTest() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glassformer-package-'));
  const counts = { passed: 0, failed: 0 };
  try {
    for (const [name, test] of Object.entries(TESTS)) {
      try {
        await test(folder);
        console.log(`✓ ${name}`);
        counts.passed++;
      } catch (error) {
        console.error(`✗ ${name}\n`, error instanceof Problem ? error.message : error);
        counts.failed++;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return counts;
}

/** @param {string} folder @param {string} name @param {string} text */
function write(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

/** @param {string} cwd @param {string[]} args */
const npm = (cwd, args) => finish(process.platform === 'win32' ? 'npm.cmd' : 'npm', cwd, args);

/** @param {string} cwd @param {string[]} args */
const node = (cwd, args) => finish(process.execPath, cwd, args);

/** @param {string} program @param {string} cwd @param {string[]} args */
async function finish(program, cwd, args) {
  const { code, output } = await runToEnd(program, args, { cwd, quiet: true });
  if (code !== 0) throw new Problem(`${program} ${args.join(' ')} failed:\n${output}`);
  return output;
}
