import type { GuardedAdapter } from '../adapter/guard.js';
import type { ConsentReceipt } from '../domain/consent.js';
import type { Draft } from '../domain/draft.js';
import type { PostStatus } from '../domain/post-status.js';
import type { HostSettings } from '../domain/settings.js';
import type { Clock } from '../adapter/clock.js';
import type { ComposerState } from './composer-state.js';
import type { MediaLibrary } from './intake.js';
import type { PresetMedia } from './preset-media.js';

/** What the controller asks of the element that it works for. */
export interface ComposerOptions {
  readonly adapter: () => GuardedAdapter | undefined;
  readonly settings: () => HostSettings;
  /** Language of the page, for the consent receipt. */
  readonly language: () => string;
  readonly mediaLocked: () => boolean;
  /** The draft as the host presets it, without media. */
  readonly presetDraft: () => Draft;
  readonly presetMedia: () => PresetMedia | undefined;
  /** Asked with the receipt before anything is sent; `false` stops it. */
  readonly confirm: (consent: ConsentReceipt) => boolean;
  /** `status` is TikTok's word on the post, where that caused the change. */
  readonly changed: (before: ComposerState, now: ComposerState, status?: PostStatus) => void;
  /** The user changed the draft; a preset does not count. */
  readonly edited: () => void;
  readonly loadMedia: () => Promise<MediaLibrary>;
  readonly clock?: Clock;
}
