/** The translation as it is read: pieces put together, each with how sure the model was of it. */
import type { PathStep } from '../state/path';
import { bytesToText, isByte } from './script';

/** Below this probability a piece is shown as unsure. */
export const UNSURE = 0.5;

export interface Piece {
  /** Index of the step that completed it. */
  readonly step: number;
  /** White space before the piece. */
  readonly space: string;
  readonly text: string;
  /** Of the least likely of its tokens. */
  readonly probability: number;
}

/**
 * Pieces of the steps given, marks such as `<eos>` left out. Bytes are joined to their character,
 * white space that is a token of its own goes to the piece after it.
 */
export function piecesOf(steps: readonly PathStep[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let bytes: string[] = [];
  let space = '';
  let least = 1;
  for (const { index, chosen, probability } of steps) {
    if (chosen.special) continue;
    const last = pieces.at(-1);
    if (isByte(chosen.piece) && bytes.length > 0 && last) {
      bytes.push(chosen.piece);
      const text = bytesToText(bytes);
      pieces[pieces.length - 1] = {
        ...last,
        step: index,
        text,
        probability: Math.min(last.probability, probability),
      };
      continue;
    }
    bytes = isByte(chosen.piece) ? [chosen.piece] : [];
    const spelled = bytes.length > 0 ? bytesToText(bytes) : chosen.piece.replaceAll('▁', ' ');
    const text = spelled.trimStart();
    space += spelled.slice(0, spelled.length - text.length);
    least = Math.min(least, probability);
    if (text === '') continue;
    pieces.push({ step: index, space: last ? space : '', text, probability: least });
    space = '';
    least = 1;
  }
  return pieces;
}
