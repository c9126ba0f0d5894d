import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Draft, Media, Photos } from '../../../src/domain/index.js';
import {
  EMPTY_DRAFT,
  withAiGenerated,
  withAutoAddMusic,
  withCoverPhoto,
  withCoverTimestamp,
  withDescription,
  withDisclosedKind,
  withDisclosure,
  withInteraction,
  withMedia,
  withPhotoMoved,
  withPrivacy,
  withTitle,
  withoutPhoto,
} from '../../../src/domain/index.js';
import { withPhoto } from '../../../src/domain/media-edits.js';
import { deepFreeze, disclosing, draft, photo, photos, video } from './builders.js';

const ALL_ON = { comment: true, duet: true, stitch: true };
const BEFORE: Draft = deepFreeze(
  draft({ interactions: ALL_ON, disclosure: disclosing('yourBrand'), description: 'Waves' }),
);

/** What an edit changed, and proof that it left every other field alone. */
function changes(before: Draft, after: Draft): Partial<Draft> {
  const fields = Object.keys({ ...before, ...after }) as (keyof Draft)[]; // keys of two drafts are keys of a draft
  return Object.fromEntries(fields.filter((field) => before[field] !== after[field]).map((f) => [f, after[f]]));
}

describe('EMPTY_DRAFT', () => {
  it('holds no choice that the user has to make [G-2b.2, G-2c.2, G-3a.1, A-02, A-07, A-08, A-10, A-12]', () => {
    assert.deepEqual(EMPTY_DRAFT, {
      media: undefined,
      title: '',
      description: '',
      privacy: undefined,
      interactions: { comment: false, duet: false, stitch: false },
      disclosure: { on: false },
      aiGenerated: false,
      autoAddMusic: false,
    });
  });
});

describe('edits of the draft', () => {
  const clip = video({ name: 'other.mp4' });
  const album = photos('a.jpg', 'b.jpg');
  const rows: readonly (readonly [title: string, after: Draft, changed: Partial<Draft>])[] = [
    ['withMedia takes another video', withMedia(BEFORE, clip), { media: clip }],
    ['withMedia takes nothing', withMedia(BEFORE, undefined), { media: undefined }],
    ['withTitle', withTitle(BEFORE, 'Dunes'), { title: 'Dunes' }],
    ['withTitle takes an empty one', withTitle(BEFORE, ''), { title: '' }],
    ['withDescription', withDescription(BEFORE, 'Sand'), { description: 'Sand' }],
    ['withPrivacy moves nothing else', withPrivacy(BEFORE, 'SELF_ONLY'), { privacy: 'SELF_ONLY' }],
    ['withPrivacy takes a level that is not documented', withPrivacy(BEFORE, 'NEW'), { privacy: 'NEW' }],
    ['withPrivacy takes the choice back', withPrivacy(BEFORE, undefined), { privacy: undefined }],
    [
      'withInteraction unticks comment alone',
      withInteraction(BEFORE, 'comment', false),
      { interactions: { comment: false, duet: true, stitch: true } },
    ],
    [
      'withInteraction unticks duet alone',
      withInteraction(BEFORE, 'duet', false),
      { interactions: { comment: true, duet: false, stitch: true } },
    ],
    [
      'withInteraction unticks stitch alone',
      withInteraction(BEFORE, 'stitch', false),
      { interactions: { comment: true, duet: true, stitch: false } },
    ],
    ['withDisclosure off forgets the kinds', withDisclosure(BEFORE, false), { disclosure: { on: false } }],
    ['withDisclosure on keeps what is on', withDisclosure(BEFORE, true), {}],
    [
      'withDisclosedKind unticks your brand',
      withDisclosedKind(BEFORE, 'yourBrand', false),
      { disclosure: disclosing() },
    ],
    [
      'withDisclosedKind ticks branded content beside your brand, and moves nothing else',
      withDisclosedKind(BEFORE, 'brandedContent', true),
      { disclosure: disclosing('yourBrand', 'brandedContent') },
    ],
    ['withAiGenerated', withAiGenerated(BEFORE, true), { aiGenerated: true }],
    ['withAutoAddMusic', withAutoAddMusic(BEFORE, true), { autoAddMusic: true }],
    ['withCoverTimestamp', withCoverTimestamp(BEFORE, 1500), { media: video({}, { coverTimestampMs: 1500 }) }],
    ['withCoverPhoto leaves a video alone', withCoverPhoto(BEFORE, 1), {}],
    ['withPhotoMoved leaves a video alone', withPhotoMoved(BEFORE, 0, 1), {}],
    ['withoutPhoto leaves a video alone', withoutPhoto(BEFORE, 0), {}],
    [
      'withMedia of photos lets go of duet and stitch',
      withMedia(BEFORE, album),
      { media: album, interactions: { comment: true, duet: false, stitch: false } },
    ],
  ];
  for (const [title, after, changed] of rows) {
    it(`${title} [A-14.4]`, () => assert.deepEqual(changes(BEFORE, after), changed));
  }

  it('leaves both kinds unticked when disclosure is turned on, and again after off and on [G-3a.1, A-07]', () => {
    const off = deepFreeze(draft());
    assert.deepEqual(withDisclosure(off, true).disclosure, { on: true, yourBrand: false, brandedContent: false });
    const again = withDisclosure(withDisclosure(BEFORE, false), true);
    assert.deepEqual(again.disclosure, { on: true, yourBrand: false, brandedContent: false });
  });

  it('ticks no kind while disclosure is off', () => {
    const off = deepFreeze(draft());
    assert.equal(withDisclosedKind(off, 'yourBrand', true), off);
    assert.equal(withDisclosedKind(off, 'brandedContent', true), off);
  });

  it('keeps both kinds ticked at once [G-3a.5]', () => {
    const both = withDisclosedKind(
      withDisclosedKind(withDisclosure(draft(), true), 'yourBrand', true),
      'brandedContent',
      true,
    );
    assert.deepEqual(both.disclosure, disclosing('yourBrand', 'brandedContent'));
  });
});

