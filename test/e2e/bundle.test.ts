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

describe('the file for a script tag', () => {
  it('stands alone: it imports nothing at its start', () => {
    assert.equal(/(^|[;}\n])import\s*["'{*\w]/.test(script.replaceAll(/import\(/g, '')), false);
  });

  it('has the value of its integrity attribute beside it', () => {
    const digest = createHash('sha384').update(script).digest('base64');
    assert.equal(read('share-to-tiktok.js.sri'), `sha384-${digest}\n`);
  });

  it('has the sizes that the README gives', () => {
    const [, section = ''] = readFileSync(new URL('../../README.md', FOLDER), 'utf8').split('## Sizes');
    const [stated = Number.NaN, media = Number.NaN] = [...section.matchAll(/(\d+\.\d) kB/g)].map(([, kB]) =>
      Number(kB),
    );
    const kBOf = (name: string) => gzipSync(readFileSync(new URL(name, FOLDER)), { level: 9 }).length / 1000;
    assert.ok(Math.abs(kBOf('share-to-tiktok.js') - stated) < 1, `${kBOf('share-to-tiktok.js')} kB, stated ${stated}`);
    const mediaFile = files.find((name) => name.startsWith('media-')) ?? '';
    assert.ok(Math.abs(kBOf(mediaFile) - media) < 1, `${kBOf(mediaFile)} kB, stated ${media}`);
  });

  it('defines the element, without raw decorators', () => {
    assert.match(script, /["'`]share-to-tiktok["'`]/);
    assert.match(script, /\.define\(/);
    assert.equal(/@(property|state|customElement)\(/.test(script), false);
  });

  it('leaves the media library and the locales for when they are needed', () => {
    const marks = [
      ['blob-source', 'mp4a'],
      ['media', 'moov'],
      ['blob-source', 'EncodedPacket'],
    ] as const;
    for (const [chunk, mark] of marks) {
      assert.ok(
        read(files.find((name) => name.startsWith(`${chunk}-`)) ?? '').includes(mark),
        `${mark} marks ${chunk}`,
      );
      assert.equal(script.includes(mark), false, `${mark} is in the script`);
    }
    for (const language of LANGUAGES) {
      const own = files.filter((name) => name.startsWith(`${language}-`));
      assert.equal(own.length, language === 'en' ? 0 : 1, `${language} is a file of its own: ${own.join(', ')}`);
    }
  });

  it('needs no eval, writes no markup, and phones nobody [G-T1a]', () => {
    assert.equal(/new Function\(|\beval\(/.test(script), false);
    const addresses = [...script.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address);
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
