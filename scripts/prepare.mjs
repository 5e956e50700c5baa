// Everything that `npm start` and `npm test` need before their own work: npm packages, tools, the
// WebAssembly modules, the package and the page. A second run has nothing to do and takes seconds.
import { buildApp, buildLib, buildWasm } from './build.mjs';
import { installPackages } from './packages.mjs';
import { runMain } from './problems.mjs';
import { isMain } from './run.mjs';
import { findToolchain } from './toolchain.mjs';

/**
 * @param {{ page?: boolean }} [options] page: whether to build dist/app too
 * @returns {Promise<import('./toolchain.mjs').Toolchain>}
 */
export async function prepare({ page = true } = {}) {
  await installPackages();
  const toolchain = await findToolchain();
  console.log(`Tools: ${toolchain.description}`);
  await buildWasm(toolchain);
  await buildLib();
  if (page) await buildApp();
  return toolchain;
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await prepare();
    console.log('dist/lib is the npm package, dist/app the page.');
  });
}
