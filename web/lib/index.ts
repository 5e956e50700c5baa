export { GlassformerError, type GlassformerErrorCode } from './errors.js';
export {
  type Computed,
  type Named,
  Operations,
  type OperationSet,
  type PlaceOptions,
} from './operations.js';
export { pipeline, type TranslationPipeline } from './pipeline.js';
export { decodeSafetensors, encodeSafetensors } from './safetensors.js';
export { select } from './select.js';
export {
  type GenerateOptions,
  type IdsForwardOptions,
  type OneOrBest,
  Transformer,
} from './transformer.js';
export { type StreamOptions, Translator } from './translator.js';
export type * from './explanation.js';
export type * from './types.js';
export { isSupported } from './variants.js';
