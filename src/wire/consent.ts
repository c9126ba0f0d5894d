import type { ConsentReceipt } from '../domain/consent.js';
import { ShareError } from '../domain/errors.js';
import {
  anything,
  boolean,
  count,
  either,
  exactly,
  list,
  matching,
  maybe,
  moment,
  number,
  oneOf,
  optional,
  readBy,
  REFUSED,
  text,
} from './shape.js';

/** What a person writes, which counts in thousands. */
const written = text(20_000);
const fact = maybe(number);
export const name = text(1_000);

const source = either(
  exactly({ origin: oneOf('file'), id: name }),
  exactly({ origin: oneOf('url'), url: text(4_000) }),
);

const provenance = optional(exactly({ hasCredentials: boolean, ai: optional(oneOf('generated', 'edited')) }));

const digest = matching(/^[\w-]{43}$/);

const videoFacts = exactly({
  kind: oneOf('video'),
  name,
  bytes: fact,
  contentType: maybe(text()),
  container: maybe(text()),
  codec: maybe(text()),
  frameRate: fact,
  variableFrameRate: boolean,
  frameRateIsEstimate: optional(oneOf(true)),
  width: fact,
  height: fact,
  durationSeconds: fact,
  hasAudio: maybe(boolean),
  hdr: optional(oneOf('hlg', 'pq', 'dolby_vision')),
  hasLocation: optional(boolean),
  provenance,
  chunkDigests: optional(list(digest, 16)),
});

const photoFacts = exactly({
  kind: oneOf('photo'),
  name,
  bytes: fact,
  contentType: maybe(text()),
  width: fact,
  height: fact,
  hasLocation: optional(boolean),
  location: optional(oneOf('place', 'position')),
  extras: optional(list(oneOf('animation', 'motion', 'hdr'), 3)),
  provenance,
  digest: optional(digest),
});

const upToAHundred = list(exactly({ source, facts: photoFacts }), 100);
const photos: typeof upToAHundred = (value) => {
  const read = upToAHundred(value);
  return read === REFUSED || read.length > 0 ? read : REFUSED;
};

export const media = either(
  exactly({ kind: oneOf('video'), source, facts: videoFacts, coverTimestampMs: fact }),
  exactly({
    kind: oneOf('photo'),
    photos,
    coverIndex: count,
  }),
);

const disclosure = either(
  exactly({ on: oneOf(false) }),
  exactly({ on: oneOf(true), yourBrand: boolean, brandedContent: boolean }),
);

const draft = exactly({
  media: maybe(media),
  title: written,
  description: written,
  privacy: maybe(name),
  interactions: exactly({ comment: boolean, duet: boolean, stitch: boolean }),
  disclosure,
  aiGenerated: boolean,
  autoAddMusic: boolean,
});

const creator = exactly({
  avatarUrl: maybe(text(4_000)),
  username: name,
  nickname: name,
  privacyLevels: list(name),
  disabledInteractions: list(oneOf('comment', 'duet', 'stitch')),
  maxVideoDurationSeconds: number,
  consentNonce: optional(name),
});

const receipt = exactly({
  rulesVersion: name,
  sentences: list(name, 10),
  draft,
  creator,
  settings: exactly({
    mode: oneOf('direct', 'inbox'),
    unaudited: boolean,
    accept: oneOf('any', 'video', 'photo'),
  }),
  locale: matching(/^[A-Za-z0-9-]{0,60}$/),
  agreedAt: moment,
});

export const idempotencyKey = matching(/^[\w.~:-]{8,128}$/);

const request = exactly({
  media_type: oneOf('VIDEO', 'PHOTO'),
  post_mode: oneOf('DIRECT_POST', 'MEDIA_UPLOAD'),
  idempotency_key: idempotencyKey,
  consent: receipt,
  // These three are never read but only compared with what the receipt makes of them.
  post_info: optional(anything),
  source_info: anything,
  is_aigc: optional(anything),
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
  const parsed = readBy(request, value);
  if (!parsed) throw new ShareError('invalid_params');
  return parsed;
}

/** Reads a consent receipt alone; `undefined` for anything else. */
export function parseConsentReceipt(value: unknown): ConsentReceipt | undefined {
  return readBy(receipt, value);
}
