import type { PostingBlock } from '../domain/creator.js';
import type { Draft } from '../domain/draft.js';
import { ShareError } from '../domain/errors.js';
import { guard } from '../adapter/guard.js';
import { initialPage } from '../composer/initial-state.js';
import type {
  Crop,
  Failure,
  FixState,
  ImportRequest,
  ImportState,
  Outcome,
  Page,
  Post,
  StateIn,
  Strip,
  Transfer,
} from '../composer/state.js';
import { completeDraft, consent, creator, draft, photo, photos, video, videoFacts } from './builders.js';
import { createScriptedAdapter } from './scripted-adapter.js';

const idle = { kind: 'idle' } as const;

type SendingBytes = Extract<Transfer, { readonly publishId: string }>;

/** Where a post of these states is to be found. */
export const PUBLISH_ID = 'v_pub_file~v2-1.7301234567890123456';

/** A page that is in the document and has an adapter, with nothing running. */
export function page(overrides: Partial<Page> = {}): Page {
  return initialPage({ adapter: guard(createScriptedAdapter()), presence: 'here', ...overrides });
}

/** The import of a file of this name. */
export function request(name: string): ImportRequest {
  return { kind: 'files', name, by: 'user', adding: false, orReplacing: false, files: [] };
}

/** Files that are being read. */
export function reading(name = 'harbor.mp4'): ImportState {
  return { kind: 'reading', request: request(name) };
}

/** Photos that wait for an answer. */
export function offered(kind: 'convert' | 'scale' = 'convert', name = 'IMG_1.heic'): ImportState {
  return { kind: 'offered', request: request(name), offers: [{ kind, name }], entries: [] };
}

/** Frames of a film strip, with these pictures. */
export function strip(urls: readonly string[], durationMs = 24_000): Strip {
  const frames = urls.map((url, index) => ({ timestampMs: (durationMs / urls.length) * index, url }));
  return { fileId: 'video', durationMs, frames };
}

type Progressed<F> = F extends FixState | Crop ? Omit<F, 'video' | 'fixes' | 'trim' | 'place' | 'original'> : never;

/** A video of 90 seconds for a creator of 60, and how far its trimming is; `AV1` is to be converted as well. */
export function fixing(
  step: Progressed<FixState>,
  codec = 'h264',
): Pick<StateIn<'editing'>, 'creator' | 'draft' | 'page'> {
  const source = { origin: 'file', id: 'video' } as const;
  const long = { ...video({ facts: videoFacts({ durationSeconds: 90, codec }) }), source };
  const trim = { kind: 'trim', maxSeconds: 60 } as const;
  const proposal: Pick<FixState, 'video' | 'fixes' | 'trim'> = {
    video: long,
    fixes: codec === 'h264' ? [trim] : [{ kind: 'convert', target: {} }, trim],
    trim: { startMs: 0, endMs: 60_000 },
  };
  const made = {
    ...video({ facts: videoFacts({ durationSeconds: 60 }) }),
    source: { origin: 'file', id: 'made' },
  } as const;
  const media = step.kind === 'made' ? made : long;
  return {
    creator: creator({ maxVideoDurationSeconds: 60 }),
    draft: completeDraft({ media }),
    page: page({ fix: { ...proposal, ...step } }),
  };
}

/** A photo of 1500 × 420 pixels, and how far its crop is. */
export function cropping(crop?: Progressed<Crop>): Pick<StateIn<'editing'>, 'draft' | 'page'> {
  const id = crop?.kind === 'made' ? 'cropped' : 'panorama';
  const original = {
    ...photo('panorama', { width: 1500, height: 420 }),
    source: { origin: 'file', id: 'panorama' },
  } as const;
  const shown = crop?.kind === 'made' ? photo(id, { width: 747, height: 420 }) : original;
  const place = 0.5;
  return {
    draft: completeDraft({ media: photos(1, { photos: [shown] }) }),
    page: page({
      crops: crop ? { [id]: crop.kind === 'made' ? { ...crop, place, original } : { ...crop, place } } : {},
    }),
  };
}

/** One consent on its way, through an adapter that plays a script. */
export function post(overrides: Partial<Post> = {}): Post {
  return { consent: consent(), key: 'key-1', adapter: guard(createScriptedAdapter()), isRepeat: false, ...overrides };
}

/** Creator info is asked for; nothing is known yet. */
export function loading(overrides: Partial<StateIn<'loading'>> = {}): StateIn<'loading'> {
  return { phase: 'loading', creator: undefined, draft: draft(), importState: idle, page: page(), ...overrides };
}

