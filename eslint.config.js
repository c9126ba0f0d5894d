import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/**
 * The folders under `src/`: what each holds, and what it may import of the others. Arrows point toward `domain`.
 * CONTRIBUTING.md has its table from here.
 */
export const LAYERS = {
  domain: {
    holds:
      'creator, media facts, draft and its edits, one rule per file, prescribed sentences, consent receipt, chunk plan, status, errors; pure, compiled without the DOM',
    imports: [],
  },
  text: { holds: 'every other sentence, one file per language; numbers and times in words', imports: ['domain'] },
  wire: { holds: 'TikTok’s JSON to domain and back', imports: ['domain'] },
  adapter: {
    holds: 'the contract, the guard (the only caller of host code, with timeouts), the HTTP adapter',
    imports: ['domain', 'wire'],
  },
  media: { holds: 'facts of files, frames, conversion; loaded with the first file', imports: ['domain'] },
  journal: {
    holds:
      'what outlives a page or reaches other tabs: posts, drafts and files in IndexedDB, file handles, locks, messages; made once for a composer and handed to it',
    imports: ['domain', 'wire', 'adapter'],
  },
  composer: {
    holds:
      'the page’s behavior without a page: one state union, events as data, the transition with one file per phase, the view, effects that yield events; no Lit',
    imports: ['domain', 'wire', 'adapter', 'media', 'journal'],
  },
  ui: {
    holds: 'templates, one file per section; styles; `ui/controls` are reusable and know nothing of TikTok',
    imports: ['domain', 'text', 'journal', 'composer'],
  },
  trigger: {
    holds: 'what the element shows before its page is loaded, without Lit: room for it, an error with a way out',
    imports: ['text'],
  },
  diagnostics: {
    holds: 'mistakes of the host, explained in the console; the sentences load with the first mistake',
    imports: ['domain', 'adapter'],
  },
  server: { holds: 'the backend kit', imports: ['domain', 'wire', 'findings'] },
  simulator: { holds: 'TikTok, simulated from its public documentation', imports: [] },
  findings: { holds: 'results of a check as a line or as JSON, shared by doctor and audit', imports: [] },
  audit: {
    holds: 'the audit kit: walks a host’s page in a browser and judges it from outside',
    imports: ['domain', 'findings'],
  },
  testing: {
    holds: 'scripted adapter, clock, builders',
    imports: ['domain', 'text', 'wire', 'adapter', 'composer', 'ui', 'diagnostics'],
  },
};

/** Packages that only some layers may use. */
const PACKAGES = {
  lit: ['ui'],
  mediabunny: ['media', 'audit'],
  'puppeteer-core': ['audit'],
  hono: ['server', 'simulator'],
};

const noInnerHtml = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Text reaches the page as text nodes.',
  },
  {
    selector: "CallExpression[callee.property.name='insertAdjacentHTML']",
    message: 'Text reaches the page as text nodes.',
  },
  { selector: 'TSEnumDeclaration', message: 'TypeScript is for types only: use a union.' },
];

function layer([folder, { imports }]) {
  const forbidden = Object.keys(LAYERS).filter((other) => other !== folder && !imports.includes(other));
  const packages = Object.entries(PACKAGES).flatMap(([name, layers]) => (layers.includes(folder) ? [] : [name]));
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
              message: `${folder} may not import this layer (CONTRIBUTING.md, "Layers").`,
            },
            ...packages.map((name) => ({ regex: `^${name}(/|$)`, message: `${name} is not for ${folder}.` })),
            { regex: '^(lit|lit-html)/directives/(style-map|unsafe-).*', message: 'A strict CSP blocks it.' },
            { regex: '^[^.].*/src/', message: 'Import relatively.' },
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'demo/dist/',
      'storybook-static/',
      'node_modules/',
      'test/fixtures/',
      'coverage/',
      'custom-elements.json',
      'test/.tmp/',
    ],
  },
  ...tseslint.configs.recommended,
  { rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] } },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // The DOM's event maps can be extended in no other way.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      'no-restricted-syntax': ['error', ...noInnerHtml],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    },
  },
  { files: ['src/text/**/*.ts'], rules: { 'max-lines': 'off' } },
  // The class block is the public reference, and grows with the page, not with the code.
  { files: ['src/*.element.ts'], rules: { 'max-lines': ['error', { max: 290, skipComments: true }] } },
  {
    files: [
      'src/diagnostics/{explain,messages}.ts',
      'src/cli.ts',
      'src/server/doctor/**',
      'src/server/http/log.ts',
      'src/simulator/cli.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['src/ui/**/*.ts', 'src/*.ts'], ...lit.configs['flat/recommended'] },
  { files: ['src/ui/**/*.ts', 'src/*.ts'], ...litA11y.configs.recommended, plugins: { 'lit-a11y': litA11y } },
  { files: ['src/*.element.ts'], ...wc.configs['flat/best-practice'] },
  {
    files: ['src/ui/controls/**/*.ts'],
    rules: {
      // The focus stays on the combobox, which handles the keys of its label and options; a tooltip is named by its content.
      'lit-a11y/click-events-have-key-events': 'off',
      'lit-a11y/accessible-name': 'off',
    },
  },
  // A tooltip is named by its content.
  { files: ['src/ui/composer-ui.ts'], rules: { 'lit-a11y/accessible-name': 'off' } },
  ...Object.entries(LAYERS).map(layer),
  { files: ['src/ui/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
  { files: ['**/*.mjs', '**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
