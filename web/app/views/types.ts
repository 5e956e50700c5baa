/**
 * What the views take and tell. A view is given numbers, never fetches them; it tells what the
 * visitor points at or chooses through callback props, and the page decides what follows.
 *
 * Colours come from the page's custom properties, so that one thing has one colour everywhere:
 * `--paper`, `--ink`, `--muted` (secondary text), `--hairline`, `--accent`, and one hue each for
 * `--source`, `--target`, `--query`, `--key`, `--value`.
 */
import type { Tensor, Token, Trace } from 'glassformer';

/** A matrix inside a tensor: element (r, c) is `data[offset + r · rowStride + c · colStride]`. */
export interface MatrixView {
  readonly data: Float32Array;
  readonly rows: number;
  readonly cols: number;
  readonly offset: number;
  readonly rowStride: number;
  readonly colStride: number;
}

/** So many rows and columns of a matrix, from its first. */
export type Extent = Pick<MatrixView, 'rows' | 'cols'>;

/** One number's place in a matrix. */
export interface Cell {
  readonly row: number;
  readonly col: number;
}

/** Rows, columns or both that are to be looked at; absent means none. */
export interface MatrixHighlight {
  readonly row?: number | undefined;
  readonly col?: number | undefined;
}

/** The tokens of the sentence, or those of its translation from `<sos>` on. */
export type Side = 'source' | 'target';

/**
 * Things in an order of their own that rows and columns of several views stand for: tokens, the
 * numbers of a token in the model, those that the heads have of it side by side, hidden units, and
 * what a chapter has besides.
 */
export type Series = Side | 'model' | 'heads' | 'units' | `own: ${string}`;

/** One of a series. */
export interface Pointed {
  readonly of: Series;
  readonly index: number;
}

/** Whose colour a name wears. */
export type Hue = 'source' | 'target' | 'query' | 'key' | 'value' | 'ink' | 'muted';

/** The rows or the columns of a matrix. */
export interface Axis {
  /** What they are: "query", "key", "dimension". */
  readonly title: string;
  /** One name for each row or column; without them their indices count. */
  readonly names?: readonly string[] | undefined;
  readonly hue?: Hue | undefined;
  /** What they do: "asks", "answers". */
  readonly role?: string | undefined;
  /** What they stand for: pointed at anywhere, they light up wherever else they are. */
  readonly of?: Series | undefined;
  /** The indices in that series that each of them has; without them it is their own. */
  readonly indices?: readonly (readonly number[])[] | undefined;
}

/** `signed` diverges through the paper, `probability` goes from the paper (0) to full (1). */
export type ScaleKind = 'signed' | 'probability';

/** Numbers that the two ends of a colour scale stand for; `signed` is symmetric about 0. */
export interface Domain {
  readonly low: number;
  readonly high: number;
}

export interface MatrixProps {
  view: MatrixView;
  /** How much of it there is yet; the rest keeps its room, empty. Default: all. */
  shown?: Extent | undefined;
  /** What the matrix is, for readers of screens and for file names: "weights, head 3". */
  label: string;
  rowAxis: Axis;
  colAxis: Axis;
  scale?: ScaleKind;
  /** Default: the largest magnitude in view for `signed`, 0 to 1 for `probability`. */
  domain?: Domain | undefined;
  /** 0, or −∞ where attention must not look: those cells are hatched whatever they hold now. */
  mask?: MatrixView | undefined;
  /** What else on the page is about, as long as nothing is pointed at. */
  highlight?: MatrixHighlight | undefined;
  /** The row of this step, set off from the others. */
  currentRow?: number | undefined;
  /** The cell that stays marked; bindable. */
  pinned?: Cell | null;
  /** A check of each row, written at its end: its sum. */
  notes?: { readonly title: string; readonly texts: readonly string[] } | undefined;
  /** CSS pixels the cells may take in height before they shrink; default 560. */
  maxHeight?: number;
  legend?: boolean;
  /** What a click on a cell does, where it does more than mark it. */
  invite?: string | undefined;
  onpin?: ((cell: Cell | null) => void) | undefined;
}

/** encoder self-attention, masked decoder self-attention, decoder to encoder. */
export type AttentionKind = 'encoder' | 'decoder' | 'cross';

/** The stages of one head, as named in the trace. */
export type AttentionValue = 'products' | 'scores' | 'masked_scores' | 'weights';

/** What the attention views show: plain data, fit for a URL. */
export interface AttentionSelection {
  readonly kind: AttentionKind;
  readonly layer: number;
  readonly head: number;
  readonly value: AttentionValue;
}

export interface AttentionStageProps {
  /**
   * A teacher-forced pass over one sentence with at least `encoder.layers.*.self_attn.*`,
   * `decoder.layers.*.self_attn.*` and `decoder.layers.*.encoder_attn.*`; attentions that it lacks
   * cannot be chosen.
   */
  trace: Trace;
  source: readonly Token[];
  /** The decoder's input: `<sos>` and the translation, as far as the trace goes. */
  target: readonly Token[];
  selection: AttentionSelection;
  /** The decoding step on show: rows (and in self-attention columns) after it do not exist yet. */
  step?: number | undefined;
  onselect: (selection: AttentionSelection) => void;
  /** The number that is asked about. */
  asked?: TracePlace | null;
  /** The visitor asks where a number comes from, by its place in the trace; null: no more. */
  onask?: (number: TracePlace | null) => void;
}

/** One number of a trace. */
export interface TracePlace {
  readonly name: string;
  readonly index: readonly number[];
}

export interface AttentionGalleryProps {
  trace: Trace;
  sourceLength: number;
  targetLength: number;
  /** How many tokens of the target there are so far; default: all. */
  shownLength?: number;
  selection: AttentionSelection;
  onselect: (selection: AttentionSelection) => void;
}

export interface AttentionHeadProps {
  trace: Trace;
  selection: AttentionSelection;
  source: readonly Token[];
  target: readonly Token[];
  step?: number | undefined;
  pinned: Cell | null;
  onvalue: (value: AttentionValue) => void;
  onpin: (cell: Cell | null) => void;
}

export type { Tensor, Token, Trace };
