import { translations } from '../../messages/index.svelte';

export const t = translations({
  ko: {
    title: '여덟 조각으로 자르기',
    short: '헤드',
    cut: '토큰마다 숫자 {size}개를 {heads}조각으로 자릅니다. 한 조각은 숫자 {head}개이고, 이 조각 하나를 헤드(head)라고 합니다.',
    shapes:
      '{rows}×{size} 행렬 하나가 {rows}×{head} 행렬 {heads}개가 됩니다. 숫자는 하나도 바뀌지 않습니다.',
    why: '헤드마다 따로 어텐션을 계산하므로 서로 다른 관계를 볼 수 있습니다.',
    join: '계산이 끝나면 조각들을 다시 옆으로 이어 붙입니다(join).',
    waiting: '모델이 번역을 시작하면 이 문장의 숫자가 여기에 나타납니다.',
    which: '무엇을 자를까요',
    'which.query': '쿼리 Q',
    'which.key': '키 K',
    'which.value': '밸류 V',
    whole: '자르기 전',
    pieces: '자른 다음',
    state: '자르기',
    strip: '{rows}×{size}, 헤드마다 {head}',
    piece: '헤드 {n}: 숫자 {from}번부터 {to}번까지',
    matrix: '헤드 {n}의 {what}',
    axis: '차원',
    'join.title': '다시 이어 붙이기',
    'join.text':
      '어텐션이 끝난 뒤 헤드 {heads}개의 결과 {rows}×{head}를 이어 붙이면 다시 {rows}×{size} 행렬이 됩니다.',
    'question.prompt':
      '‘{token}’의 {what}에서 {col}번 숫자는 {value}입니다(0번부터 셉니다). 몇 번 헤드에 있을까요?',
    'question.feedback': '헤드 {n}의 {inside}번 숫자가 {value}입니다.',
  },
  en: {
    title: 'Cut into eight',
    short: 'Heads',
    cut: 'The {size} numbers of each token are cut into {heads} pieces of {head}. A piece is called a head.',
    shapes: 'One {rows}×{size} becomes {heads} times {rows}×{head}. Not one number changes.',
    why: 'Each head computes its own attention, so each can see another relation.',
    join: 'In the end the pieces are put side by side again: they are joined.',
    waiting: 'Once the model translates, the numbers of this sentence appear here.',
    which: 'What to cut',
    'which.query': 'Query Q',
    'which.key': 'Key K',
    'which.value': 'Value V',
    whole: 'whole',
    pieces: 'cut',
    state: 'Cut',
    strip: '{rows}×{size}, {head} for each head',
    piece: 'Head {n}: numbers {from} to {to}',
    matrix: '{what} of head {n}',
    axis: 'dimension',
    'join.title': 'Joined again',
    'join.text':
      'After attention the {heads} results of {rows}×{head} are joined to {rows}×{size} again.',
    'question.prompt':
      'Number {col} of “{token}” in {what} is {value}, counting from 0. Which head is it in?',
    'question.feedback': 'Number {inside} of head {n} is {value}.',
  },
});
