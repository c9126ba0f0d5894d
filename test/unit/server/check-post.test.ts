import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CreatorAnswer, CreatorInfo, Draft, HostSettings, Media } from '../../../src/domain/index.js';
import { EMPTY_DRAFT, POSTING_BLOCKS } from '../../../src/domain/index.js';
import { checkPostRequest } from '../../../src/server/posts/check.js';
import { Failure } from '../../../src/server/http/failure.js';
import { checkSources } from '../../../src/server/posts/sources.js';
import { consent, settings } from '../../../src/testing/builders.js';
import type { CreatePostRequest } from '../../../src/wire/post-request.js';
import { toCreatePostRequest } from '../../../src/wire/post-request.js';
import { photos, video } from './support/requests.js';

const NOW = Date.UTC(2026, 9, 1, 12);
const CREATOR: CreatorInfo = {
  avatarUrl: 'https://avatar.example/1.webp',
  username: 'ada',
  nickname: 'Ada',
  privacyLevels: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'],
  disabledInteractions: [],
  maxVideoDurationSeconds: 600,
  consentNonce: 'nonce',
};
const AVAILABLE: CreatorAnswer = { kind: 'available', creator: CREATOR };

function request(
  change: {
    readonly draft?: Partial<Draft>;
    readonly settings?: Partial<HostSettings>;
    readonly photoUrls?: string[];
  } = {},
): CreatePostRequest {
  const agreed = consent({
    draft: { ...EMPTY_DRAFT, media: video(), title: 'Hello', privacy: 'SELF_ONLY', ...change.draft },
    creator: CREATOR,
    settings: settings(change.settings),
    now: new Date(NOW),
  });
  return toCreatePostRequest(agreed, 'key-of-a-consent', change.photoUrls);
}

/** As it comes over the network. */
const sent = (value: object): unknown => JSON.parse(JSON.stringify(value));

const check = (
  value: unknown,
  facts: { readonly creator?: CreatorAnswer; readonly askedAgo?: number; readonly unaudited?: boolean } = {},
) =>
  checkPostRequest(value, {
    creator: facts.creator ?? AVAILABLE,
    ...(facts.askedAgo === undefined ? {} : { creatorAskedAt: NOW - facts.askedAgo }),
    unaudited: facts.unaudited ?? false,
    now: NOW,
  });

/** The code and the rules that were broken, or `ok`. */
const verdict = (...given: Parameters<typeof check>) => {
  const found = check(...given);
  return found.ok ? 'ok' : [found.code, ...found.violations.map(({ code }) => code)].join(', ');
};

