import type { Interaction } from '../creator.js';
import type { Media } from '../media.js';
import type { Rule } from './rule.js';

const ALL: readonly Interaction[] = ['comment', 'duet', 'stitch'];

/** The interactions that exist for this kind of post: photos know no Duet and no Stitch (Content Sharing Guidelines 2c). */
export function interactionsFor(kind: Media['kind']): readonly Interaction[] {
  return kind === 'photo' ? ['comment'] : ALL;
}

/** What the creator switched off in TikTok cannot be switched on here (Content Sharing Guidelines 2c, read 2026-11-22). */
export const interactionsAvailable: Rule = ({ draft, creator, settings }) => {
  if (settings.mode !== 'direct' || creator.kind !== 'available') return undefined;
  const interaction = interactionsFor(draft.media?.kind ?? 'video').find(
    (each) => draft.interactions[each] && creator.creator.disabledInteractions.includes(each),
  );
  return interaction ? { code: 'interaction_not_available', interaction } : undefined;
};
