import fc from 'fast-check';
import type { CreatorInfo, Draft, Facts, HostSettings, Media } from '../../../src/domain/index.js';
import { KNOWN_PRIVACY_LEVELS, POSTING_BLOCKS } from '../../../src/domain/index.js';
import { deepFreeze, photos, video } from './builders.js';

const level = fc.constantFrom(...KNOWN_PRIVACY_LEVELS, 'CLOSE_FRIENDS');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });

export const anyCreator: fc.Arbitrary<CreatorInfo> = fc.record({
  avatarUrl: maybe(fc.webUrl()),
  username: fc.constantFrom('mara.films', 'juno'),
  nickname: fc.string(),
  privacyLevels: fc.uniqueArray(level),
  disabledInteractions: fc.uniqueArray(fc.constantFrom('comment' as const, 'duet' as const, 'stitch' as const)),
  maxVideoDurationSeconds: fc.integer({ min: 1, max: 3600 }),
});

const anyVideo: fc.Arbitrary<Media> = fc
  .record({
    name: fc.string(),
    bytes: maybe(fc.integer({ min: 0, max: 5e9 })),
    container: maybe(fc.constantFrom('mp4', 'mov', 'webm', 'avi')),
    codec: maybe(fc.constantFrom('h264', 'av1')),
    frameRate: maybe(fc.double({ min: 1, max: 120, noNaN: true })),
    width: maybe(fc.integer({ min: 1, max: 8000 })),
    height: maybe(fc.integer({ min: 1, max: 8000 })),
    durationSeconds: maybe(fc.double({ min: 0, max: 7200, noNaN: true })),
  })
  .map((given) => video(given));

const anyPhotos: fc.Arbitrary<Media> = fc
  .array(fc.constantFrom('a.jpg', 'b.webp', 'c.jpg'), { minLength: 1, maxLength: 40 })
  .map((names) => photos(...names));

export const anyDraft: fc.Arbitrary<Draft> = fc.record({
  media: maybe(fc.oneof(anyVideo, anyPhotos)),
  title: fc.oneof(fc.string(), fc.constant('a'.repeat(91)), fc.constant('a'.repeat(2201))),
  description: fc.oneof(fc.string(), fc.constant('a'.repeat(4001))),
  privacy: maybe(level),
  interactions: fc.record({ comment: fc.boolean(), duet: fc.boolean(), stitch: fc.boolean() }),
  disclosure: fc.oneof(
    fc.constant({ on: false } as const),
    fc.record({ on: fc.constant(true as const), yourBrand: fc.boolean(), brandedContent: fc.boolean() }),
  ),
  aiGenerated: fc.boolean(),
  autoAddMusic: fc.boolean(),
});

export const anySettings: fc.Arbitrary<HostSettings> = fc.record({
  mode: fc.constantFrom('direct' as const, 'inbox' as const),
  unaudited: fc.boolean(),
  accept: fc.constantFrom('any' as const, 'video' as const, 'photo' as const),
});

/** Any facts at all, frozen through and through. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    creator: fc.oneof(
      fc.constant({ kind: 'unknown' } as const),
      fc.constantFrom(...POSTING_BLOCKS).map((block) => ({ kind: 'blocked', block }) as const),
      anyCreator.map((creator) => ({ kind: 'available', creator }) as const),
    ),
    draft: anyDraft,
    settings: anySettings,
  })
  .map(deepFreeze);
