import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ConsentReceipt } from '../../../src/domain/index.js';
import {
  RULES_VERSION,
  consentCovers,
  giveConsent,
  sameValue,
  withCoverPhoto,
  withDisclosure,
  withPhotoMoved,
  withTitle,
  withoutPhoto,
} from '../../../src/domain/index.js';
import { anyCreator, anyDraft, anySettings } from './arbitraries.js';
import { creator, deepFreeze, disclosing, draft, photos, settings, video } from './builders.js';

const NOW = new Date('2026-11-22T10:00:00.000Z');

/** Everything filled, so that each field has a value to be changed. */
const agreed = deepFreeze({
  draft: draft({
    media: video({}, { coverTimestampMs: 1500 }),
    description: 'Waves',
    interactions: { comment: true, duet: false, stitch: true },
    disclosure: disclosing('yourBrand'),
  }),
  creator: creator({ disabledInteractions: ['duet'] }),
  settings: settings(),
});
const receipt = deepFreeze(giveConsent({ ...agreed, locale: 'en', now: NOW }));

type Path = readonly string[];

/** The paths of all single values in a piece of plain data. */
function leaves(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** The same data with the value at one path changed to another of its type. */
function changedAt<T>(value: T, path: Path): T {
  const [key, ...rest] = path;
  if (key === undefined) return other(value) as T; // another value of the same primitive type
  const copy = structuredClone(value);
  const inner: unknown = Reflect.get(Object(value), key);
  Reflect.set(Object(copy), key, changedAt(inner, rest));
  return copy;
}

function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? `${value}!` : 'now there';
}

describe('giveConsent', () => {
  it('records what stood on the page, what was chosen, and when [G-5c]', () => {
    assert.deepEqual(receipt, {
      rulesVersion: RULES_VERSION,
      sentences: [
        "Your photo/video will be labeled as 'Promotional content'",
        "By posting, you agree to TikTok's Music Usage Confirmation",
        'After you post, it may take a few minutes for the content to process and be visible on your profile.',
      ],
      ...agreed,
      locale: 'en',
      agreedAt: '2026-11-22T10:00:00.000Z',
    });
  });
});

describe('consentCovers', () => {
  it('holds for what was agreed to, also after a trip through JSON [G-5c]', () => {
    assert.ok(consentCovers(receipt, agreed));
    assert.ok(consentCovers(JSON.parse(JSON.stringify(receipt)) as ConsentReceipt, agreed));
  });

  for (const path of leaves(agreed)) {
    const field = path.join('.');
    if (field === 'creator.avatarUrl') continue;
    it(`is voided by a change of ${field} [G-5c]`, () => {
      const changed = changedAt(agreed, path);
      assert.notDeepEqual(changed, agreed);
      assert.equal(consentCovers(receipt, changed), false);
    });
  }

  it('holds for a new avatar address, whose signature changes with every answer', () => {
    const sameCreator = { ...agreed.creator, avatarUrl: 'https://avatar.example/2.webp' };
    assert.ok(consentCovers(receipt, { ...agreed, creator: sameCreator }));
    assert.ok(consentCovers(receipt, { ...agreed, creator: { ...sameCreator, avatarUrl: undefined } }));
  });

  it('is voided by other sentences and by other rules [G-5c, A-14.3]', () => {
    const { sentences } = receipt;
    assert.equal(consentCovers({ ...receipt, sentences: sentences.slice(1) }, agreed), false);
    assert.equal(consentCovers({ ...receipt, sentences: sentences.toReversed() }, agreed), false);
    assert.equal(consentCovers({ ...receipt, sentences: [...sentences, 'And more.'] }, agreed), false);
    assert.equal(consentCovers({ ...receipt, rulesVersion: '2020-01-01' }, agreed), false);
  });

  it('is voided by another media, another order of photos, another cover, and one photo less [G-5c]', () => {
    const album = deepFreeze({ ...agreed, draft: draft({ media: photos('a', 'b', 'c') }) });
    const given = giveConsent({ ...album, locale: 'en', now: NOW });
    const covers = (edited: typeof album.draft) => consentCovers(given, { ...album, draft: edited });
    assert.ok(covers(album.draft));
    assert.equal(covers(draft()), false);
    assert.equal(covers(draft({ media: undefined })), false);
    assert.equal(covers(withPhotoMoved(album.draft, 0, 1)), false);
    assert.equal(covers(withCoverPhoto(album.draft, 1)), false);
    assert.equal(covers(withoutPhoto(album.draft, 2)), false);
    assert.equal(covers(withDisclosure(album.draft, true)), false);
  });

  it('holds again when an edit is taken back, and for no draft but an equal one [G-5c]', () => {
    assert.ok(
      consentCovers(receipt, { ...agreed, draft: withTitle(withTitle(agreed.draft, 'x'), agreed.draft.title) }),
    );
    const any = fc.record({ draft: anyDraft, creator: anyCreator, settings: anySettings });
    fc.assert(
      fc.property(any, any, (one, another) => {
        const given = giveConsent({ ...one, locale: 'en', now: NOW });
        const mixed = { ...one, draft: another.draft };
        assert.ok(consentCovers(given, structuredClone(one)));
        assert.equal(consentCovers(given, mixed), sameValue(one.draft, another.draft));
      }),
      { numRuns: 1_000 },
    );
  });
});
