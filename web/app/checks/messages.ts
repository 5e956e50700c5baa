import { translations } from '../messages/index.svelte';

export const t = translations({
  ko: {
    title: '언제나 맞아야 하는 것',
    text: '어떤 문장이든 성립해야 하는 것을 지금 화면에 있는 숫자로 확인합니다.',
    sums: '각 행의 합이 1',
    masked: '가린 칸은 정확히 0',
    cached: '캐시를 쓰나 안 쓰나 같음',
    padded: '패딩이 있으나 없으나 같음',
    shapes: '행렬의 모양이 맞음',
    'sums.broken': '합이 1이 아닌 행이 있음',
    'masked.broken': '가린 칸에 0이 아닌 수가 있음',
    'cached.broken': '캐시를 쓰면 값이 달라짐',
    'padded.broken': '패딩이 있으면 값이 달라짐',
    'shapes.broken': '모양이 맞지 않는 행렬이 있음',
    'sums.why': '소프트맥스의 결과는 행마다 더하면 1이어야 합니다.',
    'masked.why': '마스크가 −∞인 칸의 가중치는 소프트맥스를 거치면 0이어야 합니다.',
    'cached.why':
      '한 단계씩 번역할 때는 앞 토큰의 키와 밸류를 저장해 두고(캐시) 다시 씁니다. 모든 토큰을 한꺼번에 계산했을 때와 후보의 점수(로짓)가 같아야 합니다.',
    'padded.why':
      '이 문장을 더 긴 문장과 한 배치로 묶어 <pad>를 채우고 다시 계산했습니다. 혼자 계산했을 때와 같아야 합니다.',
    'shapes.why':
      '곱하는 두 행렬은 앞의 열 수와 뒤의 행 수가 같아야 하고, 더하는 두 행렬은 모양이 같아야 합니다.',
    'sums.count': '{n}행',
    'masked.count': '{n}칸',
    'cached.count': '수 {n}개',
    'padded.count': '수 {n}개',
    'shapes.count': '{n}곳',
    none: '가린 칸이 없음',
    error: '최대 오차 {value}',
    allowed: '허용 {value} = 반올림 {roundings}번 × ε × {size}',
    exact: '허용 0',
    where: '{name}에서',
    waiting: '패딩을 넣어 확인하는 중…',
    epsilon:
      'ε = 2⁻²³은 32비트 소수에서 1과 그다음 수의 간격입니다. 계산할 때마다 이만큼까지 어긋날 수 있어, 거치는 계산의 수만큼 허용합니다.',
  },
  en: {
    title: 'What must always hold',
    text: 'What must be true of any sentence, checked on the numbers that are on the page now.',
    sums: 'Rows sum to 1',
    masked: 'Masked cells are exactly 0',
    cached: 'The same with the cache as without',
    padded: 'The same padded as alone',
    shapes: 'Shapes fit',
    'sums.broken': 'A row does not sum to 1',
    'masked.broken': 'A masked cell is not 0',
    'cached.broken': 'Not the same with the cache',
    'padded.broken': 'Not the same when padded',
    'shapes.broken': 'Shapes do not fit',
    'sums.why': 'Each row that comes out of a softmax must sum to 1.',
    'masked.why': 'Where the mask is −∞, the weight must be 0 after softmax.',
    'cached.why':
      'Step by step, keys and values of earlier tokens are kept (the cache) and used again. The candidates’ scores (logits) must be those of a pass over all tokens at once.',
    'padded.why':
      'The sentence was computed once more in a batch, filled up with <pad> beside a longer one. It must come out as it does alone.',
    'shapes.why':
      'Two matrices can be multiplied if the first has as many columns as the second has rows, and added if they have the same shape.',
    'sums.count': 'rows: {n}',
    'masked.count': 'cells: {n}',
    'cached.count': 'numbers: {n}',
    'padded.count': 'numbers: {n}',
    'shapes.count': 'places: {n}',
    none: 'no cell is masked',
    error: 'largest error\u00a0{value}',
    allowed: 'allowed {value} = {roundings} roundings × ε × {size}',
    exact: 'allowed 0',
    where: 'at {name}',
    waiting: 'Checking with padding…',
    epsilon:
      'ε = 2⁻²³ is the distance from 1 to the next 32-bit number. Each rounding may be off by as much, so a value may be off by as many as it has been through.',
  },
});