describe('checkPostRequest', () => {
  it('returns what is sent to TikTok, built from the receipt', () => {
    for (const own of [
      request(),
      request({ settings: { mode: 'inbox' }, draft: { privacy: undefined } }),
      request({ draft: { media: photos(2) }, photoUrls: ['https://a.example/1.jpg', 'https://a.example/2.jpg'] }),
    ]) {
      const found = check(sent(own));
      assert.ok(found.ok);
      assert.deepEqual(sent(found.request), sent(own));
    }
  });

  it('reads creator info of a minute ago, and none that is older [G-1]', () => {
    assert.equal(verdict(sent(request()), { askedAgo: 0 }), 'ok');
    assert.equal(verdict(sent(request()), { askedAgo: 60_000 }), 'ok');
    assert.equal(verdict(sent(request()), { askedAgo: 60_001 }), 'consent_mismatch, creator_unknown');
    assert.equal(verdict(sent(request()), { creator: { kind: 'unknown' } }), 'consent_mismatch, creator_unknown');
  });

  for (const block of POSTING_BLOCKS) {
    it(`refuses by TikTok’s own code a creator who is blocked: ${block} [G-1b]`, () => {
      assert.equal(verdict(sent(request()), { creator: { kind: 'blocked', block } }), `${block}, creator_cannot_post`);
    });
  }

  for (const [what, draft, expected] of [
    ['no privacy', { privacy: undefined }, 'privacy_level_option_mismatch, privacy_missing'],
    [
      'a privacy that is not offered',
      { privacy: 'MUTUAL_FOLLOW_FRIENDS' },
      'privacy_level_option_mismatch, privacy_not_offered',
    ],
    ['a title that is too long', { title: 'x'.repeat(2201) }, 'consent_mismatch, title_too_long'],
    [
      'a title that is too long and no privacy: the privacy is named, all rules are listed',
      { title: 'x'.repeat(2201), privacy: undefined },
      'privacy_level_option_mismatch, title_too_long, privacy_missing',
    ],
  ] as const) {
    it(`refuses ${what} [G-5c]`, () => assert.equal(verdict(sent(request({ draft }))), expected));
  }

  it('goes by the backend’s own word on the audit, whatever the page says [G-U]', () => {
    const everyone = { privacy: 'PUBLIC_TO_EVERYONE' };
    const unaudited = { unaudited: true };
    const refused = 'unaudited_client_can_only_post_to_private_accounts, privacy_unaudited';
    assert.equal(verdict(sent(request({ draft: everyone })), unaudited), refused);
    assert.equal(verdict(sent(request({ draft: everyone, settings: unaudited })), unaudited), refused);
    assert.equal(verdict(sent(request({ draft: everyone }))), 'ok');
    assert.equal(
      verdict(sent(request({ draft: everyone, settings: unaudited }))),
      'ok',
      'the page may think less of it',
    );
    assert.equal(verdict(sent(request()), unaudited), 'ok');
  });

  it('refuses what is no request, and lists no rule', () => {
    for (const value of [undefined, null, 'text', [], {}, { ...request(), more: 1 }]) {
      assert.deepEqual(check(value), { ok: false, code: 'invalid_params', violations: [] });
    }
  });

  it('refuses a receipt of another account, other sentences or an older version of the rules [G-5c]', () => {
    const { consent, ...rest } = request();
    for (const change of [
      { creator: { ...CREATOR, username: 'bob' } },
      { sentences: [] },
      { rulesVersion: '2020-01-01' },
    ]) {
      assert.equal(verdict(sent({ ...rest, consent: { ...consent, ...change } })), 'consent_mismatch');
    }
    const moved = { ...CREATOR, avatarUrl: 'https://avatar.example/2.webp', consentNonce: 'another' };
    assert.equal(verdict(sent({ ...rest, consent: { ...consent, creator: moved } })), 'ok');
  });

  it('takes the chunks of a page of another version, if they keep TikTok’s rules and fit the digests', () => {
    const bytes = 600_000_000;
    const digests = (count: number) => Array.from({ length: count }, () => 'a'.repeat(43));
    const cut = (chunk_size: unknown, total_chunk_count: unknown, agreed?: readonly string[]) => {
      const { facts } = video(bytes);
      const media = video(bytes, { facts: { ...facts, ...(agreed ? { chunkDigests: agreed } : {}) } });
      const own = request({ draft: { media } });
      return sent({ ...own, source_info: { ...own.source_info, chunk_size, total_chunk_count } });
    };
    const taken = check(cut(50_000_000, 12));
    assert.ok(taken.ok);
    assert.deepEqual(taken.request.source_info, {
      source: 'FILE_UPLOAD',
      video_size: bytes,
      chunk_size: 50_000_000,
      total_chunk_count: 12,
    });
    assert.equal(verdict(cut(50_000_000, 12, digests(12))), 'ok');
    for (const [size, count, agreed] of [
      [50_000_000, 12, digests(16)],
      [50_000_000, 11],
      [100_000_000, 6],
      ['50000000', 12],
      [50_000_000, null],
    ] as const) {
      assert.equal(verdict(cut(size, count, agreed)), 'consent_mismatch');
    }
  });

  const listed = (photo_images: unknown) => ({ source: 'PULL_FROM_URL', photo_images, photo_cover_index: 0 });
  for (const source of [null, 'text', 1, [], {}, listed('text'), listed([1]), listed([null]), listed([])]) {
    it(`refuses photos whose source is ${JSON.stringify(source)}`, () => {
      const own = request({ draft: { media: photos(1) }, photoUrls: ['https://a.example/1.jpg'] });
      assert.equal(verdict(sent({ ...own, source_info: source })), 'consent_mismatch');
    });
  }
});

