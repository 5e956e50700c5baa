/**
 * The lesson, row by row: what each teaches, the chapters that show it, and a test that finds its
 * numbers on the page and holds them to the package's.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAPTERS, type ChapterId } from '../app/chapters/ids';
import * as attention from './lesson/attention';
import * as decoding from './lesson/decoding';
import * as layers from './lesson/layers';
import { close, open } from './lesson/package';
import * as words from './lesson/words';
import { useBrowser } from './visit';

interface Row {
  readonly row: `L${number}`;
  readonly teaches: string;
  readonly chapters: readonly ChapterId[];
  /** What is found and compared, one after the other. */
  readonly holds: readonly (() => Promise<void>)[];
}

const ROWS: readonly Row[] = [
  {
    row: 'L1',
    teaches: 'words are related by dot products, and the context moves a word',
    chapters: ['words'],
    holds: [words.relatedWords],
  },
  {
    row: 'L2',
    teaches: 'a sentence is split into pieces, each of which is 512 numbers',
    chapters: ['tokens'],
    holds: [words.tokensAndEmbedding],
  },
  {
    row: 'L3',
    teaches: 'a batch is padded to one length and translated as its sentences are alone',
    chapters: ['tokens'],
    holds: [words.paddedBatch],
  },
  {
    row: 'L4',
    teaches: '512 numbers are cut into eight heads of 64, and joined again',
    chapters: ['heads'],
    holds: [attention.heads],
  },
  {
    row: 'L5',
    teaches: 'copy, transpose, multiply; a wrong shape is refused',
    chapters: ['products'],
    holds: [attention.product, attention.refusedProduct],
  },
  {
    row: 'L6',
    teaches: 'W_Q, W_K and W_V make a head’s query, key and value',
    chapters: ['qkv'],
    holds: [attention.queryKeyValue],
  },
  {
    row: 'L7',
    teaches: 'without scaling the softmax saturates and the translation changes',
    chapters: ['attention'],
    holds: [attention.scaling],
  },
  {
    row: 'L8',
    teaches: 'softmax makes shares of a row that sum to 1, at any temperature',
    chapters: ['attention'],
    holds: [attention.softmax],
  },
  {
    row: 'L9',
    teaches: 'padding gets −∞ and then 0; unmasked, weight leaks to it',
    chapters: ['attention'],
    holds: [attention.padMask],
  },
  {
    row: 'L10',
    teaches: 'the formula, whose symbols and matrices light each other up',
    chapters: ['attention'],
    holds: [attention.formula],
  },
  {
    row: 'L11',
    teaches: '<sos> and <eos> stand where they act',
    chapters: ['tokens'],
    holds: [words.marks],
  },
  {
    row: 'L12',
    teaches: 'positions are waves, and without them order is lost',
    chapters: ['positions'],
    holds: [words.positions],
  },
  {
    row: 'L13',
    teaches: 'layer and batch normalisation of the same numbers, with γ and β',
    chapters: ['residual'],
    holds: [layers.norms],
  },
  {
    row: 'L14',
    teaches: 'feed-forward, 512 → 1024 → 512, of each token on its own',
    chapters: ['feed_forward'],
    holds: [layers.feedForward],
  },
  {
    row: 'L15',
    teaches: 'the residual connection adds the input, and what the model is without it',
    chapters: ['residual'],
    holds: [layers.residual],
  },
  {
    row: 'L16',
    teaches: 'the mask’s triangle before and after softmax, and looking ahead without it',
    chapters: ['masked'],
    holds: [decoding.maskedAttention],
  },
  {
    row: 'L17',
    teaches: 'decoding goes step by step, with cross-attention and other candidates',
    chapters: ['decoding', 'cross'],
    holds: [decoding.stepByStep, decoding.crossAttention],
  },
];

useBrowser();
beforeAll(open);
afterAll(close);

const rows = ROWS.map(({ row, teaches, holds }) => [row, teaches, holds] as const);
it.each(rows)('%s: %s', { timeout: 120_000 }, async (_row, _teaches, holds) => {
  for (const hold of holds) await hold();
});

it('has the rows from L1 to L17, and every chapter shows one', () => {
  expect(ROWS.map(({ row }) => row)).toEqual(Array.from({ length: 17 }, (_, i) => `L${i + 1}`));
  const shown = new Set(ROWS.flatMap(({ chapters }) => chapters));
  expect(CHAPTERS.filter((id) => !shown.has(id))).toEqual([]);
});
