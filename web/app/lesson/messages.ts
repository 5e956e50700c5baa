import { translations } from '../messages/index.svelte';

export const t = translations({
  ko: {
    chapters: '배우기: 장',
    'question.title': '확인해 보기',
    'question.right': '맞아요.',
    'question.wrong': '아니에요.',
    'question.again': '그림에서 숫자를 다시 찾아보세요.',
  },
  en: {
    chapters: 'Lesson: chapters',
    'question.title': 'A question',
    'question.right': 'Right.',
    'question.wrong': 'Not quite.',
    'question.again': 'Look for the numbers in the picture once more.',
  },
});
