import { translations } from '../messages/index.svelte';

export const t = translations({
  ko: {
    label: '처음 오신 분께',
    place: '{n} / {total}',
    'sentence.title': '문장을 써 보세요',
    'sentence.text':
      '영어나 한국어로 쓰면 바로 번역됩니다. 아래의 모든 그림도 이 문장을 따라갑니다.',
    'player.title': '한 단계씩 따라가세요',
    'player.text':
      '재생하면 번역이 한 단어씩 나옵니다. 다른 후보를 누르면 그 단어에서 이어서 번역합니다.',
    'stage.title': '어느 수든 물어보세요',
    'stage.text':
      '수를 누르면 그 수가 어디에서 왔는지 나옵니다. 처음부터 배우려면 위에서 1장을 누르세요.',
    back: '이전',
    next: '다음',
    done: '시작하기',
    skip: '건너뛰기',
    again: '처음 안내 다시 보기',
  },
  en: {
    label: 'For your first visit',
    place: '{n} of {total}',
    'sentence.title': 'Write a sentence',
    'sentence.text':
      'In English or Korean: it is translated at once, and every picture below follows it.',
    'player.title': 'Go step by step',
    'player.text':
      'Press play, and the translation comes word by word. Press another candidate, and it goes on from there.',
    'stage.title': 'Ask any number',
    'stage.text':
      'Press a number to see where it comes from. To learn from the start, press chapter 1 above.',
    back: 'Back',
    next: 'Next',
    done: 'Start',
    skip: 'Skip',
    again: 'Show the first visit’s tour again',
  },
});
