import { readPreset } from './composer/preset-media.js';
import type { Setup } from './composer/state.js';
import { normalizeText } from './domain/plain-text.js';
import type { HostSettings } from './domain/settings.js';

/** What may be posted; absent means both. */
export type Accept = 'video' | 'photo';

/** A draft for the creator's TikTok inbox; absent means Direct Post. */
export type Mode = 'inbox';

/** What the host has set by attributes and properties, as it came. */
export interface AsSet {
  readonly mode: string | undefined;
  readonly accept: string | undefined;
  readonly unaudited: boolean;
  readonly postTitle: string | null;
  readonly postDescription: string | null;
  readonly mediaLocked: boolean;
  readonly media: unknown;
  readonly forgetDraft: boolean;
}

/** The host's settings; a value that means nothing counts as absent. */
function settingsOf({ mode, accept, unaudited }: AsSet): HostSettings {
  return {
    mode: mode === 'inbox' ? 'inbox' : 'direct',
    unaudited,
    accept: accept === 'video' || accept === 'photo' ? accept : 'any',
  };
}

/** All that the host has set, as the composer takes it. */
export function setupOf(element: AsSet): Setup {
  return {
    settings: settingsOf(element),
    mediaLocked: element.mediaLocked,
    title: presetText(element.postTitle),
    description: presetText(element.postDescription),
    media: readPreset(element.media),
    forgetDraft: element.forgetDraft,
  };
}

/** The host's text, normalized as a text field would; an attribute that was removed leaves `null`. */
function presetText(text: string | null): string {
  return normalizeText(text ?? '');
}
