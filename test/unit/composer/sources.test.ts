import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import ts from 'typescript';

const COMPOSER = fileURLToPath(new URL('../../../src/composer/', import.meta.url));
const paths = readdirSync(COMPOSER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

function parse(path: string, text = readFileSync(join(COMPOSER, path), 'utf8')): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function classesIn(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) found.push(`${source.fileName}: class ${node.name?.text ?? ''}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const COLLECTION = /^(?:Weak)?(?:Map|Set)$/;
const CHANGES = new Set([
  'set',
  'add',
  'delete',
  'clear',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
]);

/** Variables that outlast one call: those of a module that can change, and those of a function that one within it changes. */
function stateIn(source: ts.SourceFile): readonly string[] {
  const found = new Set<string>();
  /** The functions, or the module, that have a variable of a name. */
  const homesOf = new Map<string, Set<ts.Node>>();
  const note = (what: string): void => void found.add(`${source.fileName}: ${what}`);

  const changed = (target: ts.Expression, at: ts.Node): void => {
    let root = target;
    while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression;
    if (!ts.isIdentifier(root)) return;
    const homes = homesOf.get(root.text);
    const around = functionAround(at);
    let home: ts.Node = around;
    while (!ts.isSourceFile(home) && !homes?.has(home)) home = functionAround(home);
    // What a generator has ends with its run.
    if (home !== around && homes?.has(home) && !isGenerator(home)) note(root.text);
  };
  const collect = (node: ts.Node): void => {
    const isNamed = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    if (isNamed && ts.isIdentifier(node.name)) {
      const { text } = node.name;
      homesOf.set(text, (homesOf.get(text) ?? new Set()).add(functionAround(node)));
    }
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      const home = functionAround(node);
      const isConstant = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
      const { initializer, type } = node;
      const isCollection =
        initializer !== undefined &&
        ts.isNewExpression(initializer) &&
        COLLECTION.test(initializer.expression.getText(source)) &&
        !/^Readonly/.test(type?.getText(source) ?? '');
      if (ts.isSourceFile(home) && (!isConstant || isCollection)) note(node.name.text);
    }
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) changed(node.left, node);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
        changed(node.operand, node);
    }
    if (ts.isDeleteExpression(node)) changed(node.expression, node);
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      CHANGES.has(node.expression.name.text)
    )
      changed(node.expression.expression, node);
    ts.forEachChild(node, visit);
  };
  collect(source);
  visit(source);
  return [...found];
}

/** Of these, the variables of the module itself. */
function moduleStateIn(source: ts.SourceFile): readonly string[] {
  const own = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => name.getText(source)));
  return stateIn(source).filter((each) => own.includes(each.replace(/.*: /, '')));
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isGenerator(node: ts.Node): boolean {
  return (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) && node.asteriskToken !== undefined;
}

/** The function whose call a statement belongs to, or the module. */
function functionAround(node: ts.Node): ts.Node {
  let around = node.parent;
  while (!ts.isSourceFile(around) && !ts.isFunctionLike(around)) around = around.parent;
  return around;
}

/** Functions that the type of an effect mentions, whether as a function type or as a method. */
function callbacksOfEffect(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionTypeNode(node) || ts.isMethodSignature(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  const declared = source.statements.find((node) => ts.isTypeAliasDeclaration(node) && node.name.text === 'Effect');
  assert.ok(declared, 'the type of effects is declared');
  visit(declared);
  return found;
}

describe('the sources of the composer', () => {
  it('hold no class that could keep a state beside that of a composer', () => {
    assert.deepEqual(classesIn(parse('seen.ts', 'const x = class Keeper {};')), ['seen.ts: class Keeper']);
    assert.deepEqual(
      paths.flatMap((path) => classesIn(parse(path))),
      [],
    );
  });

  it('keep no state in a module or a closure but that of a composer', () => {
    const examples = `
      let last = 0;
      const known = new WeakMap<object, string>();
      const CODES: ReadonlySet<string> = new Set(['a']);
      const table: Record<string, string> = {};
      function local() { let sum = 0; const all = new Set([1]); all.add(2); for (const one of all) sum += one; return sum; }
      function* run() { let sum = 0; const add = () => { sum += 1; }; yield add; }
      function closed() { let opened = false; const kept: string[] = []; return () => { opened = true; kept.push('x'); table['x'] = 'y'; }; }`;
    assert.deepEqual(stateIn(parse('seen.ts', examples)), [
      'seen.ts: last',
      'seen.ts: known',
      'seen.ts: opened',
      'seen.ts: kept',
      'seen.ts: table',
    ]);
    const found = paths.flatMap((path) => stateIn(parse(path)));
    assert.deepEqual(
      found.filter((each) => !/^(?:run-)?composer\.ts: /.test(each)),
      [],
    );
    assert.ok(found.includes('run-composer.ts: state'), found.join());
  });

  it('of the journal keep nothing in a module but what a browser says of a file once: how it was, and where it lies', () => {
    // A file cannot be asked again for either, and cannot carry it; a map that holds it weakly ends with the file.
    const journal = join(COMPOSER, '../journal/');
    const found = readdirSync(journal).flatMap((path) =>
      moduleStateIn(parse(path, readFileSync(join(journal, path), 'utf8'))),
    );
    assert.deepEqual(found, ['file-handles.ts: handles', 'fingerprint.ts: known']);
  });

  it('hand no callback to an effect', () => {
    assert.deepEqual(
      callbacksOfEffect(parse('seen.ts', 'type Effect = { readonly run: number } & { tell: (x: number) => void }')),
      ['(x: number) => void'],
    );
    assert.deepEqual(callbacksOfEffect(parse('effects/effect.ts')), []);
  });
});