describe('checkSources', () => {
  const PREFIX = 'https://media.example.com/';
  const LOCAL = 'http://127.0.0.1:8080/';
  const at = (url: string) => ({ origin: 'url' as const, url });
  const file = { origin: 'file' as const, id: 'file-1' };
  const video1 = (source: ReturnType<typeof at> | typeof file): Media => video(1000, { source });
  const album = (...sources: readonly (ReturnType<typeof at> | typeof file)[]): Media => {
    const media = photos(sources.length);
    assert.ok(media.kind === 'photo');
    return { ...media, photos: media.photos.map((photo, index) => ({ ...photo, source: sources[index] ?? file })) };
  };
  const digested = (digest: string): Media => {
    const media = album(file);
    assert.ok(media.kind === 'photo');
    return { ...media, photos: media.photos.map((photo) => ({ ...photo, facts: { ...photo.facts, digest } })) };
  };
  /** Staged are `staged-…`, by alice. */
  const check = async (media: Media, photoUrls: string[] = [], owner = 'alice', development = false) => {
    const needs = {
      photos: {
        stagedAt: async (url: string, by: string) => {
          const name = by === 'alice' && url.includes('/staged-') ? url.split('/').at(-1) : undefined;
          if (name === undefined) throw new Failure('url_ownership_unverified');
          return { name, digest: 'as-staged' };
        },
      },
      config: { verifiedPrefixes: [PREFIX, LOCAL], development },
    };
    return checkSources(needs, request({ draft: { media }, photoUrls }), owner).catch((error: unknown) =>
      String(Reflect.get(error as object, 'code')),
    );
  };
  const [own, foreign] = [`${PREFIX}a`, 'https://evil.example/a'];
  const staged = (name: string) => `https://app.example/photos/staged-${name}`;

  for (const [what, media, urls, expected] of [
    ['a video from the device', video1(file), [], []],
    ['a video at a verified address', video1(at(own)), [], []],
    ['a video elsewhere', video1(at(foreign)), [], 'url_ownership_unverified'],
    ['photos at verified addresses', album(at(own), at(own)), [], []],
    ['photos of which the second is elsewhere', album(at(own), at(foreign)), [], 'url_ownership_unverified'],
    ['staged photos', album(file, file), [staged('1'), staged('2')], ['staged-1', 'staged-2']],
    ['a staged photo after one at an address', album(at(own), file), ['', staged('2')], ['staged-2']],
    ['a staged photo with the bytes of the consent', digested('as-staged'), [staged('1')], ['staged-1']],
    ['a staged photo with other bytes', digested('as-previewed'), [staged('1')], 'consent_mismatch'],
    ['a photo that nobody staged', album(file, file), [staged('1'), own], 'url_ownership_unverified'],
  ] as const) {
    it(`${typeof expected === 'string' ? 'refuses' : 'lets TikTok pull'} ${what} [G-T2a, G-T2b]`, async () => {
      assert.deepEqual(await check(media, [...urls]), expected);
    });
  }

  it('lets TikTok pull from this machine in development alone', async () => {
    const media = video1(at(`${LOCAL}a.mp4`));
    assert.equal(await check(media), 'url_ownership_unverified');
    assert.deepEqual(await check(media, [], 'alice', true), []);
  });

  it('refuses a photo that somebody else staged', async () => {
    assert.equal(await check(album(file), [staged('1')], 'bob'), 'url_ownership_unverified');
  });
});
