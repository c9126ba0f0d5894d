import * as z from 'zod/mini';
import type { ConsentReceipt } from '../domain/consent.js';
import { ShareError } from '../domain/errors.js';

export const text = z.string().check(z.maxLength(20_000));
/** What JSON leaves out is `undefined` in the domain, where the field is always there. */
export const maybe = <T extends z.ZodMiniType>(schema: T) =>
  // zod's types want another default than `undefined`; here it is the very value that is meant.
  z._default(z.optional(schema), undefined as never) as z.ZodMiniType<z.output<T> | undefined>;
const fact = maybe(z.number());
export const name = z.string().check(z.maxLength(1_000));

const source = z.union([
  z.strictObject({ origin: z.literal('file'), id: name }),
  z.strictObject({ origin: z.literal('url'), url: z.string().check(z.maxLength(4_000)) }),
]);

const provenance = z.optional(
  z.strictObject({ hasCredentials: z.boolean(), ai: z.optional(z.enum(['generated', 'edited'])) }),
);

const digest = z.string().check(z.regex(/^[\w-]{43}$/));

const videoFacts = z.strictObject({
  kind: z.literal('video'),
  name,
  bytes: fact,
  contentType: maybe(z.string()),
  container: maybe(z.string()),
  codec: maybe(z.string()),
  frameRate: fact,
  variableFrameRate: z.boolean(),
  frameRateIsEstimate: z.optional(z.literal(true)),
  width: fact,
  height: fact,
  durationSeconds: fact,
  hasAudio: maybe(z.boolean()),
  hdr: z.optional(z.enum(['hlg', 'pq', 'dolby_vision'])),
  hasLocation: z.optional(z.boolean()),
  provenance,
  chunkDigests: z.optional(z.array(digest).check(z.maxLength(16))),
});

const photoFacts = z.strictObject({
  kind: z.literal('photo'),
  name,
  bytes: fact,
  contentType: maybe(z.string()),
  width: fact,
  height: fact,
  hasLocation: z.optional(z.boolean()),
  location: z.optional(z.enum(['place', 'position'])),
  extras: z.optional(z.array(z.enum(['animation', 'motion', 'hdr'])).check(z.maxLength(3))),
  provenance,
  digest: z.optional(digest),
});

export const mediaSchema = z.union([
  z.strictObject({ kind: z.literal('video'), source, facts: videoFacts, coverTimestampMs: fact }),
  z.strictObject({
    kind: z.literal('photo'),
    photos: z.array(z.strictObject({ source, facts: photoFacts })).check(z.minLength(1), z.maxLength(100)),
    coverIndex: z.int().check(z.gte(0)),
  }),
]);

const disclosure = z.union([
  z.strictObject({ on: z.literal(false) }),
  z.strictObject({ on: z.literal(true), yourBrand: z.boolean(), brandedContent: z.boolean() }),
]);

const draft = z.strictObject({
  media: maybe(mediaSchema),
  title: text,
  description: text,
  privacy: maybe(name),
  interactions: z.strictObject({ comment: z.boolean(), duet: z.boolean(), stitch: z.boolean() }),
  disclosure,
  aiGenerated: z.boolean(),
  autoAddMusic: z.boolean(),
});

const creator = z.strictObject({
  avatarUrl: maybe(z.string().check(z.maxLength(4_000))),
  username: name,
  nickname: name,
  privacyLevels: z.array(name),
  disabledInteractions: z.array(z.enum(['comment', 'duet', 'stitch'])),
  maxVideoDurationSeconds: z.number(),
  consentNonce: z.optional(name),
});

const receipt = z.strictObject({
  rulesVersion: name,
  sentences: z.array(name).check(z.maxLength(10)),
  draft,
  creator,
  settings: z.strictObject({
    mode: z.enum(['direct', 'inbox']),
    unaudited: z.boolean(),
    accept: z.enum(['any', 'video', 'photo']),
  }),
  locale: z.string().check(z.regex(/^[A-Za-z0-9-]{0,60}$/)),
  agreedAt: z.iso.datetime(),
});

const request = z.strictObject({
  media_type: z.enum(['VIDEO', 'PHOTO']),
  post_mode: z.enum(['DIRECT_POST', 'MEDIA_UPLOAD']),
  idempotency_key: z.string().check(z.regex(/^[\w.~:-]{8,128}$/)),
  consent: receipt,
  // These three are never read but only compared with what the receipt makes of them.
  post_info: z.optional(z.unknown()),
  source_info: z.unknown(),
  is_aigc: z.optional(z.unknown()),
});

/** A request for a post as it came in: the receipt is read, the rest is yet to be compared with it. */
export interface ReceivedPostRequest {
  readonly media_type: 'VIDEO' | 'PHOTO';
  readonly post_mode: 'DIRECT_POST' | 'MEDIA_UPLOAD';
  readonly idempotency_key: string;
  readonly consent: ConsentReceipt;
  readonly post_info?: unknown;
  readonly source_info: unknown;
  readonly is_aigc?: unknown;
}

/**
 * Reads the body of a request for a post. An unknown field is refused too: what is signed and kept later is all that
 * came. Throws `invalid_params`.
 */
export function parseCreatePostRequest(value: unknown): ReceivedPostRequest {
  const parsed = request.safeParse(value);
  if (!parsed.success) throw new ShareError('invalid_params');
  return parsed.data;
}

/** Reads a consent receipt alone; `undefined` for anything else. */
export function parseConsentReceipt(value: unknown): ConsentReceipt | undefined {
  const parsed = receipt.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
