import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const outdirArgument = process.argv.indexOf('--outdir');
const outdir = outdirArgument < 0 ? '.' : process.argv[outdirArgument + 1];

const GLOBAL_ATTRIBUTES = [
  {
    name: 'lang',
    type: { text: 'string' },
    description: "Language of the page; absent: the nearest ancestor's, then the browser's.",
  },
  {
    name: 'dir',
    type: { text: "'ltr' | 'rtl' | 'auto'" },
    description: "Direction of the page; absent: the nearest ancestor's, then the language's.",
  },
];

/** Types of a name of their own, which editors do not know. */
const aliases = new Map();

/** The fields of the event whose class has another type than its own: its kind and its code come in pairs. */
let errorFields = [];

/** Describes what is shipped: paths inside the package, no private members, no nameless events, and the global attributes that count. */
const asShipped = {
  name: 'as-shipped',
  collectPhase({ ts, node }) {
    if (ts.isClassExpression(node) && node.name?.text === 'TikTokErrorEvent')
      errorFields = node.members.filter(ts.isPropertyDeclaration).map((field) => ({
        kind: 'field',
        name: field.name.getText(),
        type: { text: field.type.getText() },
        readonly: true,
      }));
    if (ts.isTypeAliasDeclaration(node)) aliases.set(node.name.text, node.type.getText());
  },
  packageLinkPhase({ customElementsManifest: manifest }) {
    const all = manifest.modules.flatMap(({ declarations = [] }) => declarations);
    const element = all.find(({ customElement }) => customElement);
    element.members = element.members.filter(
      ({ name, privacy = 'public' }) =>
        privacy === 'public' && !name.startsWith('[') && name !== 'attributeChangedCallback',
    );
    // The analyzer also lists what it sees dispatched, by a class whose name for the event it does not know.
    element.events = element.events.filter(({ name }) => name);
    for (const { type } of element.attributes)
      type.text = type.text.replace(/\w+/g, (name) => aliases.get(name) ?? name);
    element.attributes.push(...GLOBAL_ATTRIBUTES);
    const error = all.find(({ name }) => name === 'TikTokErrorEvent');
    Object.assign(error, { kind: 'class', superclass: { name: 'Event' }, members: errorFields });
    const declarations = [element, ...all.filter(({ name }) => /^TikTok\w+Event$/.test(name))];
    const reference = ({ name }) => ({ name, module: 'dist/element.js' });
    const exports = declarations.map((declaration) => ({
      kind: 'js',
      name: declaration.name,
      declaration: reference(declaration),
    }));
    manifest.modules = [
      { kind: 'javascript-module', path: 'dist/element.js', declarations, exports },
      {
        kind: 'javascript-module',
        path: 'dist/index.js',
        declarations: [],
        exports: [
          { kind: 'custom-element-definition', name: element.tagName, declaration: reference(element) },
          ...exports,
        ],
      },
    ];
  },
};

export default {
  globs: ['src/share-to-tiktok.element.ts', 'src/events.ts', 'src/host-settings.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    asShipped,
    customElementVsCodePlugin({ outdir, htmlFileName: 'html-custom-data.json', cssFileName: null, hideLogs: true }),
    customElementJetBrainsPlugin({ outdir, packageJson: false, hideLogs: true }),
  ],
};
