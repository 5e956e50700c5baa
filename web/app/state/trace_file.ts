/** Everything that the model computed for a translation, as one file. */
import { type Token, encodeSafetensors } from 'glassformer';
import { version } from 'glassformer/package.json';
import { MODEL } from './model';
import type { PathRecord } from './path';

const piecesOf = (tokens: readonly Token[]): string =>
  JSON.stringify(tokens.map(({ piece }) => piece));
const idsOf = (tokens: readonly Token[]): string => JSON.stringify(tokens.map(({ id }) => id));

/**
 * The trace as safetensors. Its metadata say of what: `text` and its `translation`, the tokens of
 * both sides as arrays in JSON, which model, and which package computed with it.
 */
export function traceFile(path: PathRecord, fingerprint: string): Uint8Array<ArrayBuffer> {
  return encodeSafetensors(path.trace, {
    text: path.text,
    translation: path.translation,
    language: path.language,
    source: piecesOf(path.source),
    source_ids: idsOf(path.source),
    target: piecesOf(path.target),
    target_ids: idsOf(path.target),
    model: MODEL.split('/').at(-1) ?? MODEL,
    model_fingerprint: fingerprint,
    glassformer: version,
  });
}