describe('edits of photos', () => {
  const of = (media: Photos) => deepFreeze(draft({ media }));
  const album = (cover: number): Photos => ({ ...photos('a', 'b', 'c'), coverIndex: cover });
  const names = ({ media }: Draft) =>
    media?.kind === 'photo'
      ? `${media.photos.map(({ facts }) => facts.name).join('')}, cover ${media.photos[media.coverIndex]?.facts.name}`
      : media;

  const hosted: Photos = {
    kind: 'photo',
    coverIndex: 0,
    // A source of another kind that has the field all the same: only files are compared.
    photos: [
      { ...photo({ name: 'b' }), source: { origin: 'url', url: 'https://media.example.com/b.jpg', ...{ id: 'b' } } },
    ],
  };

  const rows: readonly (readonly [title: string, after: Draft, wanted: string | undefined])[] = [
    ['cover on the third', withCoverPhoto(of(album(0)), 2), 'abc, cover c'],
    ['no cover past the end', withCoverPhoto(of(album(1)), 3), 'abc, cover b'],
    ['no cover before the start', withCoverPhoto(of(album(1)), -1), 'abc, cover b'],
    ['no cover between two photos', withCoverPhoto(of(album(1)), 0.5), 'abc, cover b'],
    ['first to the end, cover with it', withPhotoMoved(of(album(0)), 0, 2), 'bca, cover a'],
    ['last to the start, cover stays on its photo', withPhotoMoved(of(album(0)), 2, 0), 'cab, cover a'],
    ['middle down by one', withPhotoMoved(of(album(2)), 1, 2), 'acb, cover c'],
    ['no move from nowhere', withPhotoMoved(of(album(0)), 3, 0), 'abc, cover a'],
    ['no move to nowhere', withPhotoMoved(of(album(0)), 0, 3), 'abc, cover a'],
    ['no move to a negative place', withPhotoMoved(of(album(0)), 0, -1), 'abc, cover a'],
    ['first removed, cover moves up with its photo', withoutPhoto(of(album(2)), 0), 'bc, cover c'],
    ['cover removed, the first becomes the cover', withoutPhoto(of(album(1)), 1), 'ac, cover a'],
    ['none removed past the end', withoutPhoto(of(album(1)), 3), 'abc, cover b'],
    ['none removed before the start', withoutPhoto(of(album(1)), -1), 'abc, cover b'],
    ['one of two removed leaves one', withoutPhoto(of(photos('a', 'b')), 0), 'b, cover b'],
    ['a cover that is none becomes the first', withPhotoMoved(of(album(9)), 0, 1), 'bac, cover b'],
    ['the last one takes the media with it', withoutPhoto(of(photos('a')), 0), undefined],
    [
      'one in the place of another, which was the cover',
      withPhoto(of(album(1)), 'b', photo({ name: 'x' })),
      'axc, cover x',
    ],
    ['none in the place of one that is not there', withPhoto(of(album(1)), 'y', photo({ name: 'x' })), 'abc, cover b'],
    ['none in the place of one at an address', withPhoto(of(hosted), 'b', photo({ name: 'x' })), 'b, cover b'],
  ];
  for (const [title, after, wanted] of rows) it(title, () => assert.equal(names(after), wanted));

  it('sets no cover frame on photos', () => {
    const before = of(album(0));
    assert.equal(withCoverTimestamp(before, 1500), before);
  });

  it('leave a draft without media as it is', () => {
    const before = deepFreeze(draft({ media: undefined }));
    for (const after of [
      withCoverTimestamp(before, 1500),
      withCoverPhoto(before, 0),
      withPhotoMoved(before, 0, 0),
      withoutPhoto(before, 0),
      withPhoto(before, 'a', photo()),
    ]) {
      assert.equal(after, before);
    }
  });

  it('put no photo into a draft of a video', () => {
    const before = deepFreeze(draft());
    assert.equal(withPhoto(before, 'file-1', photo()), before);
  });

  it('takes the cover frame of a video back', () => {
    const media: Media = video({}, { coverTimestampMs: 1500 });
    assert.deepEqual(withCoverTimestamp(deepFreeze(draft({ media })), undefined).media, video());
  });
});
