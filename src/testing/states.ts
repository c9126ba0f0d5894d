import type { PostingBlock } from '../domain/creator.js';
import type { Draft } from '../domain/draft.js';
import { ShareError } from '../domain/errors.js';
import type { ComposerState, Failure, Outcome, Transfer } from '../state/composer-state.js';
import { completeDraft, consent, creator, draft } from './builders.js';

type In<P extends ComposerState['phase']> = Extract<ComposerState, { readonly phase: P }>;

const idle = { kind: 'idle' } as const;

/** Creator info is asked for; nothing is known yet. */
export function loading(overrides: Partial<In<'loading'>> = {}): In<'loading'> {
  return { phase: 'loading', creator: undefined, draft: draft(), intake: idle, ...overrides };
}

/** No account is linked. */
export function disconnected(overrides: Partial<In<'disconnected'>> = {}): In<'disconnected'> {
  return { phase: 'disconnected', creator: undefined, draft: draft(), intake: idle, link: idle, ...overrides };
}

/** TikTok takes no post of this creator now. */
export function blocked(
  block: PostingBlock = 'spam_risk_too_many_posts',
  overrides: Partial<In<'blocked'>> = {},
): In<'blocked'> {
  return { phase: 'blocked', creator: creator(), block, draft: draft(), intake: idle, ...overrides };
}

/** The form is open, empty unless a draft is given. */
export function editing(overrides: Partial<In<'editing'>> = {}): In<'editing'> {
  return { phase: 'editing', creator: creator(), notice: undefined, draft: draft(), intake: idle, ...overrides };
}

/** Bytes on their way: 62 % of 800 MB unless said otherwise. */
export function sending(overrides: Partial<Extract<Transfer, { step: 'sending' }>> = {}): Transfer {
  return {
    step: 'sending',
    sent: 496_000_000,
    total: 800_000_000,
    speed: 2_500_000,
    flow: { kind: 'running' },
    photos: [],
    ...overrides,
  };
}

/** A post on its way to TikTok. */
export function uploading(transfer: Transfer = sending(), of: Draft = completeDraft()): In<'uploading'> {
  return {
    phase: 'uploading',
    creator: creator(),
    post: { consent: consent({ draft: of }), key: 'key-1' },
    transfer,
  };
}

/** TikTok has the bytes and is at work on them. */
export function processing(overrides: Partial<In<'processing'>> = {}): In<'processing'> {
  return {
    phase: 'processing',
    creator: creator(),
    post: { consent: consent(), key: 'key-1' },
    publishId: 'v_pub_file~v2-1.7301234567890123456',
    status: { kind: 'processing', stage: 'upload', bytes: undefined },
    delay: 'none',
    ...overrides,
  };
}

/** It is done; public unless another outcome is given. */
export function published(
  outcome: Outcome = { kind: 'public', postId: '7301234567890123456' },
  of: Draft = completeDraft(),
): In<'published'> {
  return {
    phase: 'published',
    creator: creator(),
    post: { consent: consent({ draft: of }), key: 'key-1' },
    publishId: 'v_pub_file~v2-1.7301234567890123456',
    outcome,
  };
}

/** It failed; by a lost connection unless another failure is given. */
export function failed(
  failure: Failure = { kind: 'not-sent', error: new ShareError('network') },
  overrides: Partial<In<'failed'>> = {},
): In<'failed'> {
  return { phase: 'failed', creator: creator(), draft: completeDraft(), intake: idle, failure, ...overrides };
}
