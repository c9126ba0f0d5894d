import { canonicalDraft } from './canonical-draft.js';
import type { CreatorInfo, Interaction, PrivacyLevel } from './creator.js';
import type { Disclosure, Draft } from './draft.js';

export function withTitle(draft: Draft, title: string): Draft {
  return canonicalDraft({ ...draft, title });
}

export function withDescription(draft: Draft, description: string): Draft {
  return canonicalDraft({ ...draft, description });
}

export function withPrivacy(draft: Draft, privacy: PrivacyLevel | undefined): Draft {
  return { ...draft, privacy };
}

export function withInteraction(draft: Draft, interaction: Interaction, allowed: boolean): Draft {
  return { ...draft, interactions: { ...draft.interactions, [interaction]: allowed } };
}

/** Turning the setting on shows both kinds unticked; turning it off forgets them (guideline 3a). */
export function withDisclosure(draft: Draft, on: boolean): Draft {
  const disclosure: Disclosure = on ? { on, yourBrand: false, brandedContent: false } : { on };
  return draft.disclosure.on === on ? draft : { ...draft, disclosure };
}

/** Ticks or unticks one kind; without the setting there is no kind to tick. */
export function withDisclosedKind(draft: Draft, kind: 'yourBrand' | 'brandedContent', ticked: boolean): Draft {
  return draft.disclosure.on ? { ...draft, disclosure: { ...draft.disclosure, [kind]: ticked } } : draft;
}

export function withAiGenerated(draft: Draft, aiGenerated: boolean): Draft {
  return { ...draft, aiGenerated };
}

export function withAutoAddMusic(draft: Draft, autoAddMusic: boolean): Draft {
  return { ...draft, autoAddMusic };
}

/**
 * Carries a draft over to fresh creator info: what the user made stays, what that account does not offer goes, and
 * another account's privacy and interactions are never taken as this one's choice (guideline 2b, 2c: no default).
 */
export function withCreator(draft: Draft, before: CreatorInfo | undefined, now: CreatorInfo): Draft {
  const sameAccount = before?.username === now.username;
  const keptPrivacy =
    sameAccount && draft.privacy && now.privacyLevels.includes(draft.privacy) ? draft.privacy : undefined;
  const keeps = (interaction: Interaction) =>
    sameAccount && draft.interactions[interaction] && !now.disabledInteractions.includes(interaction);
  return {
    ...draft,
    privacy: keptPrivacy,
    interactions: { comment: keeps('comment'), duet: keeps('duet'), stitch: keeps('stitch') },
  };
}
