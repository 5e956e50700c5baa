/** The model beside the page, kept in the browser's Cache Storage for visits without a network. */
import { type LoadOptions, Translator } from 'glassformer';
import { MODEL } from '../state/model';
import { problemOf } from '../state/problem';
import { MODEL_CACHE } from './caches';

/** Loads it. Files that turn out to be broken are not kept: the next attempt fetches them anew. */
export async function loadModel(options: LoadOptions): Promise<Translator> {
  // While the page is worked on, the model may change under it.
  if (!import.meta.env.PROD) return Translator.from_pretrained(MODEL, options);
  try {
    return await Translator.from_pretrained(MODEL, { ...options, cacheName: MODEL_CACHE });
  } catch (error) {
    if (problemOf(error).kind === 'broken-file') await globalThis.caches?.delete(MODEL_CACHE);
    throw error;
  }
}

/** Whether it is there without a network. */
export async function isModelKept(): Promise<boolean> {
  const cache = await globalThis.caches?.open(MODEL_CACHE);
  return (await cache?.match(`${MODEL}/model.safetensors`)) !== undefined;
}
