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
  it('hold no class that could keep a state beside that of createComposer', () => {
    assert.deepEqual(classesIn(parse('seen.ts', 'const x = class Keeper {};')), ['seen.ts: class Keeper']);
    assert.deepEqual(
      paths.flatMap((path) => classesIn(parse(path))),
      [],
    );
  });

  it('hand no callback to an effect', () => {
    assert.deepEqual(
      callbacksOfEffect(parse('seen.ts', 'type Effect = { readonly run: number } & { tell: (x: number) => void }')),
      ['(x: number) => void'],
    );
    assert.deepEqual(callbacksOfEffect(parse('effects/effect.ts')), []);
  });
});
