/** The recording that the page was built with, and the model that it was built with. */
import relaxed from '#recording.relaxed.safetensors?url';
import simd from '#recording.simd.safetensors?url';
import { isSupported } from 'glassformer';
import type { PathRecord } from '../state/path';
import { decodeRecording } from './recording';

/** Tells the model beside the page from any other. */
export const FINGERPRINT: string = import.meta.env.VITE_MODEL_FINGERPRINT;

/** The path that was recorded; null if it cannot be had: the model will be there, if later. */
export async function fetchRecording(): Promise<PathRecord | null> {
  try {
    // By the build that computes here, too: the other one rounds differently.
    const response = await fetch(isSupported('relaxed') ? relaxed : simd);
    if (!response.ok) return null;
    return decodeRecording(new Uint8Array(await response.arrayBuffer()), FINGERPRINT);
  } catch {
    return null;
  }
}
