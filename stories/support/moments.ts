import { giveConsent } from '../../src/domain/consent.js';
import type { Draft } from '../../src/domain/draft.js';
import type { HostSettings } from '../../src/domain/settings.js';
import { draftOf } from '../../src/composer/state.js';
import type { ComposerState, Failure, Outcome, Post, StateIn, Transfer } from '../../src/composer/state.js';
import * as states from '../../src/testing/states.js';

/** The draft that is on the page, with what was missing chosen as a creator would. */
export function chosen(now: ComposerState, choices: Partial<Draft> = {}): Draft {
  const draft = draftOf(now);
  return {
    ...draft,
    title: draft.title || 'Morning light over the harbor #sunrise',
    privacy: 'PUBLIC_TO_EVERYONE',
    ...choices,
  };
}

/** The same draft as one agreed to, at a fixed time. */
function agreed(now: ComposerState, draft: Draft, mode: HostSettings['mode']): Post {
  const settings: HostSettings = { mode, unaudited: false, accept: 'any' };
  const at = new Date('2026-11-22T14:02:00');
  const consent = giveConsent({ draft, creator: creatorOf(now), settings, locale: 'en', now: at });
  return states.post({ consent, key: 'story' });
}

function creatorOf(now: ComposerState): StateIn<'editing'>['creator'] {
  if (!now.creator) throw new Error('This scene needs an account.');
  return now.creator;
}

export function uploading(now: ComposerState, transfer: Transfer, draft: Draft = chosen(now)): ComposerState {
  return states.uploading(transfer, draft, { creator: creatorOf(now), post: agreed(now, draft, 'direct') });
}

export function processing(
  now: ComposerState,
  { delay, status }: Pick<StateIn<'processing'>, 'delay' | 'status'>,
  draft: Draft = chosen(now),
): ComposerState {
  return states.processing({ creator: creatorOf(now), post: agreed(now, draft, 'direct'), delay, status });
}

export function published(now: ComposerState, outcome: Outcome, draft: Draft = chosen(now)): ComposerState {
  const post = agreed(now, draft, outcome.kind === 'inbox' ? 'inbox' : 'direct');
  return states.published(outcome, draft, { creator: creatorOf(now), post });
}

export function interrupted(now: ComposerState, file: StateIn<'interrupted'>['file']): ComposerState {
  const { saved, ...rest } = states.interrupted({ creator: creatorOf(now), file });
  const { consent } = agreed(now, chosen(now), 'direct');
  return { ...rest, saved: { ...saved, consent, confirmedBytes: 20_000 } };
}

export function failed(now: ComposerState, failure: Failure): ComposerState {
  return states.failed(failure, { creator: now.creator, draft: chosen(now) });
}

/** The editing page with some of it changed. */
export function editing(now: ComposerState, change: Partial<Omit<StateIn<'editing'>, 'phase'>>): ComposerState {
  if (now.phase !== 'editing') throw new Error('This scene begins with the form.');
  return { ...now, ...change };
}
