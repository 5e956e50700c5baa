import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

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
);
