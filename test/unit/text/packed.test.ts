import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { unpackLocale } from '../../../src/text/packed.js';
import { packedLocales, readEnglish, transformLocale } from '../../tools/locale-values.mjs';
import { TRANSLATIONS } from './all-locales.js';

const english = readEnglish();

const source = (tag: string) => readFile(new URL(`../../../src/text/locales/${tag}.ts`, import.meta.url), 'utf8');

async function published(module: string): Promise<unknown> {
  const { locale }: { locale?: unknown } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  return locale;
}

describe('a published locale file', () => {
  for (const { tag, locale } of TRANSLATIONS) {
    it(`of ${tag} says what its source says`, async () => {
      const module = transformLocale(await source(tag), english);
      const packed = await published(module);
      assert.ok(typeof packed === 'string');
      assert.deepEqual(unpackLocale(packed), locale);
    });
  }
});

describe('unpackLocale', () => {
  it('refuses a file with other keys rather than to show a sentence in the wrong place', () => {
    assert.throws(() => unpackLocale('|one|two|three'), /another version/);
  });
});

describe('transformLocale', () => {
  const es = source('es');
  const broken = async (from: string | RegExp, to: string) => () =>
    es.then((text) => transformLocale(text.replace(from, to), english));

  it('refuses a sentence that holds a mark of the packed form', async () => {
    await assert.rejects(await broken("'Amigos'", "'Amigos | amigas'"), /uses a mark/);
    await assert.rejects(await broken("'Amigos'", "'~Amigos'"), /uses a mark/);
  });

  it('refuses a locale that lacks a key', async () => {
    await assert.rejects(await broken(/.*'privacy\.SELF_ONLY'.*/, ''), /is missing/);
  });

  it('refuses what is no plain string', async () => {
    await assert.rejects(await broken("'Amigos'", '`${1}`'), /Only plain strings/);
  });
});

describe('packedLocales', () => {
  it('leaves other files alone', () => {
    const { transform } = packedLocales();
    assert.equal(transform('export const en = {}', '/project/src/text/en.ts'), undefined);
    assert.equal(transform('export const x = 1', '/project/src/text/locales/es.js.map'), undefined);
  });
});
