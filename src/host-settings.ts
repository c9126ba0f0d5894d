import { EMPTY_DRAFT } from './domain/draft.js';
import type { Draft } from './domain/draft.js';
import type { HostSettings } from './domain/settings.js';
import { normalizeText } from './ui/controls/index.js';

/** What may be posted; absent means both. */
export type Accept = 'video' | 'photo';

/** A draft for the creator's TikTok inbox; absent means Direct Post. */
export type Mode = 'inbox';

/** What the host has set by attributes and properties, as it came. */
interface AsSet {
  readonly mode: string | undefined;
  readonly accept: string | undefined;
  readonly unaudited: boolean;
  readonly postTitle: string | null;
  readonly postDescription: string | null;
}

/** The host's settings; a value that means nothing counts as absent. */
export function settingsOf({ mode, accept, unaudited }: AsSet): HostSettings {
  return {
    mode: mode === 'inbox' ? 'inbox' : 'direct',
    unaudited,
    accept: accept === 'video' || accept === 'photo' ? accept : 'any',
  };
}

/** The draft to begin with. */
export function presetDraft({ postTitle, postDescription }: AsSet): Draft {
  return { ...EMPTY_DRAFT, title: presetText(postTitle), description: presetText(postDescription) };
}

/** A text of the host's as a field would have taken it; an attribute that was removed leaves `null`. */
export function presetText(text: string | null): string {
  return normalizeText(text ?? '');
}
