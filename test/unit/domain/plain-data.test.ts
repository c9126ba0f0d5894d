import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Draft, Media } from '../../../src/domain/index.js';
import { EMPTY_DRAFT } from '../../../src/domain/index.js';
import { canonicalDraft } from '../../../src/domain/canonical-draft.js';
import { deepFreeze } from '../../../src/domain/freeze.js';
import { aiIn, bytesToSend, exceeds, fileIds, madeFrom } from '../../../src/domain/media.js';
import { normalizeText } from '../../../src/domain/plain-text.js';
import { rateDoubt } from '../../../src/domain/rules/video-frame-rate.js';
import { photo, photos, video } from './builders.js';

describe('deepFreeze', () => {
  it('objects and lists in each other: frozen all the way down, and the same value comes back', () => {
    const value = { list: [{ deep: { deeper: [1] } }], bare: Object.assign(Object.create(null), { inner: {} }) };
    assert.equal(deepFreeze(value), value);
    for (const each of [
      value,
      value.list,
      value.list[0],
      value.list[0]?.deep,
      value.list[0]?.deep.deeper,
      value.bare,
      value.bare.inner,
    ]) {
      assert.ok(Object.isFrozen(each));
    }
  });

  it('files, errors and dates: left as they are, with the object around them frozen', () => {
    class Own {
      readonly inner = {};
    }
    const value = { error: new Error('x'), date: new Date(), own: new Own(), run: () => 1 };
    deepFreeze(value);
    assert.ok(Object.isFrozen(value));
    for (const each of [value.error, value.date, value.own, value.own.inner, value.run]) {
      assert.ok(!Object.isFrozen(each));
    }
  });

  it('the host’s adapter: left as it is', () => {
    const value = { adapter: { calls: 0 }, other: {} };
    deepFreeze(value);
    assert.ok(!Object.isFrozen(value.adapter));
    assert.ok(Object.isFrozen(value.other));
  });

  it('what is no object: comes back', () => {
    for (const value of [null, undefined, 1, 'text', true]) assert.equal(deepFreeze(value), value);
  });
});

describe('media', () => {
  const hosted = { origin: 'url', url: 'https://media.example.com/a.mp4' } as const;
  const album = (...list: ReturnType<typeof photo>[]): Media => ({ kind: 'photo', coverIndex: 0, photos: list });

  it('a photo made of another: keeps what that said of its place and of AI, and nothing else', () => {
    const made = photo({ name: 'made.jpg' }).facts;
    const of = (change: Parameters<typeof photo>[0]) =>
      madeFrom(photo({ name: 'old.jpg', bytes: 1, ...change }).facts, made);
    assert.deepEqual(of({}), made);
    assert.deepEqual(of({ hasLocation: false }), made);
    assert.deepEqual(of({ hasLocation: true, location: 'place' }), { ...made, hasLocation: true, location: 'place' });
    assert.deepEqual(of({ provenance: { hasCredentials: true } }), made);
    assert.deepEqual(of({ provenance: { hasCredentials: true, ai: 'edited' } }), {
      ...made,
      provenance: { hasCredentials: false, ai: 'edited' },
    });
  });

  it('bytes to send: of files alone, and none of what has no known size', () => {
    assert.equal(bytesToSend(video({ bytes: 5 })), 5);
    assert.equal(bytesToSend(video({ bytes: undefined })), 0);
    assert.equal(bytesToSend(video({ bytes: 5 }, { source: hosted })), 0);
    assert.equal(
      bytesToSend(album(photo({ bytes: 2 }), { ...photo({ bytes: 7 }), source: hosted }, photo({ bytes: 3 }))),
      5,
    );
  });

  it('ids of files: of files alone', () => {
    assert.deepEqual([...fileIds(undefined)], []);
    assert.deepEqual([...fileIds(video())], ['file-1']);
    assert.deepEqual([...fileIds(video({}, { source: hosted }))], []);
    assert.deepEqual([...fileIds(photos('a.jpg', 'b.jpg'))], ['a.jpg', 'b.jpg']);
  });

  it('AI in files: made by it outweighs edited with it', () => {
    const said = (ai: 'generated' | 'edited') => photo({ provenance: { hasCredentials: true, ai } });
    assert.equal(aiIn(undefined), undefined);
    assert.equal(aiIn(album(photo())), undefined);
    assert.equal(aiIn(video({ provenance: { hasCredentials: true, ai: 'generated' } })), 'generated');
    assert.equal(aiIn(album(photo(), said('edited'))), 'edited');
    assert.equal(aiIn(album(said('edited'), said('generated'))), 'generated');
  });

  it('a photo of more than 1080p: by its short and its long side, whichever way it is turned', () => {
    const limit = { shortSide: 1080, longSide: 1920 };
    const beyond = (width: number | undefined, height: number | undefined) =>
      exceeds({ ...photo().facts, width, height }, limit);
    assert.deepEqual(
      [
        beyond(1080, 1920),
        beyond(1920, 1080),
        beyond(1081, 1900),
        beyond(1900, 1081),
        beyond(100, 1921),
        beyond(1921, 100),
      ],
      [false, false, true, true, true, true],
    );
    assert.deepEqual([beyond(undefined, 5000), beyond(5000, undefined)], [false, false]);
  });
});

