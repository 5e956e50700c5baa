/** The chapters of the lesson, in its order. A new one is added here and in `registry.ts`. */
export const CHAPTERS = [
  'words',
  'tokens',
  'positions',
  'heads',
  'products',
  'qkv',
  'attention',
  'residual',
  'feed_forward',
  'masked',
  'cross',
  'decoding',
] as const;
export type ChapterId = (typeof CHAPTERS)[number];
