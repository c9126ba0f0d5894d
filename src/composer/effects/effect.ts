import type { Clock } from '../../adapter/clock.js';
import type { GuardedAdapter } from '../../adapter/guard.js';
import type { ConsentReceipt } from '../../domain/consent.js';
import type { Draft } from '../../domain/draft.js';
import type { MediaKind } from '../../domain/media-facts.js';
import type { VideoChange } from '../../media/index.js';
import type { ComposerEvent } from '../events.js';
import type { ImportRequest, SavedDraft, SavedPost, StripFrame } from '../state.js';
import type { HostSettings } from '../../domain/settings.js';
import type { TabSaying } from '../../wire/tab-message.js';
import type { Journal } from '../../journal/journal.js';
import type { Tabs } from '../../journal/tabs.js';

/** The media library, loaded when the first file is chosen. */
export type MediaLibrary = typeof import('../../media/index.js');

/** The effects that files and posts need, loaded with the first of them. */
export type FilesPart = typeof import('./import/index.js');
export type PostPart = typeof import('./publish/index.js');

/** What a run has to do, with all that it needs. `run` is its id: every event of the run carries it. */
export type Effect = { readonly run: number } & (
  | { readonly type: 'load-creator'; readonly adapter: GuardedAdapter }
  | { readonly type: 'connect'; readonly adapter: GuardedAdapter }
  | {
      readonly type: 'import';
      readonly request: ImportRequest;
      readonly accept: HostSettings['accept'];
      /** How many photos are in the draft and stay. */
      readonly present: number;
    }
  /** Finds out whether this browser can make a change, or makes it. */
  | { readonly type: 'plan-video'; readonly file: File; readonly change: VideoChange }
  | { readonly type: 'convert-video'; readonly file: File; readonly change: VideoChange }
  | { readonly type: 'crop-photo'; readonly id: string; readonly file: File; readonly place: number }
  | { readonly type: 'preview'; readonly id: string; readonly kind: MediaKind; readonly file: File }
  | {
      readonly type: 'read-strip';
      readonly file: File;
      readonly seconds: number;
      readonly frames: readonly StripFrame[];
    }
  | {
      readonly type: 'stage-photos';
      readonly adapter: GuardedAdapter;
      /** Photos that are not there yet, by their place among those from this device. */
      readonly photos: readonly { readonly index: number; readonly file: File }[];
    }
  | {
      readonly type: 'create-post';
      readonly adapter: GuardedAdapter;
      readonly consent: ConsentReceipt;
      readonly key: string;
      readonly photoUrls: readonly string[];
      /** The user knows that the same files were posted before. */
      readonly isRepeat: boolean;
    }
  | {
      readonly type: 'send-video';
      readonly adapter: GuardedAdapter;
      readonly file: File;
      readonly media: Extract<Draft['media'], { readonly kind: 'video' }>;
      readonly publishId: string;
      readonly confirmedBytes: number;
      /** Every byte has left once: what fails now leaves the outcome open. */
      readonly inDoubt: boolean;
    }
  /** Ends the time that TikTok gives for the bytes. */
  | { readonly type: 'await-deadline'; readonly expiresAt: number }
  | { readonly type: 'follow-post'; readonly adapter: GuardedAdapter; readonly publishId: string }
  | { readonly type: 'follow-link'; readonly adapter: GuardedAdapter; readonly publishId: string }
  /** Best effort: TikTok forgets an upload that never ends by itself. Runs to its end, whatever is current. */
  | { readonly type: 'withdraw-post'; readonly adapter: GuardedAdapter; readonly publishId: string }
  /** The same for a post that TikTok is at work on: a refusal is told. */
  | { readonly type: 'cancel-post'; readonly adapter: GuardedAdapter; readonly publishId: string }
  | { readonly type: 'await-absence' }
  | { readonly type: 'await-online' }
  | { readonly type: 'recall-post'; readonly adapterId: string }
  /** Run to their end, whatever is current, and report nothing. */
  | {
      readonly type: 'save-post';
      readonly adapterId: string;
      readonly saved: SavedPost;
      readonly files: Readonly<Record<string, File>>;
    }
  | { readonly type: 'forget-post'; readonly key: string; readonly isPosted: boolean }
  /** What other tabs tell of posts through the same adapter. */
  | { readonly type: 'hear-tabs'; readonly adapterId: string }
  | { readonly type: 'tell-tabs'; readonly adapterId: string; readonly said: TabSaying }
  | { readonly type: 'check-tabs'; readonly keys: readonly string[] }
  /** Compares files that were chosen again with those of a post; or opens these, if the browser lets the page. */
  | { readonly type: 'recognize-files'; readonly saved: SavedPost; readonly files: readonly File[] }
  | { readonly type: 'open-files'; readonly saved: SavedPost }
  | {
      readonly type: 'recall-draft';
      readonly adapterId: string;
      readonly account: string;
      readonly preset: string;
    }
  | {
      readonly type: 'save-draft';
      readonly adapterId: string;
      readonly saved: SavedDraft;
      /** Those that it names, and others. */
      readonly files: Readonly<Record<string, File>>;
      /**
       * Once nobody types, at once, or at once because the page goes: then another may take the draft over. One that is put
       * aside is that of a later page, or of this one once it looks for drafts again.
       */
      readonly when: 'settled' | 'now' | 'leaving' | 'aside';
    }
  /** Nothing is left to write: another page may take the draft over. This page begins another one where that is put aside. */
  | { readonly type: 'leave-draft'; readonly isAside?: true }
  | { readonly type: 'forget-draft' }
);

/** Whether the browser has a connection at all, and what lets a page hope for one. The promises reject with the signal's reason. */
export interface Connectivity {
  isOnline(): boolean;
  /** Resolves the next time that the browser comes online. */
  whenOnline(signal: AbortSignal): Promise<void>;
  /** Resolves the next time that the page comes into view. */
  whenVisible(signal: AbortSignal): Promise<void>;
}

/** What every run gets besides its effect. */
export interface EffectContext {
  /** Aborts when the run is no longer current. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly network: Connectivity;
  /** From 0 to 1: spreads tries, so that pages that failed together do not return together. */
  readonly random: () => number;
  readonly loadMedia: () => Promise<MediaLibrary>;
  readonly loadFilesPart: () => Promise<FilesPart>;
  readonly loadPostPart: () => Promise<PostPart>;
  /** The same journal each time. */
  readonly loadJournal: () => Promise<Journal>;
  /** The same way to the other tabs each time. */
  readonly loadTabs: () => Promise<Tabs>;
}

export type EffectOf<T extends Effect['type']> = Extract<Effect, { readonly type: T }>;

/** A stateless function that does one effect and yields what happens. */
export type Perform<T extends Effect['type']> = (
  effect: EffectOf<T>,
  context: EffectContext,
) => AsyncIterable<ComposerEvent>;
