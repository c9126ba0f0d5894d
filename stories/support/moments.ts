import { giveConsent } from '../../src/domain/consent.js';
import type { Draft } from '../../src/domain/draft.js';
import type { HostSettings } from '../../src/domain/settings.js';
import { draftOf } from '../../src/state/composer-state.js';
import type { ComposerState, Failure, Outcome, Phase, Post, Transfer } from '../../src/state/composer-state.js';

type In<P extends Phase> = Extract<ComposerState, { readonly phase: P }>;

const PUBLISH_ID = 'v_pub_file~v2-1.7301234567890123456';

/** The draft that is on the page, with what was missing chosen as a creator would. */
export function chosen(now: ComposerState, choices: Partial<Draft> = {}): Draft {
  const draft = draftOf(now);
  return {
    ...draft,
    title: draft.title || 'Morning light over the harbour #sunrise',
    privacy: 'PUBLIC_TO_EVERYONE',
    ...choices,
  };
}

/** The same draft as one agreed to, at a fixed time. */
function agreed(now: ComposerState, draft: Draft, mode: HostSettings['mode']): Post {
  const settings: HostSettings = { mode, unaudited: false, accept: 'any' };
  const at = new Date('2026-11-22T14:02:00');
  return { consent: giveConsent({ draft, creator: creatorOf(now), settings, locale: 'en', now: at }), key: 'story' };
}

function creatorOf(now: ComposerState): In<'editing'>['creator'] {
  if (!now.creator) throw new Error('This scene needs an account.');
  return now.creator;
}

export function uploading(now: ComposerState, transfer: Transfer, draft: Draft = chosen(now)): ComposerState {
  return { phase: 'uploading', creator: creatorOf(now), post: agreed(now, draft, 'direct'), transfer };
}

export function processing(
  now: ComposerState,
  { delay, status }: Pick<In<'processing'>, 'delay' | 'status'>,
  draft: Draft = chosen(now),
): ComposerState {
  const post = agreed(now, draft, 'direct');
  return { phase: 'processing', creator: creatorOf(now), post, publishId: PUBLISH_ID, delay, status };
}

export function published(now: ComposerState, outcome: Outcome, draft: Draft = chosen(now)): ComposerState {
  const post = agreed(now, draft, outcome.kind === 'inbox' ? 'inbox' : 'direct');
  return { phase: 'published', creator: creatorOf(now), post, publishId: PUBLISH_ID, outcome };
}

export function failed(now: ComposerState, failure: Failure): ComposerState {
  return { phase: 'failed', creator: now.creator, draft: chosen(now), intake: { kind: 'idle' }, failure };
}

/** The editing page with some of it changed. */
export function editing(now: ComposerState, change: Partial<Omit<In<'editing'>, 'phase'>>): ComposerState {
  if (now.phase !== 'editing') throw new Error('This scene begins with the form.');
  return { ...now, ...change };
}
