import { translations } from '../../messages/index.svelte';

export const t = translations({
  ko: {
    title: '크로스 어텐션',
    short: '크로스',
    asks: '번역하려면 입력 문장을 봐야 합니다. 크로스 어텐션(cross-attention)에서는 디코더의 토큰이 묻고(쿼리), 인코더가 읽어 둔 입력의 토큰이 답합니다(키와 밸류).',
    heads:
      '헤드마다 보는 곳이 다릅니다. 헤드 하나를 골라, 모든 헤드를 고르게 섞은 평균과 견주어 보세요.',
    player: '아래 재생 막대로 단계를 옮기면, 그 단계의 행이 표시됩니다.',
    waiting: '모델이 번역을 시작하면 크로스 어텐션이 여기에 나타납니다.',
    'one.title': '헤드 {head}',
    'average.title': '헤드 {heads}개의 평균',
    'axis.sum': '합',
    'matrix.label': '크로스 어텐션, {layer}층, {which}',
    'step.text':
      '{step}단계: ‘{query}’ 다음의 ‘{next}’ 토큰을 예측할 때 {head}번 헤드는 ‘{key}’ 토큰을 {percent} 봅니다. 평균으로는 ‘{average}’ 토큰을 {averagePercent} 봅니다.',
    'what.title': '만약에 헤드가 다르게 본다면?',
    'what.text':
      '헤드를 끄면 아무 말도 하지 않고, 고르게 하면 입력의 모든 토큰을 똑같이 봅니다. 확률과 번역이 어떻게 달라지는지 보세요.',
    'what.head': '{layer}층 헤드 {head}',
    'what.layer': '{layer}층의 모든 헤드',
    'what.as_is': '그대로',
    'what.off': '끄기',
    'what.uniform': '고르게',
    'what.changed': '바꾼 헤드 {n}개',
    'what.reset': '모두 그대로',
    'what.matrix': '디코더의 출력',
    'axis.dimension': '차원',
    'axis.token': '토큰',
    'question.prompt':
      '{layer}층 {head}번 헤드는 ‘{query}’ 다음의 토큰을 예측할 때 입력의 어느 토큰을 가장 많이 볼까요?',
    'question.feedback': '‘{key}’ 토큰을 {percent} 봅니다.',
  },
  en: {
    title: 'Cross-attention',
    short: 'Cross',
    asks: 'To translate, one must look at the input. In cross-attention the decoder’s tokens ask (query), and the tokens of the input, as the encoder has read them, answer (key and value).',
    heads: 'Each head looks elsewhere. Choose one and compare it with the average of all heads.',
    player: 'Move along the player below: the row of that step is marked.',
    waiting: 'Once the model translates, cross-attention appears here.',
    'one.title': 'Head {head}',
    'average.title': 'Average of {heads} heads',
    'axis.sum': 'sum',
    'matrix.label': 'Cross-attention, layer {layer}, {which}',
    'step.text':
      'Step {step}: to predict “{next}” after “{query}”, head {head} looks at “{key}” with {percent}; the average looks most at “{average}”, {averagePercent}.',
    'what.title': 'What if a head looked elsewhere?',
    'what.text':
      'A head that is off says nothing; an even one looks at all tokens of the input alike. See what becomes of the probabilities and of the translation.',
    'what.head': 'Layer {layer}, head {head}',
    'what.layer': 'All heads of layer {layer}',
    'what.as_is': 'as it is',
    'what.off': 'off',
    'what.uniform': 'even',
    'what.changed': 'heads changed: {n}',
    'what.reset': 'all as they are',
    'what.matrix': 'Output of the decoder',
    'axis.dimension': 'dimension',
    'axis.token': 'token',
    'question.prompt':
      'To predict what follows “{query}”, which token of the input does head {head} of layer {layer} look at most?',
    'question.feedback': 'At “{key}”, with {percent}.',
  },
});
