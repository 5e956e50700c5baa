import { translations } from '../../messages/index.svelte';

export const t = translations({
  ko: {
    title: '마스크드 어텐션',
    short: '마스크드',
    known:
      '디코더는 지금까지 나온 토큰만 가지고 다음 토큰을 맞혀야 합니다. 그래서 셀프 어텐션에서 뒤에 올 토큰을 가립니다. 마스크드 어텐션(masked attention)입니다.',
    triangle:
      '대각선 위쪽 삼각형에 −∞를 더합니다. 소프트맥스를 거치면 e의 −∞제곱, 곧 정확히 0이 됩니다.',
    player:
      '아래 재생 막대를 움직여 보세요. 한 단계마다 행이 하나씩 늘고, 새 행은 한 칸씩 더 길어집니다.',
    waiting: '모델이 번역을 시작하면 디코더의 어텐션이 여기에 나타납니다.',
    'before.title': '소프트맥스 전',
    'before.text': '점수에 마스크를 더한 값. 빗금은 −∞입니다.',
    'after.title': '소프트맥스 후',
    'after.text': '행의 합은 1, 가려진 칸은 0입니다.',
    'step.text': '{step}단계: 토큰 {tokens}개가 있고, 칸 {all}개 중 {masked}개를 가렸습니다.',
    'axis.sum': '합',
    'matrix.label': '디코더 셀프 어텐션, {layer}층, 헤드 {head}, {which}',
    'what.title': '만약에 마스크가 없다면?',
    'what.text':
      '학습할 때는 정답 문장을 디코더에 한꺼번에 넣습니다. 마스크를 끄면 각 행이 뒤의 토큰, 곧 맞혀야 할 정답을 미리 봅니다. 그러면 베끼기만 하고 맞히는 법은 배우지 못합니다.',
    'what.honest':
      '이 모델은 가린 채로 배웠기 때문에, 뒤를 보여 주면 오히려 확률이 흔들립니다. 번역 자체는 그대로입니다. 한 토큰씩 번역할 때는 뒤의 토큰이 아직 없기 때문입니다.',
    'what.mask': '마스크',
    'what.matrix': '디코더 셀프 어텐션의 가중치',
    'what.ahead.text':
      '마스크가 없으면 ‘{token}’ 토큰은 어텐션의 {percent}를 아직 나오지 않은 토큰에 씁니다.',
    'question.prompt':
      '마스크를 끄면, 이 헤드에서 ‘{token}’ 토큰이 가장 많이 보는 토큰은 무엇일까요?',
    'question.feedback':
      '‘{key}’ 토큰을 {percent} 봅니다. 마스크가 있을 때는 자기 자신밖에 볼 수 없습니다.',
  },
  en: {
    title: 'Masked attention',
    short: 'Masked',
    known:
      'The decoder must predict the next token from those that have come so far. So its self-attention hides the tokens still to come: masked attention.',
    triangle:
      '−∞ is added to the triangle above the diagonal. Softmax makes it e to the power of −∞, which is exactly 0.',
    player:
      'Move along the player below: with each step there is one more row, and the new row is one cell longer.',
    waiting: 'Once the model translates, the attention of the decoder appears here.',
    'before.title': 'Before softmax',
    'before.text': 'Scores with the mask added. Hatched is −∞.',
    'after.title': 'After softmax',
    'after.text': 'Each row sums to 1, hidden cells are 0.',
    'step.text': 'Step {step}: there are {tokens} tokens, and {masked} of {all} cells are hidden.',
    'axis.sum': 'sum',
    'matrix.label': 'Decoder self-attention, layer {layer}, head {head}, {which}',
    'what.title': 'What if there were no mask?',
    'what.text':
      'In training the decoder is given the whole right answer at once. Without the mask each row sees later tokens, among them the very one it is to predict. It would copy, and never learn to predict.',
    'what.honest':
      'This model has learned with the mask, so seeing ahead rather confuses its probabilities. The translation stays: while it is written token by token, there is nothing ahead to see.',
    'what.mask': 'Mask',
    'what.matrix': 'Weights of the decoder’s self-attention',
    'what.ahead.text':
      'Without the mask “{token}” spends {percent} of its attention on tokens that have not come yet.',
    'question.prompt': 'With the mask off, which token does “{token}” look at most in this head?',
    'question.feedback':
      'It looks at “{key}” with {percent}. With the mask it can only look at itself.',
  },
});
