import type { Interaction, PrivacyLevel } from './creator.js';
import { disclosedKinds } from './draft.js';
import { brandedVisibilityBreach } from './rules/branded-visibility.js';
import type { Facts } from './rules/rule.js';

/** Why a control cannot be used now; the page shows the reason on the control itself. */
export type ControlBlock =
  | 'branded_content_private'
  | 'branded_content_followers'
  | 'privacy_unaudited'
  | 'private_with_branded'
  | 'followers_with_branded'
  | 'comment_disabled_by_creator'
  | 'duet_disabled_by_creator'
  | 'stitch_disabled_by_creator';

/** Why one privacy option is closed; the other control is never moved to open it (Content Sharing Guidelines 3b). */
export function privacyOptionBlock(level: PrivacyLevel, { draft, settings }: Facts): ControlBlock | undefined {
  if (settings.unaudited && level !== 'SELF_ONLY') return 'privacy_unaudited';
  return disclosedKinds(draft).brandedContent ? brandedVisibilityBreach(level) : undefined;
}

/** Why "Branded content" is closed: the visibility that was chosen first does not allow it (Content Sharing Guidelines 3b). */
export function brandedContentBlock({ draft }: Facts): ControlBlock | undefined {
  // What is ticked can always be unticked.
  if (disclosedKinds(draft).brandedContent || draft.privacy === undefined) return undefined;
  const breach = brandedVisibilityBreach(draft.privacy);
  return breach && (breach === 'branded_content_private' ? 'private_with_branded' : 'followers_with_branded');
}

/** Why an interaction is closed: the creator switched it off in TikTok's settings (Content Sharing Guidelines 2c). */
export function interactionBlock(interaction: Interaction, { creator }: Facts): ControlBlock | undefined {
  return creator.kind === 'available' && creator.creator.disabledInteractions.includes(interaction)
    ? `${interaction}_disabled_by_creator`
    : undefined;
}
