/** What can go wrong, by a name that programs can rely on. */
export type GlassformerErrorCode =
  | 'disposed' // used after `dispose`
  | 'input_too_long' // more tokens than the model has positions
  | 'internal' // a defect of this package
  | 'invalid_argument' // a value of the wrong type, range or shape
  | 'invalid_config' // config.json is not what it must be
  | 'invalid_option' // an option of the wrong type or range
  | 'invalid_safetensors' // a safetensors file is damaged
  | 'invalid_tokenizer' // tokenizer.json is not what it must be
  | 'missing_tensor' // model.safetensors lacks a weight
  | 'network' // the connection or the disk failed, or a file came only in part
  | 'not_found' // no such file
  | 'out_of_memory' // the model does not fit
  | 'shape_mismatch' // a weight has another shape than config.json says
  | 'unknown_language' // the model does not translate into it
  | 'unsupported_browser' // no WebAssembly SIMD
  | 'unsupported_config' // a model of a kind that this package does not run
  | 'worker_failed'; // the worker could not start, or ended

/** Input that cannot be used; the message says what was expected and what came. */
export class GlassformerError extends Error {
  override readonly name = 'GlassformerError';
  readonly code: GlassformerErrorCode;

  constructor(code: GlassformerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A value as a message quotes it: short, and telling strings from numbers. */
export function quote(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) {
    return String(value);
  }
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return `an object (${value.constructor?.name ?? 'no prototype'})`;
  return `a ${typeof value}`;
}
