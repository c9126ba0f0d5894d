import type { CreatorInfo } from './creator.js';
import type { Draft } from './draft.js';
import { sentencesShown } from './prescribed.js';
import { RULES_VERSION } from './rules/index.js';
import { sameValue } from './same-value.js';
import type { HostSettings } from './settings.js';

/**
 * What the creator agreed to, with all that stood on the page at that moment (Content Sharing Guidelines 5c: content is
 * sent only after express consent). What is sent is what the receipt holds; any later edit voids it.
 */
export interface ConsentReceipt {
  readonly rulesVersion: string;
  /** The exact prescribed sentences that stood on the page, in page order. */
  readonly sentences: readonly string[];
  /** The choices and the facts of the media. */
  readonly draft: Draft;
  /** The creator as shown. */
  readonly creator: CreatorInfo;
  readonly settings: HostSettings;
  /** Language of the page, as a BCP 47 tag. */
  readonly locale: string;
  /** ISO 8601, UTC. */
  readonly agreedAt: string;
}

/** Records the creator's consent to one draft. */
export function giveConsent(given: {
  readonly draft: Draft;
  readonly creator: CreatorInfo;
  readonly settings: HostSettings;
  readonly locale: string;
  readonly now: Date;
}): ConsentReceipt {
  const { draft, creator, settings, locale, now } = given;
  return {
    rulesVersion: RULES_VERSION,
    sentences: sentencesShown(draft),
    draft,
    creator,
    settings,
    locale,
    agreedAt: now.toISOString(),
  };
}

/** Whether a receipt is for just this draft, this creator and these settings, under the rules of today. */
export function consentCovers(
  receipt: ConsentReceipt,
  now: { readonly draft: Draft; readonly creator: CreatorInfo; readonly settings: HostSettings },
): boolean {
  return (
    receipt.rulesVersion === RULES_VERSION &&
    sameValue(receipt.sentences, sentencesShown(now.draft)) &&
    sameValue(receipt.draft, now.draft) &&
    sameValue(receipt.settings, now.settings) &&
    sameAccount(receipt.creator, now.creator)
  );
}

/** The avatar's address and the nonce change with every reply, so they are no part of who the creator is. */
function sameAccount(agreed: CreatorInfo, now: CreatorInfo): boolean {
  const volatile = { avatarUrl: undefined, consentNonce: undefined };
  return sameValue({ ...agreed, ...volatile }, { ...now, ...volatile });
}
