/** Every sample: what runs, and the very text of it. */
export const SAMPLES = {
  add_positions: {
    run: () => import('./add_positions.js'),
    source: () => import('./add_positions.js?raw'),
  },
  all_heads: { run: () => import('./all_heads.js'), source: () => import('./all_heads.js?raw') },
  attention: { run: () => import('./attention.js'), source: () => import('./attention.js?raw') },
  average: { run: () => import('./average.js'), source: () => import('./average.js?raw') },
  batch: { run: () => import('./batch.js'), source: () => import('./batch.js?raw') },
  beams: { run: () => import('./beams.js'), source: () => import('./beams.js?raw') },
  causal_mask: {
    run: () => import('./causal_mask.js'),
    source: () => import('./causal_mask.js?raw'),
  },
  changed: { run: () => import('./changed.js'), source: () => import('./changed.js?raw') },
  changed_translation: {
    run: () => import('./changed_translation.js'),
    source: () => import('./changed_translation.js?raw'),
  },
  choices: { run: () => import('./choices.js'), source: () => import('./choices.js?raw') },
  compared: { run: () => import('./compared.js'), source: () => import('./compared.js?raw') },
  cosines: { run: () => import('./cosines.js'), source: () => import('./cosines.js?raw') },
  cross_attention: {
    run: () => import('./cross_attention.js'),
    source: () => import('./cross_attention.js?raw'),
  },
  decoding: { run: () => import('./decoding.js'), source: () => import('./decoding.js?raw') },
  dot_products: {
    run: () => import('./dot_products.js'),
    source: () => import('./dot_products.js?raw'),
  },
  embedding: { run: () => import('./embedding.js'), source: () => import('./embedding.js?raw') },
  explain: { run: () => import('./explain.js'), source: () => import('./explain.js?raw') },
  feed_forward: {
    run: () => import('./feed_forward.js'),
    source: () => import('./feed_forward.js?raw'),
  },
  join_heads: { run: () => import('./join_heads.js'), source: () => import('./join_heads.js?raw') },
  learned_norms: {
    run: () => import('./learned_norms.js'),
    source: () => import('./learned_norms.js?raw'),
  },
  left_out: { run: () => import('./left_out.js'), source: () => import('./left_out.js?raw') },
  mixture: { run: () => import('./mixture.js'), source: () => import('./mixture.js?raw') },
  moved: { run: () => import('./moved.js'), source: () => import('./moved.js?raw') },
  norms: { run: () => import('./norms.js'), source: () => import('./norms.js?raw') },
  one_hot: { run: () => import('./one_hot.js'), source: () => import('./one_hot.js?raw') },
  pad_mask: { run: () => import('./pad_mask.js'), source: () => import('./pad_mask.js?raw') },
  padded_attention: {
    run: () => import('./padded_attention.js'),
    source: () => import('./padded_attention.js?raw'),
  },
  parameter: { run: () => import('./parameter.js'), source: () => import('./parameter.js?raw') },
  pca: { run: () => import('./pca.js'), source: () => import('./pca.js?raw') },
  positions: { run: () => import('./positions.js'), source: () => import('./positions.js?raw') },
  product: { run: () => import('./product.js'), source: () => import('./product.js?raw') },
  projection: { run: () => import('./projection.js'), source: () => import('./projection.js?raw') },
  record: { run: () => import('./record.js'), source: () => import('./record.js?raw') },
  refused: { run: () => import('./refused.js'), source: () => import('./refused.js?raw') },
  residual: { run: () => import('./residual.js'), source: () => import('./residual.js?raw') },
  same_tokens: {
    run: () => import('./same_tokens.js'),
    source: () => import('./same_tokens.js?raw'),
  },
  shapes: { run: () => import('./shapes.js'), source: () => import('./shapes.js?raw') },
  softmax: { run: () => import('./softmax.js'), source: () => import('./softmax.js?raw') },
  split_heads: {
    run: () => import('./split_heads.js'),
    source: () => import('./split_heads.js?raw'),
  },
  tokens: { run: () => import('./tokens.js'), source: () => import('./tokens.js?raw') },
  vocabulary: { run: () => import('./vocabulary.js'), source: () => import('./vocabulary.js?raw') },
  without_positions: {
    run: () => import('./without_positions.js'),
    source: () => import('./without_positions.js?raw'),
  },
} as const;

export type SampleId = keyof typeof SAMPLES;
/** What a sample has to be given besides the translator. */
export type GivenOf<Id extends SampleId> = Omit<
  Parameters<Awaited<ReturnType<(typeof SAMPLES)[Id]['run']>>['default']>[0],
  'translator'
>;
