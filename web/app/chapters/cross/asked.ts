/** In which of the two matrices a number can be asked about: one head's, or the average's. */
export const ASKED = ['one', 'average'] as const;
export type Asked = (typeof ASKED)[number];
