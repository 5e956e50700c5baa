/** What blocks, values and edges are called in the language of the page. */
import type { Architecture, Block } from './architecture';
import { t } from './messages';
import type { Value, ValueKind } from './values';

type Called = Block['kind'] | 'masked_attn' | 'memory';

/** In the decoder self-attention is masked; the encoder's output is the memory. */
function called(kind: Block['kind'], stack: Block['stack']): Called {
  if (kind === 'self_attn' && stack === 'decoder') return 'masked_attn';
  return kind === 'output' && stack === 'encoder' ? 'memory' : kind;
}

/** Beside its stack and layer: "cross-attention". */
export const shortName = (block: Block): string => t(`block.${called(block.kind, block.stack)}`);

/** Where it is: "Decoder layer 2". */
export function placeName({ stack, layer }: Block): string {
  const inStack = t(`stack.${stack}`);
  return layer === null ? inStack : `${inStack} ${t('layer.in', { layer: layer + 1 })}`;
}

/** Around what it is, if around anything: " (cross-attention)". */
export const aroundName = ({ around, stack }: Block): string =>
  around ? ` (${t(`block.${called(around, stack)}`)})` : '';

/** By itself: "Decoder layer 2 cross-attention". */
export const longName = (block: Block): string =>
  placeName(block) + ' ' + shortName(block) + aroundName(block);

/** What it does, in a sentence. */
export const about = (block: Block): string => t(`about.${called(block.kind, block.stack)}`);

export const valueName = ({ kind }: Value): string => t(`value.${kind}`);

/** What flows into a block, by the blocks that it comes from. */
export function inputsText({ edges }: Architecture, block: Block): string {
  const from = edges.filter(({ to }) => to === block).map((edge) => longName(edge.from));
  const names = { block: longName(block), inputs: from.join(' + ') };
  return from.length > 0 ? t('map.reads', names) : t('map.starts', names);
}

/** How each value is made, in the symbols of the lecture. */
const FORMULAS: Readonly<Record<ValueKind, string>> = {
  input_ids: '',
  embed_tokens: 'E_{\\text{id}}',
  scaled_embeddings: 'E_{\\text{id}}\\cdot\\sqrt{d}',
  embed_positions: '\\sin,\\ \\cos\\bigl(pos/10000^{2i/d}\\bigr)',
  embeddings: 'E_{\\text{id}}\\sqrt{d}+P',
  query: 'Q=xW_Q+b_Q',
  key: 'K=xW_K+b_K',
  value: 'V=xW_V+b_V',
  products: 'QK^{\\mathsf T}',
  scores: 'QK^{\\mathsf T}/\\sqrt{d_k}',
  mask: 'M:\\ 0,\\ -\\infty',
  masked_scores: 'QK^{\\mathsf T}/\\sqrt{d_k}+M',
  weights: 'A=\\operatorname{softmax}(\\cdot)',
  context: 'AV',
  joined: '[A_1V_1,\\,A_2V_2,\\,\\dots]',
  output: '[\\,\\cdot\\,]\\,W_O+b_O',
  residual: 'x+f(x)',
  mean: '\\mu',
  rstd: '1/\\sqrt{\\sigma^2+\\varepsilon}',
  norm: '\\gamma\\,(x-\\mu)/\\sqrt{\\sigma^2+\\varepsilon}+\\beta',
  fc1: 'xW_1+b_1',
  activation_fn: '\\varphi(xW_1+b_1)',
  fc2: '\\varphi(\\cdot)\\,W_2+b_2',
  stack_output: '',
  logits: 'xE^{\\mathsf T}+b',
  probabilities: '\\operatorname{softmax}(\\cdot)',
};

export const formulaOf = ({ kind }: Value): string => FORMULAS[kind];
