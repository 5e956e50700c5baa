/** Sentences that a visitor can start from: the lecture's own, and both directions of each. */
export const EXAMPLES = [
  { text: 'How about coffee?', lang: 'en' },
  { text: '커피 한잔 어때?', lang: 'ko' },
  { text: 'Dog bites man.', lang: 'en' },
  { text: 'Man bites dog.', lang: 'en' },
  { text: '오늘 날씨가 좋네.', lang: 'ko' },
] as const;
