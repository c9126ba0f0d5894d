import type { Draft } from './draft.js';
import { disclosedKinds } from './draft.js';

/**
 * The sentences that TikTok prescribes, letter for letter, in English in every locale. They stand beside the rules
 * because the consent receipt records them and the backend checks them.
 *
 * Content Sharing Guidelines, points 2 (note), 3 and 4, read 2026-11-22.
 */
export const PRESCRIBED = {
  declarationMusic: "By posting, you agree to TikTok's Music Usage Confirmation",
  declarationBrandedAndMusic: "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation",
  labelPromotional: "Your photo/video will be labeled as 'Promotional content'",
  labelPaidPartnership: "Your photo/video will be labeled as 'Paid partnership'",
  disclosureIncomplete: 'You need to indicate if your content promotes yourself, a third party, or both.',
  brandedNotPrivate: 'Branded content visibility cannot be set to private.',
} as const;

export type PrescribedKey = keyof typeof PRESCRIBED;

/** Guideline 5d in words of our own, fixed because reviewers look for it before and after posting. */
export const PROCESSING_NOTICE =
  'After you post, it may take a few minutes for the content to process and be visible on your profile.';

/** The policies that the declarations name, and where each name links to. */
export const POLICIES = [
  { name: 'Branded Content Policy', url: 'https://www.tiktok.com/legal/page/global/bc-policy/en' },
  { name: 'Music Usage Confirmation', url: 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en' },
] as const;

/** Which declaration stands before the publish button (guideline 2 note and 4). */
export function declarationFor(draft: Pick<Draft, 'disclosure'>): 'declarationMusic' | 'declarationBrandedAndMusic' {
  return disclosedKinds(draft).brandedContent ? 'declarationBrandedAndMusic' : 'declarationMusic';
}

/** Which label the post will carry (guideline 3a); nothing before a kind is ticked. */
export function labelFor(draft: Pick<Draft, 'disclosure'>): 'labelPromotional' | 'labelPaidPartnership' | undefined {
  const { yourBrand, brandedContent } = disclosedKinds(draft);
  if (brandedContent) return 'labelPaidPartnership';
  return yourBrand ? 'labelPromotional' : undefined;
}

/** The sentences that stand on the page for this draft when the creator agrees, in page order. */
export function sentencesShown(draft: Pick<Draft, 'disclosure'>): readonly string[] {
  const label = labelFor(draft);
  return [...(label ? [PRESCRIBED[label]] : []), PRESCRIBED[declarationFor(draft)], PROCESSING_NOTICE];
}
