// `npm run dev`: the page with hot reload. The package is built again whenever web/lib changes.
import { watch } from 'node:fs';
import path from 'node:path';
import { buildLib } from './build.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problems.mjs';
import { ROOT } from './run.mjs';

await runMain(async () => {
  await prepare({ page: false });
  const { createServer } = await import('vite');
  const server = await createServer();
  await server.listen();
  server.printUrls();

  let timer = setTimeout(() => {}, 0);
  let building = Promise.resolve();
  watch(path.join(ROOT, 'web/lib'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(buildLib).catch((error) => {
        if (error instanceof Problem) console.error(error.message);
        else throw error;
      });
    }, 200);
  });
});
