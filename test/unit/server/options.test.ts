import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as esbuild from 'esbuild';
import { createShareToTikTok, memoryStorage } from '../../../src/server/index.js';
import type { ShareToTikTokOptions } from '../../../src/server/index.js';
import { resolveConfig } from '../../../src/server/options/config.js';

const GOOD: ShareToTikTokOptions = {
  clientKey: 'awsomekey123',
  clientSecret: 'secret',
  redirectUri: 'https://app.example.com/api/tiktok/callback',
  cookieKeys: ['0123456789abcdef0123456789abcdef'],
  storage: memoryStorage(),
  log: () => {},
};

type Wrong = { readonly [Name in keyof ShareToTikTokOptions]?: unknown };

const WRONG: readonly (readonly [Wrong, RegExp])[] = [
  [{ clientKey: undefined }, /clientKey: is missing/],
  [{ clientKey: 'a b' }, /clientKey: is missing or malformed/],
  [{ clientSecret: '' }, /clientSecret: is missing/],
  [{ clientSecret: [] }, /clientSecret: is missing/],
  [{ cookieKeys: undefined }, /cookieKeys: is missing.*openssl rand/],
  [{ cookieKeys: [] }, /cookieKeys: is missing/],
  [{ cookieKeys: ['short'] }, /cookieKeys: has a key of fewer than 32/],
  [{ cookieKeys: [...GOOD.cookieKeys, ...GOOD.cookieKeys] }, /cookieKeys: names one key twice/],
  [{ storage: undefined }, /storage: is missing.*memoryStorage/],
  [{ storage: new Map() }, /storage: is missing/],
  [{ receiptRetentionDays: 0 }, /receiptRetentionDays: must be a number of days/],
  [
    { storage: { setIfAbsent: () => true } },
    /storage: is missing or lacks a method.*get, set, delete, setIfAbsent and compareAndSet/,
  ],
  [{ storage: { ...memoryStorage(), get: 'x' } }, /storage: is missing or lacks a method/],
  [{ clientKey: 123456 }, /clientKey: is missing or malformed/],
  [{ clientSecret: 5 }, /clientSecret: is missing/],
  [{ clientSecret: [undefined] }, /clientSecret: is missing/],
  [{ cookieKeys: GOOD.cookieKeys[0] }, /cookieKeys: is missing. Pass a list/],
  [{ cookieKeys: [5] }, /cookieKeys: has a key/],
  [{ redirectUri: 5 }, /redirectUri: is missing or no address/],
  [{ publicOrigin: 5 }, /publicOrigin: "5" is no exact origin/],
  [{ basePath: ['/api/tiktok'] }, /basePath: must be a path/],
  [{ allowedOrigins: '*' }, /allowedOrigins: must be a list, such as \["https:/],
  [{ allowedOrigins: [null] }, /allowedOrigins: "null" is no exact origin/],
  [{ scopes: 'video.publish' }, /scopes: must be a list, such as \["video.publish"\]/],
  [{ scopes: new Set(['video.publish']) }, /scopes: must be a list/],
  [{ verifiedPrefixes: 'https://media.example.com/' }, /verifiedPrefixes: must be a list/],
  [{ verifiedPrefixes: [5] }, /verifiedPrefixes: "5" is no prefix/],
  [{ unaudited: 'false' }, /unaudited: must be true or false/],
  [{ unaudited: 0 }, /unaudited: must be true or false/],
  [{ photos: 'https://media.example.com/photos/' }, /photos: must be \{ publicBaseUrl/],
  [{ development: true }, /development: must be \{\} for plain http/],
  [{ development: null }, /development: must be \{\}/],
  [{ development: [] }, /development: must be \{\}/],
  [{ development: { tiktokOrigin: 'http://127.0.0.1:4599' } }, /development.tiktokOrigin: is not known/],
  [{ development: { tikTokOrigin: 5 } }, /development.tikTokOrigin: must be an origin on loopback/],
  [{ log: 'stdout' }, /log: must be a function/],
  [{ fetch: {} }, /fetch: must be a function/],
  [{ clock: 5 }, /clock: must have the methods now\(\) and sleep/],
  [{ clock: { now: Date.now } }, /clock: must have the methods/],
  [{ redirectUri: undefined }, /redirectUri: is missing/],
  [{ redirectUri: 'http://app.example.com/callback' }, /redirectUri: must begin with https/],
  [{ redirectUri: 'https://app.example.com/callback?a=b' }, /redirectUri: has a query/],
  [{ redirectUri: 'https://app.example.com/callback#' }, /redirectUri: has a query or a fragment/],
  [{ redirectUri: `https://app.example.com/${'a'.repeat(500)}/callback` }, /redirectUri: has 512 characters/],
  [{ redirectUri: 'https://app.example.com/api/return' }, /redirectUri: must end in "\/callback"/],
  [{ redirectUri: 'http://127.0.0.1:3000/callback' }, /redirectUri: is http.*pkce: 'desktop'/],
  [{ redirectUri: 'http://127.0.0.1/callback', pkce: 'desktop' }, /redirectUri: needs a port/],
  [
    { redirectUri: 'http://127.0.0.1:3000/callback', pkce: 'desktop' },
    /redirectUri: is http on loopback. Pass development/,
  ],
  [{ publicOrigin: '*' }, /publicOrigin: "\*" would let every site/],
  [{ publicOrigin: 'https://app.example.com/' }, /publicOrigin: .* is no exact origin/],
  [{ allowedOrigins: ['*'] }, /allowedOrigins: "\*" would let every site/],
  [{ allowedOrigins: ['https://*.example.com'] }, /allowedOrigins: .* is no exact origin/],
  [{ allowedOrigins: ['null'] }, /allowedOrigins: "null" is no exact origin/],
  [{ allowedOrigins: ['http://studio.example.com'] }, /allowedOrigins: .* must begin with https/],
  [{ basePath: 'api/tiktok' }, /basePath: must be a path/],
  [{ basePath: '/api/tiktok/' }, /basePath: must be a path/],
  [{ scopes: ['video.publish', 'video.everything'] }, /scopes: "video.everything" is not known/],
  [{ scopes: ['user.info.basic'] }, /scopes: allow no posting/],
  [{ pkce: 'mobile' }, /pkce: must be 'web' or 'desktop'/],
  [{ verifiedPrefixes: ['https://media.example.com'] }, /verifiedPrefixes: .* is no prefix/],
  [{ verifiedPrefixes: ['http://media.example.com/'] }, /verifiedPrefixes: .* must be https/],
  [{ verifiedPrefixes: ['https://127.0.0.1/'] }, /verifiedPrefixes: .* must be https, with a domain name/],
  [{ verifiedPrefixes: ['https://media.example.com:8443/'] }, /verifiedPrefixes: .* without a port/],
  [{ photos: { publicBaseUrl: 'https://media.example.com/p' } }, /photos.publicBaseUrl: .* is no prefix/],
  [
    { development: { tikTokOrigin: 'https://evil.example' } },
    /development.tikTokOrigin: must be an origin on loopback/,
  ],
  [{ development: { uploadOrigin: 'http://10.0.0.1:80' } }, /development.uploadOrigin: must be an origin on loopback/],
  [{ identify: 'alice' }, /identify: must be a function/],
];

describe('the options of createShareToTikTok', () => {
  it('work with the five that are needed', () => {
    assert.equal(typeof createShareToTikTok(GOOD), 'function');
  });

  for (const [wrong, message] of WRONG) {
    it(`are refused with a fix: ${JSON.stringify(wrong).slice(0, 80)}`, () => {
      // A host without types can pass anything.
      const options = { ...GOOD, ...wrong } as ShareToTikTokOptions;
      assert.throws(
        () => createShareToTikTok(options),
        (error: unknown) => error instanceof TypeError && message.test(error.message),
      );
    });
  }

  for (const [what, change] of [
    ['at the address of the pages', {}],
    ['behind a proxy that cuts paths', { basePath: '' }],
    ['on another origin than the pages', { publicOrigin: 'https://www.example.com' }],
    ['with a slash at the end of redirectUri', { redirectUri: `${GOOD.redirectUri}/` }],
  ] as const) {
    it(`let TikTok pull photos from where it leads back to: ${what}`, () => {
      const { photosBaseUrl } = resolveConfig({ ...GOOD, ...change });
      assert.equal(photosBaseUrl, 'https://app.example.com/api/tiktok/photos/');
    });
  }

  it('are all judged at once', () => {
    const options = { ...GOOD, clientKey: '', cookieKeys: [], allowedOrigins: ['*'] };
    assert.throws(() => createShareToTikTok(options), /clientKey[\s\S]*cookieKeys[\s\S]*allowedOrigins/);
  });

  it('never appear in the message when they are secret', () => {
    const options = { ...GOOD, clientSecret: 'canary-secret', cookieKeys: ['canary-key'] };
    assert.throws(
      () => createShareToTikTok(options),
      (error: Error) => !error.message.includes('canary'),
    );
  });
});

describe('the kit', () => {
  it('needs nothing but Web standards to be loaded: no module of Node and no Redis', async () => {
    const { metafile } = await esbuild.build({
      entryPoints: ['src/server/index.ts'],
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      packages: 'bundle',
      external: ['node:*', 'redis'],
      write: false,
      metafile: true,
      splitting: true,
      outdir: 'out',
    });
    const outside = Object.values(metafile.inputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
    assert.deepEqual([...new Set(outside.map(({ path }) => path))].sort(), [
      'node:crypto',
      'node:fs/promises',
      'node:http',
      'node:https',
      'node:path',
      'node:stream',
      'redis',
    ]);
    assert.ok(outside.every(({ kind }) => kind === 'dynamic-import'));
  });
});
