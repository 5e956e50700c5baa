/** What each chapter is called, and how to get it: the page starts without those not yet opened. */
import type { Component } from 'svelte';
import type { Page } from '../state/page.svelte';
import { t as attention } from './attention/messages';
import { t as cross } from './cross/messages';
import { t as decoding } from './decoding/messages';
import { t as feedForward } from './feed_forward/messages';
import { t as heads } from './heads/messages';
import { t as masked } from './masked/messages';
import { t as positions } from './positions/messages';
import { t as products } from './products/messages';
import { t as qkv } from './qkv/messages';
import { t as residual } from './residual/messages';
import { t as tokens } from './tokens/messages';
import { t as words } from './words/messages';
import type { ChapterId } from './ids';

export interface Chapter {
  readonly title: () => string;
  /** Its title in a word or two, for the list of all. */
  readonly short: () => string;
  readonly load: () => Promise<{ readonly default: Component<{ page: Page }> }>;
}

export const REGISTRY: Readonly<Record<ChapterId, Chapter>> = {
  words: {
    title: () => words('title'),
    short: () => words('short'),
    load: () => import('./words/Chapter.svelte'),
  },
  tokens: {
    title: () => tokens('title'),
    short: () => tokens('short'),
    load: () => import('./tokens/Chapter.svelte'),
  },
  positions: {
    title: () => positions('title'),
    short: () => positions('short'),
    load: () => import('./positions/Chapter.svelte'),
  },
  heads: {
    title: () => heads('title'),
    short: () => heads('short'),
    load: () => import('./heads/Chapter.svelte'),
  },
  products: {
    title: () => products('title'),
    short: () => products('short'),
    load: () => import('./products/Chapter.svelte'),
  },
  qkv: {
    title: () => qkv('title'),
    short: () => qkv('short'),
    load: () => import('./qkv/Chapter.svelte'),
  },
  attention: {
    title: () => attention('title'),
    short: () => attention('short'),
    load: () => import('./attention/Chapter.svelte'),
  },
  residual: {
    title: () => residual('title'),
    short: () => residual('short'),
    load: () => import('./residual/Chapter.svelte'),
  },
  feed_forward: {
    title: () => feedForward('title'),
    short: () => feedForward('short'),
    load: () => import('./feed_forward/Chapter.svelte'),
  },
  masked: {
    title: () => masked('title'),
    short: () => masked('short'),
    load: () => import('./masked/Chapter.svelte'),
  },
  cross: {
    title: () => cross('title'),
    short: () => cross('short'),
    load: () => import('./cross/Chapter.svelte'),
  },
  decoding: {
    title: () => decoding('title'),
    short: () => decoding('short'),
    load: () => import('./decoding/Chapter.svelte'),
  },
};
