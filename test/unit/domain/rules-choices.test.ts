import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Disclosure, Facts, Interaction, PrivacyLevel, Violation } from '../../../src/domain/index.js';
import { interactionsFor, titleLimit } from '../../../src/domain/index.js';
import { brandedContentVisible } from '../../../src/domain/rules/branded-visibility.js';
import { descriptionWithinLimit } from '../../../src/domain/rules/description-length.js';
import { disclosureComplete } from '../../../src/domain/rules/disclosure.js';
import { interactionsAvailable } from '../../../src/domain/rules/interactions.js';
import { privacyAudited } from '../../../src/domain/rules/privacy-audited.js';
import { privacyChosen } from '../../../src/domain/rules/privacy-chosen.js';
import { privacyOffered } from '../../../src/domain/rules/privacy-offered.js';
import { titleWithinLimit } from '../../../src/domain/rules/title-length.js';
import { disclosing, facts, photos, video } from './builders.js';

type Row = readonly [title: string, facts: Facts, violation: Violation | undefined];
const inbox = { mode: 'inbox' } as const;

describe('titleWithinLimit', () => {
  const of = (title: string, media = video(), settings = {}) => facts({ draft: { title, media }, settings });
  const tooLong = (units: number, max: number): Violation => ({ code: 'title_too_long', units, max });
  const ofPhotos = (title: string, settings = {}) => facts({ draft: { title, media: photos('a.jpg') }, settings });
  const rows: readonly Row[] = [
    ['no title', of(''), undefined],
    ['a video title of 2,200', of('a'.repeat(2200)), undefined],
    ['a video title of 2,201', of('a'.repeat(2201)), tooLong(2201, 2200)],
    ['1,100 emoji are 2,200 UTF-16 code units', of('🌊'.repeat(1100)), undefined],
    ['1,101 emoji are 2,202 UTF-16 code units', of('🌊'.repeat(1101)), tooLong(2202, 2200)],
    ['a photo title of 90', ofPhotos('a'.repeat(90)), undefined],
    ['a photo title of 91', ofPhotos('a'.repeat(91)), tooLong(91, 90)],
    [
      'no media yet, photos alone accepted',
      facts({ draft: { title: 'a'.repeat(91), media: undefined }, settings: { accept: 'photo' } }),
      tooLong(91, 90),
    ],
    ['no media yet, both accepted', facts({ draft: { title: 'a'.repeat(91), media: undefined } }), undefined],
    ['a video for the inbox has no title to keep', of('a'.repeat(2201), video(), inbox), undefined],
    ['photos for the inbox have one', ofPhotos('a'.repeat(91), inbox), tooLong(91, 90)],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [G-2a]`, () => assert.deepEqual(titleWithinLimit(given), violation));
  }

  it('takes its limit from the media, else from what the host accepts', () => {
    assert.equal(titleLimit(video(), 'photo'), 2200);
    assert.equal(titleLimit(photos('a.jpg'), 'video'), 90);
    assert.equal(titleLimit(undefined, 'any'), 2200);
    assert.equal(titleLimit(undefined, 'video'), 2200);
    assert.equal(titleLimit(undefined, 'photo'), 90);
  });
});

describe('descriptionWithinLimit', () => {
  const of = (units: number, media: Facts['draft']['media']) =>
    facts({ draft: { description: 'a'.repeat(units), media } });
  const rows: readonly Row[] = [
    ['photos with 4,000', of(4000, photos('a.jpg')), undefined],
    ['photos with 4,001', of(4001, photos('a.jpg')), { code: 'description_too_long', units: 4001, max: 4000 }],
    ['a video has no description', of(4001, video()), undefined],
    ['no media has none yet', of(4001, undefined), undefined],
  ];
  for (const [title, given, violation] of rows)
    it(title, () => assert.deepEqual(descriptionWithinLimit(given), violation));
});

describe('privacyChosen', () => {
  const rows: readonly Row[] = [
    ['nothing chosen breaks it', facts({ draft: { privacy: undefined } }), { code: 'privacy_missing' }],
    [
      'a lone option is no choice yet',
      facts({ draft: { privacy: undefined }, creator: { privacyLevels: ['SELF_ONLY'] } }),
      { code: 'privacy_missing' },
    ],
    ['a choice keeps it', facts({ draft: { privacy: 'SELF_ONLY' } }), undefined],
    ['an inbox draft has none to choose', facts({ draft: { privacy: undefined }, settings: inbox }), undefined],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [G-2b.2, A-08, A-10, C-03]`, () => assert.deepEqual(privacyChosen(given), violation));
  }
});

