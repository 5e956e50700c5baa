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
import Heads from './heads/Chapter.svelte';
import { t as heads } from './heads/messages';
import Qkv from './qkv/Chapter.svelte';
import { t as qkv } from './qkv/messages';
import type { ChapterId } from './ids';

export interface Chapter {
  readonly title: () => string;
  readonly component: Component<{ page: Page }>;
}

export const REGISTRY: Readonly<Record<ChapterId, Chapter>> = {
  words: { title: () => words('title'), component: Words },
  decoding: { title: () => decoding('title'), component: Decoding },
  products: { title: () => products('title'), component: Products },
  attention: { title: () => attention('title'), component: Attention },
  heads: { title: () => heads('title'), component: Heads },
  qkv: { title: () => qkv('title'), component: Qkv },
};
