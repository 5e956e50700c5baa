/** The chapters of the lesson, in its order. A new one is added here and in `registry.ts`. */
export const CHAPTERS = ['products', 'decoding'] as const;
export type ChapterId = (typeof CHAPTERS)[number];
