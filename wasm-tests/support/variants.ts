/** Both WebAssembly builds. Node 20 runs the relaxed one with a flag that the runner sets. */
export const VARIANTS = ['simd', 'relaxed'] as const;
