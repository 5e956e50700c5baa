import { translations } from '../../messages/index.svelte';

export const t = translations({
  ko: {
    title: '쿼리, 키, 밸류',
    short: '쿼리·키·밸류',
    copies:
      '곱하는 사본들이 서로 똑같다면 언제나 자기 자신과 가장 가깝겠지요. 그래서 학습된 행렬 세 개로 서로 다른 사본을 만듭니다.',
    query: '쿼리(query)는 토큰이 묻는 말,',
    key: '키(key)는 그 물음에 맞는지 알려 주는 이름표,',
    value: '밸류(value)는 맞았을 때 건네줄 내용입니다.',
    product:
      '토큰의 숫자 {size}개인 x에 행렬 W를 곱하면 숫자 {head}개가 됩니다: {rows}×{size} · {size}×{head} = {rows}×{head}.',
    cross: '크로스 어텐션에서는 쿼리만 디코더에서, 키와 밸류는 인코더에서 옵니다.',
    learned: 'W의 숫자는 학습으로 정해졌고, 어떤 문장에서도 같습니다. 헤드마다, 층마다 다릅니다.',
    waiting: '모델이 번역을 시작하면 이 문장의 쿼리, 키, 밸류가 여기에 나타납니다.',
    which: '무엇을 만들까요',
    label: 'x {rows}×{size}와 {matrix} {size}×{head}의 곱',
    axis: '차원',
    'question.prompt': '{symbol}의 숫자 하나를 만들려면 곱셈을 몇 번 해야 할까요?',
    'question.feedback':
      'x의 한 행과 {matrix}의 한 열을 짝지어 {size}번 곱해서 더하고, 편향(bias)을 더합니다.',
  },
  en: {
    title: 'Query, key, value',
    short: 'Q, K, V',
    copies:
      'If the copies were equal, every token would be closest to itself. So three learned matrices make different ones.',
    query: 'The query is what a token asks,',
    key: 'the key is a label that says how well it answers,',
    value: 'and the value is what it then has to give.',
    product:
      'x, {size} numbers for a token, times a matrix W is {head} numbers: {rows}×{size} · {size}×{head} = {rows}×{head}.',
    cross: 'In cross-attention the query comes from the decoder, key and value from the encoder.',
    learned:
      'The numbers of W were learned and are the same for every sentence; each head of each layer has its own.',
    waiting: 'Once the model translates, query, key and value of this sentence appear here.',
    which: 'What to make',
    label: 'Product of x, {rows}×{size}, and {matrix}, {size}×{head}',
    axis: 'dimension',
    'question.prompt': 'How many multiplications does one number of {symbol} take?',
    'question.feedback':
      'A row of x and a column of {matrix}: {size} products are summed, and a bias is added.',
  },
});
