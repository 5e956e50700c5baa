/**
 * The first sentence's path as a safetensors file, which the page shows until its model is there.
 * Written by scripts/record.mjs when the page is built, with the model that the page is built with.
 */
import { type Tensor, decodeSafetensors, encodeSafetensors } from 'glassformer';
import type { PathRecord } from '../state/path';

/** What the first view draws: every attention, from its products to its weights. */
const SEEN_FIRST = /_attn\.(products|scores|masked_scores|weights|mask)$/;

/** The file of a path that the model with this fingerprint found. */
export function encodeRecording(path: PathRecord, fingerprint: string): Uint8Array<ArrayBuffer> {
  const { text, language, choices, source, steps, target, translation, complete, score } = path;
  const tensors = new Map<string, Tensor>();
  for (const [name, tensor] of path.trace) if (SEEN_FIRST.test(name)) tensors.set(name, tensor);
  // The traces of the steps are in that of the whole path.
  const bare = steps.map(({ trace: _, ...step }) => step);
  const walk = { text, language, choices, source, target, translation, complete, score };
  const kept = { ...walk, steps: bare };
  return encodeSafetensors(tensors, { fingerprint, path: JSON.stringify(kept) });
}

/** The path in a file; null if another model than this one found it. */
export function decodeRecording(bytes: Uint8Array, fingerprint: string): PathRecord | null {
  const { tensors, metadata } = decodeSafetensors(bytes);
  if (metadata['fingerprint'] !== fingerprint) return null;
  const path = JSON.parse(metadata['path'] ?? '') as Omit<PathRecord, 'trace'>;
  const steps = path.steps.map((step) => ({ ...step, trace: new Map() }));
  return { ...path, steps, trace: tensors };
}
