// `npm start`: from a fresh clone to the page, served at a printed address.
import { prepare } from './prepare.mjs';
import { runMain } from './problems.mjs';

await runMain(async () => {
  await prepare();
  // Imported only now: it needs an npm package, which prepare installs.
  const { chosenPort, serve } = await import('./serve.mjs');
  const { url } = await serve({ port: chosenPort() });
  console.log(`\nThe page is at ${url} (Ctrl+C ends it).`);
});
