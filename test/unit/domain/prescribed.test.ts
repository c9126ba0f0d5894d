import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Disclosure } from '../../../src/domain/index.js';
import {
  POLICIES,
  PRESCRIBED,
  PROCESSING_NOTICE,
  declarationFor,
  labelFor,
  sentencesShown,
} from '../../../src/domain/index.js';
import { disclosing, draft } from './builders.js';

const MUSIC = "By posting, you agree to TikTok's Music Usage Confirmation";
const BRANDED = "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation";
const PROMOTIONAL = "Your photo/video will be labeled as 'Promotional content'";
const PAID = "Your photo/video will be labeled as 'Paid partnership'";
const NOTICE = 'After you post, it may take a few minutes for the content to process and be visible on your profile.';

describe('prescribed sentences', () => {
  it('stand letter for letter [A-14.3]', () => {
    assert.deepEqual(PRESCRIBED, {
      declarationMusic: MUSIC,
      declarationBrandedAndMusic: BRANDED,
      labelPromotional: PROMOTIONAL,
      labelPaidPartnership: PAID,
      disclosureIncomplete: 'You need to indicate if your content promotes yourself, a third party, or both.',
      brandedNotPrivate: 'Branded content visibility cannot be set to private.',
    });
    assert.equal(PROCESSING_NOTICE, NOTICE);
  });

  it('name policies that have their link [A-15]', () => {
    assert.deepEqual(POLICIES, [
      { name: 'Branded Content Policy', url: 'https://www.tiktok.com/legal/page/global/bc-policy/en' },
      { name: 'Music Usage Confirmation', url: 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en' },
    ]);
    for (const { name } of POLICIES) assert.ok(PRESCRIBED.declarationBrandedAndMusic.includes(name));
    assert.ok(PRESCRIBED.declarationMusic.includes('Music Usage Confirmation'));
  });
});

describe('declaration and label', () => {
  it('are Music alone and no label with disclosure off [G-4.4, G-2n, A-04, A-14.2]', () => holds({ on: false }, MUSIC));

  it('are Music alone and no label with nothing ticked [A-04, A-14.2]', () => holds(disclosing(), MUSIC));

  it('are Music alone and Promotional content with your brand [G-4.1, G-3a.2, A-07]', () =>
    holds(disclosing('yourBrand'), MUSIC, PROMOTIONAL));

  it('are both policies and Paid partnership with branded content [G-4.2, G-3a.3, A-07]', () =>
    holds(disclosing('brandedContent'), BRANDED, PAID));

  it('are both policies and Paid partnership with both [G-4.3, G-3a.4, A-05, A-07]', () =>
    holds(disclosing('yourBrand', 'brandedContent'), BRANDED, PAID));

  function holds(disclosure: Disclosure, declaration: string, label?: string): void {
    const given = draft({ disclosure });
    const key = labelFor(given);
    assert.equal(PRESCRIBED[declarationFor(given)], declaration);
    assert.equal(key && PRESCRIBED[key], label);
    assert.deepEqual(sentencesShown(given), label ? [label, declaration, NOTICE] : [declaration, NOTICE]);
  }
});
