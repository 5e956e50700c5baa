import { translations } from '../messages/index.svelte';

export const t = translations({
  ko: {
    chapters: '배우기: 장',
    'chapters.before': '앞 장',
    'chapters.after': '다음 장',
    'asked.waiting': '글을 쓰고 모델이 준비되면 여기에 나타납니다.',
    'corner.terms': '{total}개 중 {n}개째',
    'corner.start': '한 칸씩 채웁니다',
    'corner.follow': '이 수의 재료를 처음까지 따라가기',
    'layer.stack': '인코더 또는 디코더',
    'question.title': '확인해 보기',
    'question.right': '맞아요.',
    'question.wrong': '아니에요.',
    'question.again': '그림에서 숫자를 다시 찾아보세요.',
  },
  en: {
    chapters: 'Lesson: chapters',
    'chapters.before': 'Chapter before',
    'chapters.after': 'Next chapter',
    'asked.waiting': 'Appears here once there is a text and the model is ready.',
    'corner.terms': 'term {n} of {total}',
    'corner.start': 'One cell after another',
    'corner.follow': 'Follow what it is made of to its origin',
    'layer.stack': 'Encoder or decoder',
    'question.title': 'A question',
    'question.right': 'Right.',
    'question.wrong': 'Not quite.',
    'question.again': 'Look for the numbers in the picture once more.',
  },
});
