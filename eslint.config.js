import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * What the page shows is read from a tensor of the running model: nothing drawn by lot, no numbers
 * of our own where the model's belong. web/e2e/honesty.test.ts holds the built page to the same.
 */
const TYPED = '/^Float(32|64)Array$/';
const NUMBER = ':matches(Literal, UnaryExpression)';
const MADE_UP = [
  `NewExpression[callee.name=${TYPED}] > ArrayExpression > ${NUMBER}`,
  `CallExpression[callee.object.name=${TYPED}][callee.property.name="of"] > ${NUMBER}`,
  `CallExpression[callee.object.name=${TYPED}][callee.property.name="from"] > ArrayExpression > ${NUMBER}`,
  `CallExpression[callee.property.name="fill"][callee.object.callee.name=${TYPED}] > ${NUMBER}`,
  'Property[key.name="data"] > ArrayExpression',
  `SvelteAttribute[key.name=/^(view|values|part|marks|mask|terms)$/] ArrayExpression > ${NUMBER}`,
].map((selector) => ({ selector, message: 'Show numbers of the model, none of our own.' }));
/** @param {string} selector */
const texts = (selector) => ({
  selector,
  message: 'Texts take numbers of the model as values.',
});
const IN_MARKUP = texts(':not(SvelteStyleElement) > SvelteText[value=/\\d\\.\\d|\\d\\s*%/]');
const IN_MESSAGES = texts('Literal[value=/\\d\\.\\d|\\d\\s*%/]');

/** Properties of `window` that a variable which went missing would silently become. */
const WINDOWS_OWN = [
  ...['blur', 'close', 'closed', 'event', 'external', 'find', 'focus', 'length', 'name', 'open'],
  ...['origin', 'parent', 'print', 'screen', 'status', 'stop', 'top'],
];

export default ts.config(
  { ignores: ['build/', '**/dist/', '**/out/', 'web/lib/wasm/', 'public/'] },
  {
    files: ['**/*.{ts,mjs,js,svelte}'],
    extends: [...ts.configs.strict, ...ts.configs.stylistic],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-console': 'off',
      'prefer-const': 'error',
      // The compiler says it, with types.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      // Empty functions are what a timer or a promise to be ignored is given.
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Properties are taken together, though only some of them are changed.
      'prefer-const': 'off',
      'svelte/prefer-const': [
        'error',
        { destructuring: 'all', excludedRunes: ['$props', '$derived'] },
      ],
      // Maps that are replaced, never changed, need no SvelteMap.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['web/app/**/*.{ts,svelte}'],
    ignores: ['**/*.test.ts', '**/fixture*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          ['Math', 'random'],
          ['crypto', 'getRandomValues'],
        ].map(([object, property]) => ({ object, property, message: 'Nothing here is by lot.' })),
      ],
      'no-restricted-syntax': ['error', ...MADE_UP],
      'no-restricted-globals': ['error', ...WINDOWS_OWN],
    },
  },
  {
    files: ['web/app/**/*.svelte'],
    rules: { 'no-restricted-syntax': ['error', ...MADE_UP, IN_MARKUP] },
  },
  {
    files: ['web/app/**/messages.ts'],
    rules: { 'no-restricted-syntax': ['error', ...MADE_UP, IN_MESSAGES] },
  },
);