describe('normalizeText', () => {
  it('line breaks: LF, or a space where there is one line', () => {
    assert.equal(normalizeText('a\r\nb\rc\nd'), 'a\nb\nc\nd');
    assert.equal(normalizeText('a\r\nb\rc\nd', { singleLine: true }), 'a b c d');
    assert.equal(normalizeText('a\nb', {}), 'a\nb');
  });

  it('halves of a character: the sign for one that cannot be read', () => {
    assert.equal(normalizeText('a\ud83db😀'), 'a\ufffdb😀');
  });
});

describe('canonicalDraft', () => {
  const draft = (change: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, ...change });
  const coverOf = (coverTimestampMs: number | undefined, durationSeconds: number | undefined = 10) => {
    const { media } = canonicalDraft(draft({ media: video({ durationSeconds }, { coverTimestampMs }) }));
    return media?.kind === 'video' ? media.coverTimestampMs : 'no video';
  };

  it('title of photos: one line; title of a video and description: as many as there are', () => {
    const given = { title: 'a\r\nb', description: 'c\r\nd' };
    assert.equal(canonicalDraft(draft({ ...given, media: photos('a.jpg') })).title, 'a b');
    assert.equal(canonicalDraft(draft({ ...given, media: video() })).title, 'a\nb');
    assert.equal(canonicalDraft(draft(given)).title, 'a\nb');
    assert.equal(canonicalDraft(draft({ ...given, media: photos('a.jpg') })).description, 'c\nd');
  });

  it('cover of a video: a whole millisecond within it', () => {
    assert.equal(coverOf(undefined), undefined);
    assert.equal(coverOf(0), 0);
    assert.equal(coverOf(10_000), 10_000);
    assert.equal(coverOf(10_001), 10_000);
    assert.equal(coverOf(1234.6), 1235);
    assert.equal(coverOf(-1), 0);
    assert.equal(coverOf(Number.NaN), 0);
    assert.equal(coverOf(0.4), 0);
    const { media } = canonicalDraft(draft({ media: video({ durationSeconds: undefined }, { coverTimestampMs: 5 }) }));
    assert.equal(media?.kind === 'video' && media.coverTimestampMs, 0);
  });

  it('cover of photos: one of them', () => {
    const coverIndexOf = (coverIndex: number) => {
      const { media } = canonicalDraft(draft({ media: { ...photos('a.jpg', 'b.jpg'), coverIndex } }));
      return media?.kind === 'photo' ? media.coverIndex : -1;
    };
    assert.deepEqual([coverIndexOf(0), coverIndexOf(1), coverIndexOf(2), coverIndexOf(-1)], [0, 1, 0, 0]);
  });

  it('media that are as they should be: the very same', () => {
    for (const media of [photos('a.jpg'), video(), video({}, { coverTimestampMs: 5 })]) {
      assert.equal(canonicalDraft(draft({ media })).media, media);
    }
  });
});

describe('rateDoubt', () => {
  const doubt = (frameRate: number | undefined, change = {}) => rateDoubt(video({ frameRate, ...change }).facts);
  const edge = (frameRate: number) => ({ kind: 'edge', frameRate, max: 60 });

  it('between 60 and 61 frames a second: TikTok may refuse it', () => {
    assert.deepEqual(
      [doubt(60.05), doubt(60.06), doubt(61), doubt(61.01)],
      [undefined, edge(60.06), edge(61), undefined],
    );
  });

  it('a measured rate outside of what TikTok takes: it may be refused', () => {
    const estimate = (frameRate: number) => ({ kind: 'estimate', frameRate, min: 23, max: 60 });
    const measured = (frameRate: number) => doubt(frameRate, { frameRateIsEstimate: true });
    assert.deepEqual(
      [measured(22.94), measured(22.95), measured(60.05), measured(60.5)],
      [estimate(22.94), undefined, undefined, estimate(60.5)],
    );
  });

  it('a rate that nobody could tell: said of a file that was read', () => {
    assert.deepEqual([doubt(undefined), doubt(undefined, { codec: undefined })], [{ kind: 'unknown' }, undefined]);
  });

  it('a rate that varies: TikTok may refuse it', () => {
    assert.deepEqual(doubt(30, { variableFrameRate: true }), { kind: 'varies' });
    assert.deepEqual(doubt(60.5, { variableFrameRate: true }), edge(60.5));
  });
});
