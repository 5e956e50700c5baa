import { translations } from '../../messages/index.svelte';

export const t = translations({
  ko: {
    title: '한 번에 한 단어씩',
    short: '한 단어씩',
    encoder: '인코더(encoder)는 입력 문장을 한꺼번에 읽습니다. 모든 토큰이 서로를 바라봅니다.',
    decoder:
      '디코더(decoder)는 <sos>에서 시작해 다음 토큰을 하나씩 예측합니다. 예측한 토큰은 다시 입력이 되고, <eos>가 나오면 끝납니다. 아직 나오지 않은 토큰은 볼 수 없습니다(마스크드 어텐션, masked attention).',
    branch: '아래에서 다른 후보를 누르면 그 단어에서부터 이어서 번역합니다.',
    'code.steps': '한 단계씩',
    'code.head': '지금 보는 헤드',
    'question.prompt': '이 번역에서 모델이 가장 자신 없었던 토큰은 무엇일까요?',
    'question.feedback': '{step}단계의 ‘{token}’, 확률 {percent}입니다.',
    waiting: '모델이 번역을 시작하면 모든 헤드의 어텐션이 여기에 나타납니다.',
  },
  en: {
    title: 'One word at a time',
    short: 'Step by step',
    encoder: 'The encoder reads the whole sentence at once: every token looks at every other.',
    decoder:
      'The decoder starts from <sos> and predicts the next token, one at a time. What it predicted becomes its input again, until <eos> ends the sentence. It cannot see tokens that have not come yet: masked attention.',
    branch: 'Press another candidate below, and the translation goes on from that word.',
    'code.steps': 'step by step',
    'code.head': 'this head',
    'question.prompt': 'Of which token of this translation was the model least sure?',
    'question.feedback': '“{token}” at step {step}, with a probability of {percent}.',
    waiting: 'Once the model translates, the attention of every head appears here.',
  },
});
