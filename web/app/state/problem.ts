import type { GlassformerErrorCode } from 'glassformer';

/** What the page says about an error: what happened, and what to do, in every language. */
export type ProblemKind =
  | 'no-simd'
  | 'offline'
  | 'missing-file'
  | 'missing-part'
  | 'broken-file'
  | 'too-long'
  | 'no-memory'
  | 'unexpected';

export interface Problem {
  readonly kind: ProblemKind;
  /** The error's own words, for those who want to know. */
  readonly detail: string;
}

const KINDS: Partial<Record<GlassformerErrorCode, ProblemKind>> = {
  input_too_long: 'too-long',
  invalid_config: 'broken-file',
  invalid_safetensors: 'broken-file',
  invalid_tokenizer: 'broken-file',
  missing_tensor: 'broken-file',
  network: 'missing-file',
  not_found: 'missing-file',
  out_of_memory: 'no-memory',
  shape_mismatch: 'broken-file',
  unsupported_browser: 'no-simd',
};

/** What Chromium, Firefox and Safari say where `import()` found nothing: only their words tell. */
const NO_PART =
  /dynamically imported module|importing a module script failed|unable to preload css/i;

/** An error of the package, or anything else that was thrown, as the page tells it. */
export function problemOf(error: unknown, online = navigator.onLine): Problem {
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (NO_PART.test(detail)) return { kind: 'missing-part', detail };
  const kind = Object.entries(KINDS).find(([known]) => known === code)?.[1] ?? 'unexpected';
  return { kind: kind === 'missing-file' && !online ? 'offline' : kind, detail };
}
