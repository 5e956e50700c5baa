import { translations } from '../messages/index.svelte';

export const t = translations({
  ko: {
    ready: '이제 인터넷 연결 없이도 열립니다.',
    now: '오프라인 · 모두 이 기기에서 계산합니다',
    unready: '오프라인',
  },
  en: {
    ready: 'From now on it opens without a network, too.',
    now: 'Offline: everything is computed here',
    unready: 'Offline',
  },
});
