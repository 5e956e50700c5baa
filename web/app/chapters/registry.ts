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
  readonly load: () => Promise<{ readonly default: Component<{ page: Page }> }>;
}

export const REGISTRY: Readonly<Record<ChapterId, Chapter>> = {
  words: {
    title: () => words('title'),
    load: () => import('./words/Chapter.svelte'),
  },
  tokens: {
    title: () => tokens('title'),
    load: () => import('./tokens/Chapter.svelte'),
  },
  positions: {
    title: () => positions('title'),
    load: () => import('./positions/Chapter.svelte'),
  },
  heads: {
    title: () => heads('title'),
    load: () => import('./heads/Chapter.svelte'),
  },
  products: {
    title: () => products('title'),
    load: () => import('./products/Chapter.svelte'),
  },
  qkv: {
    title: () => qkv('title'),
    load: () => import('./qkv/Chapter.svelte'),
  },
  attention: {
    title: () => attention('title'),
    load: () => import('./attention/Chapter.svelte'),
  },
  residual: {
    title: () => residual('title'),
    load: () => import('./residual/Chapter.svelte'),
  },
  feed_forward: {
    title: () => feedForward('title'),
    load: () => import('./feed_forward/Chapter.svelte'),
  },
  masked: {
    title: () => masked('title'),
    load: () => import('./masked/Chapter.svelte'),
  },
  cross: {
    title: () => cross('title'),
    load: () => import('./cross/Chapter.svelte'),
  },
  decoding: {
    title: () => decoding('title'),
    load: () => import('./decoding/Chapter.svelte'),
  },
};
