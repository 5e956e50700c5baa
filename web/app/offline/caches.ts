/** Where the browser keeps models: a cache for each, named by its fingerprint. */

const MODEL_CACHES = 'glassformer-model-';

/** Of the model that this page was built with. */
export const MODEL_CACHE = MODEL_CACHES + import.meta.env.VITE_MODEL_FINGERPRINT;

/** Gives up the models of earlier pages. */
export async function forgetOtherModels(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(MODEL_CACHES) && name !== MODEL_CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}
