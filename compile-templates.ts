import type { ESTree, Plugin } from 'vite';

/** A template as Lit would prepare it in the browser: its markup without what is bound, and where that belongs. */
export interface Compiled {
  readonly markup: string;
  /**
   * In order, one after the other with `|` between them: how many elements and comments stand between one part and the next; for an
   * attribute also its name, and what it holds beside values, `{}`.
   */
  readonly parts: string;
}

/** Markup in which a browser adds or moves elements, or reads no comments: there the indices would be others. */
const UNKNOWN = /^(?:col|option|script|select|style|svg|math|t(?:able|body|d|emplate|foot|h|head|itle|r))$/i;
const TAG = /<([a-z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*?)\s*\/?>/y;
const ATTRIBUTE = /\s+([^\s=>"'/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/y;
/** Stands for a value. */
const HOLE = '\0';
/** The shortest that a browser reads as a comment. */
const COMMENT = '<?>';

/** Does at build time what Lit does with a template when it is first drawn; throws for what it cannot do just the same. */
export function compileTemplate(strings: readonly string[]): Compiled {
  const source = strings.join(HOLE);
  const parts: string[] = [];
  let markup = '';
  let skipped = 0;
  const refuse = (at: number): never => {
    throw new Error(`A template cannot be compiled here: ${source.slice(at, at + 60).replaceAll(HOLE, '${…}')}`);
  };
  const attributesOf = (text: string, at: number): string => {
    let kept = '';
    ATTRIBUTE.lastIndex = 0;
    for (let end = 0; end < text.length; end = ATTRIBUTE.lastIndex) {
      const [whole, name = '', ...quoted] = ATTRIBUTE.exec(text) ?? refuse(at);
      const value = quoted.find((each) => each !== undefined) ?? '';
      if (name.includes(HOLE)) refuse(at);
      else if (!value.includes(HOLE)) kept += whole;
      else if (/[{|}]/.test(value)) refuse(at);
      else {
        parts.push(`${skipped}${name}${value === HOLE ? '' : `=${value.replaceAll(HOLE, '{}')}`}`);
        skipped = 0;
      }
    }
    return kept;
  };
  for (let at = 0; at < source.length;) {
    const next = source.slice(at).search(/[<\0]/);
    const end = next < 0 ? source.length : at + next;
    markup += source.slice(at, end);
    at = end;
    TAG.lastIndex = at;
    const [tag, name = '', attributes = ''] = TAG.exec(source) ?? [];
    if (source[at] === HOLE) {
      parts.push(`${skipped}`);
      skipped = 1;
      markup += COMMENT;
      at += 1;
    } else if (source.startsWith('</', at)) {
      const close = source.indexOf('>', at) + 1;
      markup += source.slice(at, close);
      at = close;
    } else if (tag) {
      at += tag.length;
      if (UNKNOWN.test(name) || (/^textarea$/i.test(name) && source[at] !== '<')) refuse(at - tag.length);
      markup += `<${name}${attributesOf(attributes, at - tag.length)}>`;
      skipped += 1;
    } else if (at < source.length) refuse(at);
  }
  // Where a template ends with a value, something has to stand after it.
  if (source === '' || source.endsWith(HOLE)) markup += COMMENT;
  return { markup, parts: parts.join('|') };
}

/** What Lit keeps of a template that it has prepared; runs in the browser. */
export function prepared<Kind>({ markup, parts }: Compiled, kinds: Readonly<Record<string, Kind>>) {
  let index = 0;
  return {
    // Lit takes no other array for that of a template.
    h: Object.assign([markup], { raw: true }),
    parts: (parts ? parts.split('|') : []).map((part) => {
      const [, skipped, kind = '', name, held = '{}'] = /(\d+)([.?@]?)([^=]*)=?([^]+)?/.exec(part) ?? [];
      index += Number(skipped);
      return { type: name ? 1 : 2, index, name, strings: held.split('{}'), ctor: kinds[kind] };
    }),
  };
}

const RUNTIME = '\0compiled-template';

/** What a template literal becomes: a function of its values. Its parts are read with the first call. */
const RUNTIME_CODE = `import { KINDS } from 'lit-html';
${String(prepared)}
export const template = (markup, parts) => {
  let made;
  return (...values) => ({ values, _$litType$: made ??= prepared({ markup, parts }, KINDS) });
};`;

/** The name by which Lit's own packages know each kind of attribute, by how a template marks it. */
const KINDS = { '': 'H', '.': 'B', '?': 'N', '@': 'U' };

/**
 * Prepares the templates of the page at build time, as Lit's own compiler does, in fewer bytes: to find out in the browser
 * where their values belong takes longer than to read their markup. Lit is bundled without the code that would do it.
 */
export function compiledTemplates(): Plugin {
  return {
    name: 'compiled-templates',
    resolveId: (id) => (id === RUNTIME ? id : undefined),
    load: (id) => (id === RUNTIME ? RUNTIME_CODE : undefined),
    transform(code, id) {
      if (/\/lit-html\/lit-html\.js$/.test(id)) return { code: withoutCompiler(code, this.parse(code)), map: null };
      if (!/\/src\/ui\//.test(id) || !code.includes('html`')) return undefined;
      const made: string[] = [];
      const body = rewritten(code, this.parse(code), made);
      return { code: `import { template as $template } from '${RUNTIME}';\n${made.join('')}${body}`, map: null };
    },
  };
}

type Node = ESTree.Node;

/** The code of a node with its templates replaced by calls; what is called is added to `made`. */
function rewritten(code: string, node: Node, made: string[]): string {
  let text = '';
  let end = node.start;
  for (const template of outermost(node, isTemplate)) {
    const { markup, parts } = compileTemplate(stringsOf(template));
    const name = `$template${made.length}`;
    made.push(`const ${name} = /* @__PURE__ */ $template(${JSON.stringify(markup)}, ${JSON.stringify(parts)});\n`);
    const values = template.quasi.expressions.map((value) => `(${rewritten(code, value, made)})`);
    text += `${code.slice(end, template.start)}${name}(${values.join()})`;
    end = template.end;
  }
  return text + code.slice(end, node.end);
}

/** Lit with its kinds of attributes in place of what chooses among them while it prepares a template. */
function withoutCompiler(code: string, program: Node): string {
  const [compiler] = outermost(program, isCompiler);
  const [internals] = outermost(program, isInternals);
  const parser = internals && valueIn(internals, 'L');
  const { body } = compiler?.value ?? {};
  if (!body || !parser) throw new Error('This Lit is not the one that templates are compiled for.');
  const kinds = Object.entries(KINDS).map(([mark, name]) => `'${mark}':${valueIn(internals, name)?.name}`);
  return [
    code.slice(0, body.start),
    `{throw Error('not compiled')}`,
    code.slice(body.end, parser.start),
    'null',
    code.slice(parser.end),
    `\nexport const KINDS={${kinds.join()}};`,
  ].join('');
}

/** What stands around the values of each template in some code, of nested ones too. */
export function templatesIn(node: unknown): readonly (readonly string[])[] {
  return outermost(node, isTemplate).flatMap((each) => [stringsOf(each), ...templatesIn(each.quasi)]);
}

function stringsOf({ quasi }: ESTree.TaggedTemplateExpression): readonly string[] {
  return quasi.quasis.map(({ value }) => value.cooked ?? '');
}

/** The outermost nodes of a kind, in their order. */
function outermost<Found extends Node>(node: unknown, isFound: (node: Node) => node is Found): readonly Found[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && isFound(node as Node)) return [node as Found];
  return Object.values(node).flatMap((each) => outermost(each, isFound));
}

function isTemplate(node: Node): node is ESTree.TaggedTemplateExpression {
  return node.type === 'TaggedTemplateExpression' && node.tag.type === 'Identifier' && node.tag.name === 'html';
}

/** The constructor that takes what a template literal gives. */
function isCompiler(node: Node): node is ESTree.MethodDefinition {
  if (node.type !== 'MethodDefinition' || node.kind !== 'constructor') return false;
  const [given] = node.value.params;
  return given?.type === 'ObjectPattern' && valueIn(given, '_$litType$') !== undefined;
}

/** What Lit's own packages share. */
function isInternals(node: Node): node is ESTree.ObjectExpression {
  return node.type === 'ObjectExpression' && Object.values(KINDS).every((name) => valueIn(node, name));
}

/** The variable that a property of an object has its value from, or that one of a pattern names. */
function valueIn(
  { properties }: ESTree.ObjectExpression | ESTree.ObjectPattern,
  key: string,
): ESTree.IdentifierReference | ESTree.BindingIdentifier | undefined {
  for (const each of properties) {
    if (each.type !== 'Property' || each.key.type !== 'Identifier' || each.key.name !== key) continue;
    if (each.value.type === 'Identifier') return each.value;
  }
  return undefined;
}
