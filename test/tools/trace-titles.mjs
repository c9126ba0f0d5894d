import ts from 'typescript';

/**
 * What one file says of the guideline: the ids that its tests name, and tests that do not run. It reads the syntax and
 * not the text, so that a title in a comment or in a string is none.
 */

const TESTS = new Set(['it', 'test', 'specify']);
const SUITES = new Set(['describe', 'suite', 'context']);
const SWITCHED_OFF = new Set(['xit', 'xtest', 'xspecify', 'xdescribe', 'fit', 'fdescribe']);
const SWITCHES = new Set(['skip', 'todo', 'only', 'skipIf', 'runIf']);
/** Names under which a running test can skip itself. */
const TEST_CONTEXTS = new Set(['t', 'ctx', 'context', 'this']);

/** The ids in the square brackets of a title: `… [G-1a, A-06]`. */
export function tagsOf(text) {
  return [...text.matchAll(/\[([A-Z](?:-|\d)[^\]]*)\]/g)].flatMap(([, list]) => list.split(',').map((id) => id.trim()));
}

/**
 * Reads a test file: each test's title with its ids, and each test or suite that is skipped or runs alone. Where a title is
 * made of the rows of a table, the rows have the ids: texts that end in them.
 */
export function readTests(source, name) {
  const proofs = [];
  const faults = [];
  const titles = new Set();
  const rows = [];
  visit(parse(source, name), (node, file) => {
    const row = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? titleOf(node) : undefined;
    if (row !== undefined && / \[[A-Z](?:-|\d)[^\]]*\]$/.test(row)) rows.push({ node, title: row });
    if (!ts.isCallExpression(node)) return;
    const [callee, ...switches] = chain(node.expression);
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    const isTest = TESTS.has(callee) || isSubtest(node);
    if (SWITCHED_OFF.has(callee)) faults.push(`${name}:${line} ${callee} switches a test off or the others out`);
    if (isTest || SUITES.has(callee)) {
      const used = [...switches.filter((each) => SWITCHES.has(each)), ...optionsOf(node)];
      for (const each of new Set(used)) faults.push(`${name}:${line} a test or suite has “${each}”`);
    } else if (TEST_CONTEXTS.has(callee) && SWITCHES.has(switches[0])) {
      faults.push(`${name}:${line} a test calls “${switches[0]}” on itself`);
    }
    const title = isTest ? titleOf(node.arguments[0]) : undefined;
    if (isTest || SUITES.has(callee)) titles.add(node.arguments[0]);
    if (title === undefined) return;
    const hasBody = node.arguments.length > 1 || switches.length > 0;
    if (!hasBody) faults.push(`${name}:${line} a test has a title alone`);
    else proofs.push({ file: name, title, ids: tagsOf(title) });
  });
  if (proofs.some(({ title }) => title.includes('…'))) {
    for (const { node, title } of rows) if (!titles.has(node)) proofs.push({ file: name, title, ids: tagsOf(title) });
  }
  return { proofs, faults };
}

/** Reads a story file: a story with a `play` function proves the ids in the comment above it. */
export function readStories(source, name) {
  const file = parse(source, name);
  const proofs = [];
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (!declaration.initializer || !hasPlay(declaration.initializer)) continue;
      const ids = tagsOf(source.slice(statement.getFullStart(), statement.getStart(file)));
      proofs.push({ file: name, title: `story ${declaration.name.getText(file)}`, ids });
    }
  }
  return { proofs, faults: [] };
}

/** Reads a page of the documentation: the ids in comments of its own, `<!-- [D-2] -->`. */
export function readDocument(source, name) {
  const comments = [...source.matchAll(/<!--\s*(\[[^\]]*\])\s*-->/g)];
  return { proofs: comments.map(([, tag]) => ({ file: name, title: 'documentation', ids: tagsOf(tag) })), faults: [] };
}

function parse(source, name) {
  return ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
}

function visit(file, handle) {
  const walk = (node) => {
    handle(node, file);
    ts.forEachChild(node, walk);
  };
  walk(file);
}

/** `it.skip.each` as `['it', 'skip', 'each']`; an expression that is no chain of names begins with ''. */
function chain(expression) {
  if (ts.isIdentifier(expression)) return [expression.text];
  if (expression.kind === ts.SyntaxKind.ThisKeyword) return ['this'];
  if (ts.isPropertyAccessExpression(expression)) return [...chain(expression.expression), expression.name.text];
  return ts.isCallExpression(expression) ? chain(expression.expression) : [''];
}

/** `t.test('title', …)` of node:test, as against a regular expression's `test(text)`. */
function isSubtest(call) {
  return (
    ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'test' && call.arguments.length > 1
  );
}

/**
 * Switches in an options object, `{ skip: true }`. An expression, `{ skip: missing(redis) }`, depends on what the machine
 * has, and the runner reports it; a literal switches the test off for everybody.
 */
function optionsOf(call) {
  return call.arguments
    .filter((argument) => ts.isObjectLiteralExpression(argument))
    .flatMap(({ properties }) => properties)
    .filter((property) => isSwitchedOn(property))
    .map((property) => property.name?.getText() ?? '')
    .filter((key) => SWITCHES.has(key));
}

function isSwitchedOn({ initializer }) {
  if (!initializer) return false;
  return initializer.kind === ts.SyntaxKind.TrueKeyword || ts.isStringLiteralLike(initializer);
}

/** The text of a title, with `…` for what is only known when the test runs. */
function titleOf(node) {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const parts = [titleOf(node.left), titleOf(node.right)];
  return parts.every((part) => part === undefined) ? undefined : parts.map((part) => part ?? '…').join('');
}

function hasPlay(initializer) {
  let object = initializer;
  while (ts.isSatisfiesExpression(object) || ts.isAsExpression(object)) object = object.expression;
  return ts.isObjectLiteralExpression(object) && object.properties.some((each) => each.name?.getText() === 'play');
}
