import { translations } from '../../messages/index.svelte';

export const t = translations({
  ko: {
    before: '원래대로',
    after: '바꾸면',
    difference: '차이 (바꾼 값 − 원래 값)',
    on: '켬',
    off: '끔',
    translation: '번역',
    'translation.empty': '(아무 말도 하지 않음)',
    'shift.caption': '번역의 각 토큰이 나올 확률',
    'shift.token': '토큰',
    'shift.best': '지금 1등',
    'shift.best.probability': '지금 1등의 확률',
    matrix: '{name}, {which}',
  },
  en: {
    before: 'As it is',
    after: 'Changed',
    difference: 'Difference (changed − as it is)',
    on: 'on',
    off: 'off',
    translation: 'Translation',
    'translation.empty': '(says nothing)',
    'shift.caption': 'Probability of each token of the translation',
    'shift.token': 'token',
    'shift.best': 'best now',
    'shift.best.probability': 'probability of the best now',
    matrix: '{name}, {which}',
  },
});