describe('privacyOffered', () => {
  const of = (privacy: PrivacyLevel | undefined, overrides: Parameters<typeof facts>[0] = {}) =>
    facts({ ...overrides, draft: { privacy } });
  const notOffered = (privacy: PrivacyLevel): Violation => ({ code: 'privacy_not_offered', privacy });
  const rows: readonly Row[] = [
    ['an offered level keeps it', of('MUTUAL_FOLLOW_FRIENDS'), undefined],
    [
      'a documented level that this account does not offer',
      of('FOLLOWER_OF_CREATOR'),
      notOffered('FOLLOWER_OF_CREATOR'),
    ],
    ['a new level that is offered', of('CLOSE_FRIENDS', { creator: { privacyLevels: ['CLOSE_FRIENDS'] } }), undefined],
    ['a new level that is not offered', of('CLOSE_FRIENDS'), notOffered('CLOSE_FRIENDS')],
    ['an account that offers nothing', of('SELF_ONLY', { creator: { privacyLevels: [] } }), notOffered('SELF_ONLY')],
    ['nothing chosen is another rule’s concern', of(undefined), undefined],
    [
      'an account that is not known offers nothing to compare',
      of('SELF_ONLY', { answer: { kind: 'unknown' } }),
      undefined,
    ],
    ['an inbox draft', of('FOLLOWER_OF_CREATOR', { settings: inbox }), undefined],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [G-2b.1, A-14.1, U-06]`, () => assert.deepEqual(privacyOffered(given), violation));
  }
});

describe('privacyAudited', () => {
  const of = (privacy: PrivacyLevel | undefined, settings = {}) =>
    facts({ draft: { privacy }, settings: { unaudited: true, ...settings } });
  const refused = (privacy: PrivacyLevel): Violation => ({ code: 'privacy_unaudited', privacy });
  const rows: readonly Row[] = [
    ['Everyone', of('PUBLIC_TO_EVERYONE'), refused('PUBLIC_TO_EVERYONE')],
    ['Friends', of('MUTUAL_FOLLOW_FRIENDS'), refused('MUTUAL_FOLLOW_FRIENDS')],
    ['Followers', of('FOLLOWER_OF_CREATOR'), refused('FOLLOWER_OF_CREATOR')],
    ['a level that is not documented', of('CLOSE_FRIENDS'), refused('CLOSE_FRIENDS')],
    ['Only me', of('SELF_ONLY'), undefined],
    ['nothing chosen', of(undefined), undefined],
    ['an audited client', of('PUBLIC_TO_EVERYONE', { unaudited: false }), undefined],
    ['an inbox draft', of('PUBLIC_TO_EVERYONE', inbox), undefined],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [G-U]`, () => assert.deepEqual(privacyAudited(given), violation));
  }
});

describe('interactionsAvailable', () => {
  const of = (on: readonly Interaction[], off: readonly Interaction[], overrides: Parameters<typeof facts>[0] = {}) =>
    facts({
      creator: { disabledInteractions: off },
      ...overrides,
      draft: {
        ...overrides.draft,
        interactions: { comment: on.includes('comment'), duet: on.includes('duet'), stitch: on.includes('stitch') },
      },
    });
  const refused = (interaction: Interaction): Violation => ({ code: 'interaction_not_available', interaction });
  const all: readonly Interaction[] = ['comment', 'duet', 'stitch'];
  const rows: readonly Row[] = [
    ['all on, none switched off', of(all, []), undefined],
    ['none on, all switched off', of([], all), undefined],
    ['comment on, comment switched off', of(['comment'], ['comment']), refused('comment')],
    ['duet on, duet switched off', of(['duet'], ['duet']), refused('duet')],
    ['stitch on, stitch switched off', of(['stitch'], ['stitch']), refused('stitch')],
    ['comment on, the others switched off', of(['comment'], ['duet', 'stitch']), undefined],
    [
      'photos with comment on, switched off',
      of(['comment'], all, { draft: { media: photos('a.jpg') } }),
      refused('comment'),
    ],
    ['photos know no duet', of(['duet'], all, { draft: { media: photos('a.jpg') } }), undefined],
    ['no media yet', of(['stitch'], all, { draft: { media: undefined } }), refused('stitch')],
    ['a creator who is not known', of(all, all, { answer: { kind: 'unknown' } }), undefined],
    ['an inbox draft', of(all, all, { settings: inbox }), undefined],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [G-2c.1]`, () => assert.deepEqual(interactionsAvailable(given), violation));
  }

  it('exist for photos as comment alone [G-2c.3, A-16]', () => {
    assert.deepEqual(interactionsFor('photo'), ['comment']);
    assert.deepEqual(interactionsFor('video'), ['comment', 'duet', 'stitch']);
  });
});

describe('disclosureComplete', () => {
  const of = (disclosure: Disclosure, settings = {}) => facts({ draft: { disclosure }, settings });
  const rows: readonly Row[] = [
    ['off', of({ on: false }), undefined],
    ['on with nothing ticked', of(disclosing()), { code: 'disclosure_incomplete' }],
    ['your brand', of(disclosing('yourBrand')), undefined],
    ['branded content', of(disclosing('brandedContent')), undefined],
    ['both', of(disclosing('yourBrand', 'brandedContent')), undefined],
    ['an inbox draft discloses in TikTok', of(disclosing(), inbox), undefined],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [G-3a.5]`, () => assert.deepEqual(disclosureComplete(given), violation));
  }
});

describe('brandedContentVisible', () => {
  const of = (privacy: PrivacyLevel | undefined, disclosure: Disclosure, settings = {}) =>
    facts({ draft: { privacy, disclosure }, settings });
  const branded = disclosing('brandedContent');
  const both = disclosing('yourBrand', 'brandedContent');
  const rows: readonly Row[] = [
    ['Everyone', of('PUBLIC_TO_EVERYONE', branded), undefined],
    ['Friends', of('MUTUAL_FOLLOW_FRIENDS', branded), undefined],
    ['Followers', of('FOLLOWER_OF_CREATOR', branded), { code: 'branded_content_followers' }],
    ['Only me', of('SELF_ONLY', branded), { code: 'branded_content_private' }],
    ['a level that is neither public nor friends', of('CLOSE_FRIENDS', branded), { code: 'branded_content_followers' }],
    ['no level yet', of(undefined, branded), undefined],
    ['both kinds, Only me', of('SELF_ONLY', both), { code: 'branded_content_private' }],
    ['your brand may be for Only me', of('SELF_ONLY', disclosing('yourBrand')), undefined],
    ['no disclosure may be for Only me', of('SELF_ONLY', { on: false }), undefined],
    ['an inbox draft', of('SELF_ONLY', branded, inbox), undefined],
  ];
  for (const [title, given, violation] of rows) {
    it(`${title} [G-3b.1]`, () => assert.deepEqual(brandedContentVisible(given), violation));
  }
});
