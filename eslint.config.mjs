import grafanaConfig from '@grafana/eslint-config/flat.js';
import typescript from '@typescript-eslint/eslint-plugin';
import { globalIgnores } from 'eslint/config';

/** These hold for everything typed: they keep the promises of strict TypeScript that the compiler alone does not. */
const typedRules = {
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
  '@typescript-eslint/consistent-type-assertions': [
    'error',
    { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
  ],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/only-throw-error': 'error',
};

export default [
  globalIgnores([
    '**/dist/',
    'node_modules/',
    '.demo/',
    'artifacts/',
    'coverage/',
    'test-results/',
    'playwright-report/',
    '**/fixtures/',
    '**/recorded/',
  ]),
  { linterOptions: { noInlineConfig: true } },
  ...grafanaConfig,
  {
    rules: {
      'no-empty': 'error',
      'no-restricted-imports': ['error', 'moment'],
      // Types are checked by TypeScript.
      'react/prop-types': 'off',
      'react/react-in-jsx-scope': 'off',
      // Conflicts with `import type` beside `import` in one module.
      'no-duplicate-imports': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': typescript },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typedRules,
  },
  { files: ['src/**/*.{ts,tsx}'], rules: { 'no-console': 'error' } },
  {
    files: ['src/pages/**/*.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        'moment',
        { name: '@grafana/ui', importNames: ['LinkButton'], message: 'PathButton keeps the sub-path of Grafana.' },
      ],
    },
  },
  { files: ['scripts/**', 'demo/**', '.config/**', 'tests/**'], rules: { 'no-console': 'off' } },
];
