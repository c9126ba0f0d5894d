import * as z from 'zod/mini';
import type { ConsentReceipt } from '../domain/consent.js';
import type { Media } from '../domain/media.js';
import { maybe, mediaSchema, name, parseConsentReceipt, text } from './consent.js';
import { isPublishId } from './publish-id.js';

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

const savedPost = z.object({
  consent: z.unknown(),
  key: z.string().check(z.regex(/^[\w.~:-]{8,128}$/)),
  step: z.enum(STEPS),
  publishId: z.optional(z.string()),
  photoUrls: z.array(z.union([z.string(), z.undefined()])),
  confirmedBytes: z.int().check(z.gte(0)),
  expiresAt: z.optional(z.number()),
});

/** Reads what another version of this page, or a damaged disk, may have written; `undefined` for anything else. */
export function parseSavedPost(value: unknown): SavedPostData | undefined {
  const parsed = savedPost.safeParse(value);
  if (!parsed.success) return undefined;
  const { consent, key, step, publishId, photoUrls, confirmedBytes, expiresAt } = parsed.data;
  if (!parseConsentReceipt(consent) || (publishId !== undefined && !isPublishId(publishId))) return undefined;
  // The receipt goes to the backend in the order of its fields, which a schema would change; it has just been read whole.
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

const savedDraft = z.strictObject({
  account: name,
  preset: z.string(),
  title: text,
  description: text,
  media: maybe(mediaSchema),
  chosen: z.optional(z.strictObject({ ids: z.array(z.string()), adding: z.boolean() })),
});

/** Reads what another version of this page, or a damaged disk, may have written; `undefined` for anything else. */
export function parseSavedDraft(value: unknown): SavedDraftData | undefined {
  const parsed = savedDraft.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
