/** What each chapter is called and what it shows. */
import type { Component } from 'svelte';
import type { Page } from '../state/page.svelte';
import Decoding from './decoding/Chapter.svelte';
import { t as decoding } from './decoding/messages';
import Products from './products/Chapter.svelte';
import { t as products } from './products/messages';
import Words from './words/Chapter.svelte';
import { t as words } from './words/messages';
import Attention from './attention/Chapter.svelte';
import { t as attention } from './attention/messages';
import Residual from './residual/Chapter.svelte';
import { t as residual } from './residual/messages';
import Tokens from './tokens/Chapter.svelte';
import { t as tokens } from './tokens/messages';
import Heads from './heads/Chapter.svelte';
import { t as heads } from './heads/messages';
import Qkv from './qkv/Chapter.svelte';
import { t as qkv } from './qkv/messages';
import FeedForward from './feed_forward/Chapter.svelte';
import { t as feedForward } from './feed_forward/messages';
import Masked from './masked/Chapter.svelte';
import { t as masked } from './masked/messages';
import Positions from './positions/Chapter.svelte';
import { t as positions } from './positions/messages';
import Cross from './cross/Chapter.svelte';
import { t as cross } from './cross/messages';
import type { ChapterId } from './ids';

export interface Chapter {
  readonly title: () => string;
  readonly component: Component<{ page: Page }>;
}

export const REGISTRY: Readonly<Record<ChapterId, Chapter>> = {
  words: { title: () => words('title'), component: Words },
  tokens: { title: () => tokens('title'), component: Tokens },
  positions: { title: () => positions('title'), component: Positions },
  decoding: { title: () => decoding('title'), component: Decoding },
  products: { title: () => products('title'), component: Products },
  attention: { title: () => attention('title'), component: Attention },
  residual: { title: () => residual('title'), component: Residual },
  heads: { title: () => heads('title'), component: Heads },
  qkv: { title: () => qkv('title'), component: Qkv },
  feed_forward: { title: () => feedForward('title'), component: FeedForward },
  masked: { title: () => masked('title'), component: Masked },
  cross: { title: () => cross('title'), component: Cross },
};
