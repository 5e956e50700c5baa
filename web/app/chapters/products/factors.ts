/** Matrices of a head that can be tried as factors: what each is called, and in the record. */

export const FACTORS = {
  Q: { name: 'query', colour: 'query', transposed: false },
  K: { name: 'key', colour: 'key', transposed: false },
  Kᵀ: { name: 'key', colour: 'key', transposed: true },
  A: { name: 'weights', colour: 'accent', transposed: false },
  V: { name: 'value', colour: 'value', transposed: false },
} as const;
export type Factor = keyof typeof FACTORS;
export const SYMBOLS = Object.keys(FACTORS) as Factor[];
