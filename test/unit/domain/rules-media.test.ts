import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts, Media, Rule, Violation } from '../../../src/domain/index.js';
import { mediaAccepted } from '../../../src/domain/rules/media-accepted.js';
import { mediaChosen } from '../../../src/domain/rules/media-chosen.js';
import { photoCountWithin } from '../../../src/domain/rules/photo-count.js';
import { photoFilesAccepted, photoViolation } from '../../../src/domain/rules/photo-file.js';
import { videoDurationWithin } from '../../../src/domain/rules/video-duration.js';
import { facts, photo, photos, video } from './builders.js';

type Row = readonly [title: string, facts: Facts, violation: Violation | undefined];
type PhotoRow = readonly [title: string, facts: Parameters<typeof photo>[0], violation: Violation | undefined];

const holds = (rule: Rule, given: Facts, violation: Violation | undefined) => assert.deepEqual(rule(given), violation);
const withMedia = (media: Media | undefined) => facts({ draft: { media } });
const manyPhotos = (count: number) => photos(...Array.from({ length: count }, (_, index) => `${index}.jpg`));

describe('mediaChosen', () => {
  const rows: readonly Row[] = [
    ['nothing chosen breaks it', withMedia(undefined), { code: 'media_missing' }],
    ['a video keeps it', withMedia(video()), undefined],
    ['a photo keeps it', withMedia(photos('a.jpg')), undefined],
  ];
  for (const [title, given, violation] of rows) it(title, () => holds(mediaChosen, given, violation));
});

describe('mediaAccepted', () => {
  const given = (accept: 'any' | 'video' | 'photo', media: Media | undefined) =>
    facts({ settings: { accept }, draft: { media } });
  const rows: readonly Row[] = [
    ['any takes a video', given('any', video()), undefined],
    ['any takes photos', given('any', photos('a.jpg')), undefined],
    ['video takes a video', given('video', video()), undefined],
    ['photo takes photos', given('photo', photos('a.jpg')), undefined],
    ['nothing chosen keeps it', given('photo', undefined), undefined],
    [
      'video refuses photos',
      given('video', photos('a.jpg')),
      { code: 'media_kind_not_accepted', kind: 'photo', accepted: 'video' },
    ],
    [
      'photo refuses a video',
      given('photo', video()),
      { code: 'media_kind_not_accepted', kind: 'video', accepted: 'photo' },
    ],
  ];
  for (const [title, facts_, violation] of rows) it(title, () => holds(mediaAccepted, facts_, violation));
});

describe('videoDurationWithin', () => {
  const of = (durationSeconds: number | undefined, max = 60) =>
    facts({ draft: { media: video({ durationSeconds }) }, creator: { maxVideoDurationSeconds: max } });
  const tooLong = (seconds: number, max = 60): Violation => ({ code: 'video_too_long', seconds, max });
  const unknown: Violation = { code: 'video_duration_unknown', name: 'sea.mp4' };
  const rows: readonly Row[] = [
    ['59.9 s of 60 s', of(59.9), undefined],
    ['just 60 s of 60 s', of(60), undefined],
    ['60.02 s of 60 s: the last packet of sound is a whole one', of(60.02), undefined],
    ['60.11 s of 60 s', of(60.11), tooLong(60.11)],
    ['601 s of 3600 s: the limit is the creator’s, not a constant', of(601, 3600), undefined],
    ['3600.5 s of 3600 s', of(3600.5, 3600), tooLong(3600.5, 3600)],
    ['a length that could not be read', of(undefined), unknown],
    ['a length that is no number', of(Number.NaN), unknown],
    ['a length without end', of(Number.POSITIVE_INFINITY), tooLong(Number.POSITIVE_INFINITY)],
    ['photos have no length', withMedia(photos('a.jpg')), undefined],
    ['no media has no length', withMedia(undefined), undefined],
    [
      'a creator who is not known yet has no limit yet',
      facts({ answer: { kind: 'unknown' }, draft: { media: video({ durationSeconds: 9999 }) } }),
      undefined,
    ],
    [
      'inbox drafts keep the limit as well',
      facts({ settings: { mode: 'inbox' }, draft: { media: video({ durationSeconds: 61 }) } }),
      tooLong(61),
    ],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [G-1c, A-13]`, () => holds(videoDurationWithin, given, violation));
  }
});

describe('photoCountWithin', () => {
  const rows: readonly Row[] = [
    ['1 photo', withMedia(photos('a.jpg')), undefined],
    ['35 photos', withMedia(manyPhotos(35)), undefined],
    ['36 photos', withMedia(manyPhotos(36)), { code: 'too_many_photos', count: 36, max: 35 }],
    ['a video', withMedia(video()), undefined],
  ];
  for (const [title, given, violation] of rows) it(title, () => holds(photoCountWithin, given, violation));
});

describe('photoViolation', () => {
  const pixels = (width: number, height: number): Violation => ({
    code: 'photo_too_many_pixels',
    name: 'sea.jpg',
    width,
    height,
  });
  const type = (contentType: string): Violation => ({ code: 'photo_type_unsupported', name: 'sea.jpg', contentType });
  const rows: readonly PhotoRow[] = [
    ['JPEG', { contentType: 'image/jpeg' }, undefined],
    ['WebP', { contentType: 'image/webp' }, undefined],
    ['PNG', { contentType: 'image/png' }, type('image/png')],
    ['GIF', { contentType: 'image/gif' }, type('image/gif')],
    ['a type that is not known', { contentType: undefined }, undefined],
    ['20,000,000 bytes', { bytes: 20_000_000 }, undefined],
    [
      '20,000,001 bytes',
      { bytes: 20_000_001 },
      { code: 'photo_too_large', name: 'sea.jpg', bytes: 20_000_001, max: 20_000_000 },
    ],
    ['bytes that are not known', { bytes: undefined }, undefined],
    ['1080 × 1920', { width: 1080, height: 1920 }, undefined],
    ['1920 × 1080', { width: 1920, height: 1080 }, undefined],
    ['1080 × 1921', { width: 1080, height: 1921 }, pixels(1080, 1921)],
    ['1921 × 1080', { width: 1921, height: 1080 }, pixels(1921, 1080)],
    ['1081 × 1081', { width: 1081, height: 1081 }, pixels(1081, 1081)],
    ['pixels of which one side is not known', { width: 5000, height: undefined }, undefined],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [U-03.1]`, () => assert.deepEqual(photoViolation(photo(given).facts), violation));
  }
});

describe('photoFilesAccepted', () => {
  it('names the first photo that is unfit, not another [U-03.1]', () => {
    const unfit = [photo({ name: 'fit.jpg' }), photo({ name: 'b.png', contentType: 'image/png' })];
    const media: Media = {
      kind: 'photo',
      coverIndex: 0,
      photos: [...unfit, photo({ name: 'c.gif', contentType: 'image/gif' })],
    };
    const violation: Violation = { code: 'photo_type_unsupported', name: 'b.png', contentType: 'image/png' };
    holds(photoFilesAccepted, withMedia(media), violation);
  });

  it('is kept by fit photos, by a video and by nothing', () => {
    holds(photoFilesAccepted, withMedia(photos('a.jpg', 'b.jpg')), undefined);
    holds(photoFilesAccepted, withMedia(video()), undefined);
    holds(photoFilesAccepted, withMedia(undefined), undefined);
  });
});
