import type { ko } from './ko';

/** Texts of the whole page, in English. */
export const en: { readonly [Key in keyof typeof ko]: string } = {
  'app.title': 'glassformer',
};
