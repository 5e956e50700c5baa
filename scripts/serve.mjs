// Serves the built page as any static host could, under the strictest policy that it runs with.
import { createServer } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { Problem, runMain, sentences } from './problems.mjs';
import { isMain, ROOT } from './run.mjs';

/** Nothing from elsewhere, no inline scripts, no eval; WebAssembly may be compiled. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  // Svelte sets positions and colours through style attributes.
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Starts a server of a folder on this machine alone.
 * @param {{ port: number, folder?: string, host?: string, observe?: (path: string) => void }} options
 *   port 0: any that is free; observe: told the path of every request
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export function serve({ port, folder = path.join(ROOT, 'dist/app'), host = 'localhost', observe }) {
  const files = sirv(folder, {
    // Sizes and dates are looked up at each request: the folder may be built anew meanwhile.
    dev: true,
    setHeaders(response, file) {
      response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
      // Names of assets have the hash of their content.
      if (file.startsWith('/assets/')) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      }
    },
  });
  const server = createServer((request, response) => {
    observe?.(request.url ?? '');
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    });
  });
  return new Promise((resolve, reject) => {
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      reject(error.code === 'EADDRINUSE' ? new Problem(sentences.portTaken(port)) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      resolve({
        url: `http://${host}:${actual}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** The port in the environment, or the usual one. */
export function chosenPort() {
  const text = process.env['PORT'] || '4173';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Problem(sentences.badPort(text));
  }
  return port;
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const { url } = await serve({ port: chosenPort() });
    console.log(`\nThe page is at ${url} (Ctrl+C ends it).`);
  });
}
