// The code rules of the house, so that a review can be about ideas: strict types, named exports, no loose output.
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules/', 'coverage/', 'data/', 'packages/*/dist/', '**/*.cjs', '**/*.mjs', '**/*.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a reader finds them by name.' },
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrel files: import from the file that defines it.',
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // No request of a stranger can become a request of ours: only these call out, each to addresses that an operator has set.
    files: ['src/**/*.ts', 'packages/*/src/**/*.ts'],
    ignores: [
      '**/*.test.ts',
      'src/bot/channels/platform-fetch.ts',
      'src/tools/platforms/self-check.ts',
      'src/tools/catalogue/portal-door.ts',
      'src/staff/access/single-sign-on.ts',
      // Runs in the browser, where it can only reach its own server.
      'src/widget/**',
    ],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            ...['node:http', 'node:https'].map((name) => ({
              name,
              importNames: ['request', 'get', 'default'],
              allowTypeImports: true,
              message: 'Only the files named in eslint.config.js call out.',
            })),
            ...['node:http2', 'node:tls', 'node:dgram', 'node:dns', 'undici', 'openid-client'].map(
              (name) => ({
                name,
                allowTypeImports: true,
                message: 'Only the files named in eslint.config.js call out.',
              }),
            ),
            {
              name: 'node:net',
              importNames: ['connect', 'createConnection', 'Socket', 'default'],
              allowTypeImports: true,
              message: 'Only the files named in eslint.config.js call out.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/vitest*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
