import tseslint from 'typescript-eslint';

const clockMessage = 'Take a Clock as an argument; only bot/clock.ts reads the system clock.';
const castMessage = 'Narrow with a type guard or a zod schema; `as` belongs in parse*.ts (only `as const` is free).';

const systemTime = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clockMessage },
  { selector: 'CallExpression[callee.name="Date"]', message: clockMessage },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: clockMessage },
  { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: clockMessage },
];
const casts = [
  { selector: 'TSAsExpression:not([typeAnnotation.typeName.name="const"])', message: castMessage },
  { selector: 'TSTypeAssertion', message: castMessage },
];

/** TypeORM's one connection to SQLite serves one unit after the other. */
const unitInside = [
  {
    selector: 'CallExpression[callee.property.name="tx"] CallExpression[callee.property.name="tx"]',
    message: 'A unit of work inside another would wait for itself: use the `tx` that it was given.',
  },
];

const sdk = {
  group: ['@larksuiteoapi/*'],
  message: 'Only bot/lark speaks to the platform; use the Transport in handlers/transport.ts.',
};
const orm = {
  group: ['typeorm', 'typeorm/*'],
  message: 'Only entities/ and ormconfig.ts know the database; use a store from tx().',
};

const browser = [
  ...['window', 'document', 'location', 'history', 'navigator', 'localStorage', 'sessionStorage', 'customElements', 'console'],
  ...[
    'fetch',
    'Request',
    'Response',
    'Headers',
    'FormData',
    'Blob',
    'File',
    'FileReader',
    'URL',
    'URLSearchParams',
    'AbortController',
  ],
  ...[
    'EventSource',
    'WebSocket',
    'Event',
    'CustomEvent',
    'KeyboardEvent',
    'HTMLElement',
    'Element',
    'Node',
    'TextEncoder',
    'TextDecoder',
  ],
  ...[
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'queueMicrotask',
    'requestAnimationFrame',
    'crypto',
    'structuredClone',
  ],
  ...[
    'DOMParser',
    'MutationObserver',
    'ResizeObserver',
    'IntersectionObserver',
    'matchMedia',
    'getComputedStyle',
    'confirm',
    'alert',
  ],
];

/** Where a file may do what the rules forbid elsewhere. */
const mayCast = ['**/parse*.ts', 'cards/kit/action.ts', 'entities/**/*.ts', 'sandbox/**/*.ts'];
const mayReadTheClock = ['bot/clock.ts', 'bench/**/*.ts', 'scripts/**/*.ts'];
const mayDoBoth = ['sandbox/**/clock*.ts', 'bench/**/*.ts', 'test/**/*.ts'];

export default tseslint.config(
  { ignores: ['node_modules/', 'coverage/', 'data/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-debugger': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-throw-literal': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['sandbox/page/**/*.js', 'pages/assets/**/*.js'],
    languageOptions: { globals: Object.fromEntries(browser.map((name) => [name, 'readonly'])) },
    rules: { 'no-undef': 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler reports these itself.
      'no-unreachable': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      'no-throw-literal': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNever: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A method may be async because its interface is.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-imports': ['error', { patterns: [sdk, orm] }],
      'no-restricted-syntax': ['error', ...systemTime, ...unitInside, ...casts],
    },
  },
  { files: mayCast, rules: { 'no-restricted-syntax': ['error', ...systemTime, ...unitInside] } },
  { files: mayReadTheClock, rules: { 'no-restricted-syntax': ['error', ...unitInside, ...casts] } },
  { files: mayDoBoth, rules: { 'no-restricted-syntax': 'off' } },
  // A row's literal is put together of column names, as the MySQL driver does (ADR 0042): nowhere else is a text run.
  { files: ['entities/sql/row-maker.ts'], rules: { 'no-new-func': 'off', '@typescript-eslint/no-implied-eval': 'off' } },
  { files: ['entities/**/*.ts', 'test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['bench/**/*.ts'], rules: { 'no-console': 'off', 'no-restricted-imports': 'off' } },
  { files: ['bot/lark/**/*.ts', 'test/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [orm] }] } },
  { files: ['entities/**/*.ts', 'ormconfig.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [sdk] }] } },
  { files: ['test/entities/**/*.ts', 'test/support/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    // What comes back over HTTP, and vitest's own matchers, are `any`; an assertion is what checks them.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
