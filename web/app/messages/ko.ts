/** Texts of the whole page, in Korean. The keys of this file are the keys of every language. */
export const ko = {
  'app.title': 'glassformer',
} as const;
