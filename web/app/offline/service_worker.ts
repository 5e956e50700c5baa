/**
 * Answers for the page without a network: with every file of the page and with the model, which the
 * page keeps by itself. A new version is fetched whole beside the old one, and takes over once no page of the
 * old one is open any more; see docs/decisions/0005-offline.md.
 */
import { type PrecacheEntry, cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { MODEL_CACHE, forgetOtherModels } from './caches';

/** Put in by scripts/vite/offline.mjs. */
declare const SHELL: PrecacheEntry[];

/** What is used of a service worker's scope; elsewhere in the page `self` is a window. */
interface Scope {
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as Scope;

precacheAndRoute(SHELL, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (!new URL(request.url).pathname.includes('/models/')) return;
  event.respondWith(keptModel(request).then((kept) => kept ?? fetch(request)));
});

async function keptModel(request: Request): Promise<Response | undefined> {
  return (await caches.open(MODEL_CACHE)).match(request);
}

scope.addEventListener('activate', (event) => {
  // Only now: until here a page of the version before might have been opened anew.
  event.waitUntil(forgetOtherModels());
  // The first visit's page is answered for, too; later there is none open when this happens.
  event.waitUntil(scope.clients.claim());
});
