import type { GuardedAdapter } from '../../adapter/guard.js';
import { isPostingBlock } from '../../domain/creator.js';
import { ShareError } from '../../domain/errors.js';
import { begin, end, stay, then, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState, Composing, Link } from '../state.js';
import { tell } from '../tabs.js';
import { follow } from './following.js';
import { adapterSet, composition, load, recall } from './opening.js';
import type { LoadOptions } from './opening.js';

/** The same for an account that may be another one. */
export function loadAnyone(state: Extract<Composing, { phase: 'disconnected' }>): Transition {
  return load({ ...state, creator: undefined, madeFor: state.creator ?? state.madeFor });
}

export function creatorFailed(state: ComposerState, error: ShareError): Transition {
  if (state.phase !== 'loading') return stay(state);
  const kept = { ...composition(end(state, 'account')), creator: state.creator };
  if (isPostingBlock(error.code)) return [{ ...kept, phase: 'blocked', block: error.code }, []];
  if (error.code === 'not_connected') return [{ ...kept, phase: 'disconnected', link: { kind: 'idle' } }, []];
  if (needsReconnect(error)) return [{ ...kept, phase: 'disconnected', link: { kind: 'failed', error } }, []];
  const failed = { ...kept, phase: 'failed', failure: { kind: 'creator', error } } as const;
  return error.code === 'network' ? begin(failed, 'account', { type: 'await-online' }) : stay(failed);
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
  const stays = !('draft' in state) || (state.phase === 'failed' && state.failure.kind === 'unknown');
  if (stays || !(adapter ?? state.page.adapter)) return stay(withPage(state, { adapter }));
  return adapter ? adapterSet(state, adapter) : unserved(withPage(state, { adapter }));
}

/** Back from a failure to the draft as it was. */
export function editRequested(state: ComposerState): Transition {
  return state.phase === 'failed' ? loadIfServed(state) : stay(state);
}

/** Asks TikTok for the creator, unless the host has taken away what it is asked through. */
export function loadIfServed(state: Composing, options: LoadOptions = {}): Transition {
  const { adapter, lastRun } = state.page;
  // A host that has given none yet may still do so.
  return adapter || lastRun === 0 ? load(state, options) : unserved(state);
}

/** Nothing works here until the host gives an adapter again. */
function unserved(state: Composing): Transition {
  const failure = { kind: 'creator', error: new ShareError('not_supported') } as const;
  return [{ ...composition(end(state, 'account')), phase: 'failed', creator: state.creator, failure }, []];
}
