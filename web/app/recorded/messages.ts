import { translations } from '../messages/index.svelte';

export const t = translations({
  ko: {
    mark: '녹화',
    text: '모델을 불러오는 동안에는 바로 이 모델이 미리 해 둔 번역을 보여 드립니다. 보이는 수는 모두 모델이 그때 계산한 것입니다.',
  },
  en: {
    mark: 'recorded',
    text: 'While the model is loading, you see a translation that this very model made beforehand. Every number is one that it computed then.',
  },
});
