import type { ConsentReceipt } from '../domain/consent.js';
import type { Media } from '../domain/media.js';
import { idempotencyKey, media, name, parseConsentReceipt } from './consent.js';
import { isPublishId } from './publish-id.js';
import {
  anything,
  boolean,
  count,
  exactly,
  list,
  maybe,
  number,
  object,
  oneOf,
  optional,
  readBy,
  text,
} from './shape.js';

const STEPS = ['staging', 'creating', 'sending', 'settling', 'in-doubt', 'processing'] as const;

/** What the journal keeps of a post that has begun: plain data, enough to go on after a reload. */
export interface SavedPostData {
  readonly consent: ConsentReceipt;
  readonly key: string;
  readonly step: (typeof STEPS)[number];
  readonly publishId: string | undefined;
  readonly photoUrls: readonly (string | undefined)[];
  readonly confirmedBytes: number;
  /** As of a transfer; known once the post is created. */
  readonly expiresAt: number | undefined;
}

const savedPost = object({
  consent: anything,
  key: idempotencyKey,
  step: oneOf(...STEPS),
  publishId: maybe(text()),
  photoUrls: list(maybe(text())),
  confirmedBytes: count,
  expiresAt: maybe(number),
});

/** Reads what another version of this page, or a damaged disk, may have written; `undefined` for anything else. */
export function parseSavedPost(value: unknown): SavedPostData | undefined {
  const parsed = readBy(savedPost, value);
  if (!parsed) return undefined;
  const { consent, key, step, publishId, photoUrls, confirmedBytes, expiresAt } = parsed;
  if (!parseConsentReceipt(consent) || (publishId !== undefined && !isPublishId(publishId))) return undefined;
  // The receipt goes to the backend in the order of its fields, which reading would change; it has just been read whole.
  return { consent: consent as ConsentReceipt, key, step, publishId, photoUrls, confirmedBytes, expiresAt };
}

/** A draft as the journal keeps it: nothing of it is what TikTok wants chosen by hand. */
export interface SavedDraftData {
  /** The username that it was made for; it comes back for no other. */
  readonly account: string;
  /** What the host had preset; it comes back where that is the same. */
  readonly preset: string;
  readonly title: string;
  readonly description: string;
  readonly media: Media | undefined;
  /** Files that were chosen and are not in the draft yet, by their ids, as while an offer about them waits for its answer. */
  readonly chosen?: ChosenData | undefined;
}

export interface ChosenData {
  readonly ids: readonly string[];
  /** They go behind the photos that are in the draft. */
  readonly adding: boolean;
}

const savedDraft = exactly({
  account: name,
  preset: text(),
  // As long as it was written: the form says what is too long, and that has to come back to be shortened.
  title: text(),
  description: text(),
  media: maybe(media),
  chosen: optional(exactly({ ids: list(text()), adding: boolean })),
});

/** Reads what another version of this page, or a damaged disk, may have written; `undefined` for anything else. */
export function parseSavedDraft(value: unknown): SavedDraftData | undefined {
  return readBy(savedDraft, value);
}
