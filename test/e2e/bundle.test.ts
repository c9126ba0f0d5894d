import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { DEFAULT_CLIENTS } from '../../src/simulator/index.js';
import { LANGUAGES } from '../../src/text/languages.js';

const FOLDER = new URL('../../dist/cdn/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const script = read('share-to-tiktok.js');
const page = read(files.find((name) => name.startsWith('page-')) ?? '');

describe('the file for a script tag', () => {
  it('stands alone: it imports nothing at its start', () => {
    assert.equal(/(^|[;}\n])import\s*["'{*\w]/.test(script.replaceAll(/import\(/g, '')), false);
  });

  it('has the value of its integrity attribute beside it', () => {
    const digest = createHash('sha384').update(script).digest('base64');
    assert.equal(read('share-to-tiktok.js.sri'), `sha384-${digest}\n`);
  });

  it('has a manifest with the integrity of every file, and a hash in every name but its own', () => {
    const { entry, files: listed } = JSON.parse(read('manifest.json')) as {
      readonly entry: string;
      readonly files: Readonly<Record<string, { readonly integrity: string }>>;
    };
    assert.equal(entry, 'share-to-tiktok.js');
    assert.deepEqual(Object.keys(listed), [...files].sort());
    for (const name of files) {
      const digest = createHash('sha384').update(read(name)).digest('base64');
      assert.equal(listed[name]?.integrity, `sha384-${digest}`, name);
    }
    const withoutHash = files.filter((name) => !/-[\w-]{8}\.js$/.test(name));
    assert.deepEqual(withoutHash, ['share-to-tiktok.js']);
  });

  it('is imported by no other file, which would be a second copy of it at another address', () => {
    for (const name of files) assert.equal(read(name).includes('share-to-tiktok.js'), false, name);
  });

  it('has the sizes that the README gives', () => {
    const [, section = ''] = readFileSync(new URL('../../README.md', FOLDER), 'utf8').split('## Sizes');
    const stated = [...section.matchAll(/([\d.]+) kB/g)].map(([, kB]) => Number(kB));
    const kBOf = (name: string) => gzipSync(readFileSync(new URL(name, FOLDER)), { level: 9 }).length / 1000;
    const largest = Math.max(
      ...LANGUAGES.flatMap((each) => files.filter((name) => name.startsWith(`${each}-`))).map(kBOf),
    );
    assert.ok(largest <= (stated.pop() ?? 0), `a language of ${largest} kB`);
    const named = ['share-to-tiktok.', 'page-', 'rest-', 'media-', 'changes-', 'conversion-'];
    assert.equal(stated.length, named.length);
    for (const [index, name] of named.entries()) {
      const kB = stated[index] ?? 0;
      const file = files.find((each) => each.startsWith(name)) ?? '';
      // What a reader would call the same size.
      assert.ok(Math.abs(kBOf(file) / kB - 1) < 0.08, `${file}: ${kBOf(file)} kB, stated ${kB}`);
    }
  });

  it('defines the element, without raw decorators', () => {
    assert.match(script, /["'`]share-to-tiktok["'`]/);
    assert.match(script, /\.define\(/);
    assert.equal(/@(property|state|customElement)\(/.test(script), false);
  });

  it('leaves the media library and the locales for when they are needed', () => {
    const marks = [
      ['conversion', 'mp4a'],
      ['media', 'moov'],
      ['conversion', 'EncodedPacket'],
    ] as const;
    for (const [chunk, mark] of marks) {
      assert.ok(
        read(files.find((name) => name.startsWith(`${chunk}-`)) ?? '').includes(mark),
        `${mark} marks ${chunk}`,
      );
      assert.equal(script.includes(mark) || page.includes(mark), false, `${mark} is loaded with the page`);
    }
    for (const language of LANGUAGES) {
      const own = files.filter((name) => name.startsWith(`${language}-`));
      assert.equal(own.length, language === 'en' ? 0 : 1, `${language} is a file of its own: ${own.join(', ')}`);
    }
  });

  it('needs no eval, writes no markup, and phones nobody [G-T1a]', () => {
    assert.equal(/new Function\(|\beval\(/.test(script + page), false);
    const addresses = [...(script + page).matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address);
    assert.deepEqual(
      [...new Set(addresses)]
        // The second is where relative addresses are read against; nothing is sent there.
        .filter((address) => !['https://www.tiktok.com', 'https://localhost'].includes(address))
        .filter((address) => !/w3\.org/.test(address)),
      [],
    );
  });

  it('holds no credential, and no code of the backend [G-T1a]', () => {
    for (const name of files) {
      const text = read(name);
      for (const { secret } of DEFAULT_CLIENTS) assert.equal(secret !== undefined && text.includes(secret), false);
      for (const word of ['client_secret', 'refresh_token', 'open.tiktokapis.com'])
        assert.equal(text.includes(word), false, word);
    }
  });
});
