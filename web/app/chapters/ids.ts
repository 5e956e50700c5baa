/** The chapters of the lesson, in its order. A new one is added here and in `registry.ts`. */
export const CHAPTERS = ['words', 'heads', 'products', 'qkv', 'attention', 'decoding'] as const;
export type ChapterId = (typeof CHAPTERS)[number];
