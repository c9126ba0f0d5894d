import type { Violation } from '../violation.js';
import { brandedContentVisible } from './branded-visibility.js';
import { creatorCanPost } from './creator-can-post.js';
import { creatorKnown } from './creator-known.js';
import { descriptionWithinLimit } from './description-length.js';
import { disclosureComplete } from './disclosure.js';
import { interactionsAvailable } from './interactions.js';
import { mediaChosen } from './media-chosen.js';
import { privacyAudited } from './privacy-audited.js';
import { privacyChosen } from './privacy-chosen.js';
import { privacyOffered } from './privacy-offered.js';
import type { Facts, Rule } from './rule.js';
import { titleWithinLimit } from './title-length.js';

/** Rules that look at no media, in the order of the page: those before the rules of the media, and those after. */
export const BEFORE_MEDIA: readonly Rule[] = [creatorKnown, creatorCanPost, mediaChosen];
export const AFTER_MEDIA: readonly Rule[] = [
  titleWithinLimit,
  descriptionWithinLimit,
  privacyChosen,
  privacyOffered,
  privacyAudited,
  interactionsAvailable,
  disclosureComplete,
  brandedContentVisible,
];

/** All broken rules of a draft without media, in screen order. */
export function evaluateForm(facts: Facts): readonly Violation[] {
  return [...BEFORE_MEDIA, ...AFTER_MEDIA].flatMap((rule) => rule(facts) ?? []);
}
