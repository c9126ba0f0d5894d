import { isPostingBlock } from '../../domain/creator.js';
import type { CreatorInfo } from '../../domain/creator.js';
import type { Draft } from '../../domain/draft.js';
import { withCreator } from '../../domain/draft-edits.js';
import { ShareError } from '../../domain/errors.js';
import { begin, end, stay, then, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import type { GuardedAdapter } from '../../adapter/guard.js';
import type { ComposerState, Link, Notice } from '../state.js';
import { tell } from '../tabs.js';
import { follow } from './following.js';

/** A state with a draft that is being made. */
export type Composing = Extract<ComposerState, { readonly draft: Draft }>;

/** What every phase with a draft hands to the next. */
function composition({ page, draft, importState, creator, madeFor }: Composing) {
  return { page, draft, importState, madeFor: creator ?? madeFor };
}

/** Asks TikTok for the creator; while the page is out of sight, it asks when it is back. */
export function load(state: Composing, { creator = state.creator, notice }: LoadOptions = {}): Transition {
  const { adapter, presence } = state.page;
  const kept = { ...composition(state), phase: 'loading', creator, notice } as const;
  const loading = withPage(end(kept, 'account'), { switchedElsewhere: false });
  return adapter && presence === 'here' ? begin(loading, 'account', { type: 'load-creator', adapter }) : stay(loading);
}

/** Looks for a post that was begun through this adapter before, and whose outcome is not known. */
export function recall(state: ComposerState): Transition {
  const { adapter, presence } = state.page;
  return adapter && presence === 'here'
    ? begin(state, 'recall', { type: 'recall-post', adapterId: adapter.id })
    : stay(state);
}

interface LoadOptions {
  readonly creator?: CreatorInfo | undefined;
  readonly notice?: Notice | undefined;
}

/** The same for an account that may be another one. */
export function loadAnyone(state: Extract<Composing, { phase: 'disconnected' }>): Transition {
  return load({ ...state, creator: undefined, madeFor: state.creator ?? state.madeFor });
}

export function creatorLoaded(state: ComposerState, creator: CreatorInfo): Transition {
  if (state.phase !== 'loading') return stay(state);
  const { page, draft, importState } = end(state, 'account');
  const before = state.creator ?? state.madeFor;
  const isOther = before !== undefined && before.username !== creator.username;
  const said = state.notice === 'account-switched' && !isOther ? undefined : state.notice;
  const notice = isOther && draft.privacy !== undefined ? 'account-changed' : said;
  return [{ page, phase: 'editing', creator, draft: withCreator(draft, before, creator), importState, notice }, []];
}

export function creatorFailed(state: ComposerState, error: ShareError): Transition {
  if (state.phase !== 'loading') return stay(state);
  const kept = { ...composition(end(state, 'account')), creator: state.creator };
  if (isPostingBlock(error.code)) return [{ ...kept, phase: 'blocked', block: error.code }, []];
  if (error.code === 'not_connected') return [{ ...kept, phase: 'disconnected', link: { kind: 'idle' } }, []];
  if (needsReconnect(error)) return [{ ...kept, phase: 'disconnected', link: { kind: 'failed', error } }, []];
  return [{ ...kept, phase: 'failed', failure: { kind: 'creator', error } }, []];
}

/** Whether the account has to be linked again before anything else can work. */
export function needsReconnect({ code }: ShareError): boolean {
  return code === 'not_connected' || code === 'access_token_invalid' || code === 'scope_not_authorized';
}

export function connectRequested(state: ComposerState): Transition {
  const { adapter } = state.page;
  if (state.phase === 'processing' && state.delay === 'disconnected') {
    return begin(state, 'account', { type: 'connect', adapter: state.post.adapter });
  }
  if (!('draft' in state) || !adapter) return stay(state);
  const switching = state.phase === 'disconnected' ? isSwitching(state) : state.phase !== 'failed';
  const following = state.phase === 'failed' && state.failure.kind === 'unknown';
  const link: Link = { kind: 'connecting', switching, ...(following ? { following } : {}) };
  return begin({ ...composition(state), phase: 'disconnected', creator: state.creator, link }, 'account', {
    type: 'connect',
    adapter,
  });
}

export function connected(state: ComposerState): Transition {
  // A post that could not be followed without an account is followed on.
  if (state.phase === 'processing') return follow({ ...end(state, 'account', 'post'), delay: 'none' });
  if (state.phase !== 'disconnected') return stay(state);
  const follows = state.link.kind === 'connecting' && state.link.following;
  // A post that could not be followed without an account can be followed again.
  const loading = follows ? then(loadAnyone(state), recall) : loadAnyone(state);
  return then(loading, (now) => tell(now, { kind: 'account' }));
}

export function connectFailed(state: ComposerState, error: ShareError): Transition {
  if (state.phase === 'processing') return stay(end(state, 'account'));
  if (state.phase !== 'disconnected') return stay(state);
  // The account that was linked before still is: the page goes back to it.
  if (isSwitching(state)) return load(state, { notice: 'not-switched' });
  return [{ ...end(state, 'account'), link: { kind: 'failed', error } }, []];
}

function isSwitching({ link }: Extract<Composing, { phase: 'disconnected' }>): boolean {
  return link.kind === 'connecting' && link.switching;
}

/** A post that has begun keeps its adapter, and a doubt stays until the user puts it away; everything else begins again. */
export function adapterChanged(state: ComposerState, adapter: GuardedAdapter | undefined): Transition {
  const now = withPage(state, { adapter });
  if (!('draft' in now) || (now.phase === 'failed' && now.failure.kind === 'unknown')) return stay(now);
  if (adapter) return state.page.adapter ? load(now) : then(load(now), recall);
  return state.page.adapter ? unserved(now) : stay(now);
}

/** Back from a failure to the draft as it was, as far as there is anybody to ask for the creator. */
export function editRequested(state: ComposerState): Transition {
  if (state.phase !== 'failed') return stay(state);
  return state.page.adapter ? load(state) : unserved(state);
}

/** Nothing works here until the host gives an adapter again. */
function unserved(state: Composing): Transition {
  const failure = { kind: 'creator', error: new ShareError('not_supported') } as const;
  return [{ ...composition(end(state, 'account')), phase: 'failed', creator: state.creator, failure }, []];
}