/** No account is linked. */
export function disconnected(overrides: Partial<StateIn<'disconnected'>> = {}): StateIn<'disconnected'> {
  const rest = { creator: undefined, draft: draft(), importState: idle, link: idle, page: page() };
  return { phase: 'disconnected', ...rest, ...overrides };
}

/** TikTok takes no post of this creator now. */
export function blocked(
  block: PostingBlock = 'spam_risk_too_many_posts',
  overrides: Partial<StateIn<'blocked'>> = {},
): StateIn<'blocked'> {
  const rest = { creator: creator(), draft: draft(), importState: idle, page: page() };
  return { phase: 'blocked', block, ...rest, ...overrides };
}

/** The form is open, empty unless a draft is given. */
export function editing(overrides: Partial<StateIn<'editing'>> = {}): StateIn<'editing'> {
  const rest = { creator: creator(), notice: undefined, draft: draft(), importState: idle, page: page() };
  return { phase: 'editing', ...rest, ...overrides };
}

/** A post that was begun before the page was loaded, at a third of its bytes. */
export function interrupted(overrides: Partial<StateIn<'interrupted'>> = {}): StateIn<'interrupted'> {
  const saved = {
    consent: consent(),
    key: 'key-1',
    step: 'sending',
    publishId: PUBLISH_ID,
    photoUrls: [],
    confirmedBytes: 2_640_000,
    expiresAt: Date.UTC(2026, 10, 22, 15, 2),
  } as const;
  const adapter = guard(createScriptedAdapter());
  return { phase: 'interrupted', creator: creator(), saved, adapter, file: 'kept', page: page(), ...overrides };
}

/** Bytes of a video on their way: 62 % of 800 MB unless said otherwise. */
export function sending(overrides: Partial<SendingBytes> = {}): SendingBytes {
  return {
    step: 'sending',
    publishId: PUBLISH_ID,
    sentBytes: 496_000_000,
    confirmedBytes: 448_000_000,
    totalBytes: 800_000_000,
    expiresAt: Date.UTC(2026, 10, 22, 15, 2),
    speed: 2_500_000,
    flow: { kind: 'running' },
    ...overrides,
  };
}

/** Photos on their way to where TikTok fetches them: this part of each has left. */
export function staging(
  fractions: readonly number[],
  overrides: Partial<Extract<Transfer, { readonly step: 'staging' }>> = {},
): Transfer {
  const totalBytes = 400_000;
  const photos = fractions.map((fraction) => ({
    sentBytes: totalBytes * fraction,
    totalBytes,
    failed: false,
    url: undefined,
  }));
  return { step: 'staging', flow: { kind: 'running' }, speed: undefined, photos, ...overrides };
}

/** TikTok is asked to make the post. */
export function creating(overrides: Partial<Extract<Transfer, { readonly step: 'creating' }>> = {}): Transfer {
  return { step: 'creating', photoUrls: [], flow: { kind: 'running' }, ...overrides };
}

/** A post on its way to TikTok. */
export function uploading(
  transfer: Transfer = sending(),
  of: Draft = completeDraft(),
  overrides: Partial<StateIn<'uploading'>> = {},
): StateIn<'uploading'> {
  const rest = { creator: creator(), post: post({ consent: consent({ draft: of }) }), page: page() };
  return { phase: 'uploading', transfer, ...rest, ...overrides };
}

/** TikTok has the bytes and is at work on them. */
export function processing(overrides: Partial<StateIn<'processing'>> = {}): StateIn<'processing'> {
  return {
    phase: 'processing',
    creator: creator(),
    post: post(),
    publishId: PUBLISH_ID,
    status: { kind: 'processing', stage: 'upload', bytes: undefined },
    delay: 'none',
    page: page(),
    ...overrides,
  };
}

/** It is done; public unless another outcome is given. */
export function published(
  outcome: Outcome = { kind: 'public', postId: '7301234567890123456' },
  of: Draft = completeDraft(),
  overrides: Partial<StateIn<'published'>> = {},
): StateIn<'published'> {
  const rest = { creator: creator(), post: post({ consent: consent({ draft: of }) }), page: page() };
  return { phase: 'published', publishId: PUBLISH_ID, outcome, ...rest, ...overrides };
}

/** It failed; by a lost connection unless another failure is given. */
export function failed(
  failure: Failure = { kind: 'not-sent', error: new ShareError('network') },
  overrides: Partial<StateIn<'failed'>> = {},
): StateIn<'failed'> {
  const rest = { creator: creator(), draft: completeDraft(), importState: idle, page: page() };
  return { phase: 'failed', failure, ...rest, ...overrides };
}
