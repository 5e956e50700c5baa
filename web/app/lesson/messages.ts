import { translations } from '../messages/index.svelte';

export const t = translations({
  ko: {
    chapters: '배우기: 장',
  },
  en: {
    chapters: 'Lesson: chapters',
  },
});
