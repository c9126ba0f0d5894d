import { ShareError } from '../../domain/errors.js';
import { begin, end, stay, then, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import { presetDraft } from '../initial-state.js';
import type { ComposerState, Composing, EarlierPost, Failure } from '../state.js';
import { loadIfServed } from './account.js';
import { publishIdOf, withdraw } from './ending.js';
import { follow, handedOver } from './following.js';
import { withdrawSaved } from './interrupted.js';
import { importPreset } from './importing.js';
import { beginImport, composition, shown } from './opening.js';
import { pauseRequested } from './uploading.js';
import { mayBeAtTikTok } from '../state.js';

/** An element that is moved by a framework is out of the document for a moment; nothing may stop because of that. */
export function pageHidden(state: ComposerState): Transition {
  if (state.page.presence !== 'here') return stay(state);
  // What is asked again on return need not be answered before.
  const quiet = state.phase === 'loading' ? end(state, 'account') : state;
  return begin(withPage(quiet, { presence: 'leaving' }), 'absence', { type: 'await-absence' });
}

/** The page stays away: what can wait for it is paused, what TikTok may have already goes on. */
export function absenceNoticed(state: ComposerState): Transition {
  if (state.page.presence !== 'leaving') return stay(state);
  const away = withPage(end(state, 'absence', 'import'), { presence: 'away' });
  switch (away.phase) {
    case 'disconnected':
      return [{ ...end(away, 'account'), link: { kind: 'idle' } }, []];
    case 'uploading':
      return pauseRequested(away, 'absence');
    case 'processing':
    case 'published':
      return stay(end(away, 'post'));
    case 'loading':
    case 'blocked':
    case 'interrupted':
    case 'editing':
    case 'failed':
      return stay(away);
    default:
      return away satisfies never;
  }
}

/** What was waiting for the page goes on. */
export function pageShown(state: ComposerState): Transition {
  return state.page.presence === 'here' ? stay(state) : then(shown(state), resume);
}

function resume(state: ComposerState): Transition {
  if ('importState' in state && state.importState.kind === 'reading' && state.page.runs.import === undefined) {
    return beginImport(state, state.importState.request);
  }
  return state.page.runs.post === undefined ? follow(state) : stay(state);
}

/**
 * Back to the host's preset with fresh creator info. A post that TikTok may have, or whose outcome is in doubt, goes on
 * behind the new draft and stays on the page; one that is not there yet is withdrawn.
 */
export function reset(state: ComposerState): Transition {
  return then(followOn(state), begunAnew);
}

/** A post that nobody follows, because it was paused or the page is away, is followed from here on. */
function followOn(state: ComposerState): Transition {
  if (state.page.runs.post !== undefined) return stay(state);
  if (state.phase === 'processing') return follow(state);
  const publishId =
    state.phase === 'uploading' && mayBeAtTikTok(state.post, state.transfer) && publishIdOf(state.transfer);
  return publishId ? handedOver(state, publishId) : stay(state);
}

function begunAnew(state: ComposerState): Transition {
  const { setup } = state.page;
  const put = putAside(state);
  const { runs, ...page } = put?.page ?? state.page;
  const earlier = put ? [...state.page.earlier, put] : state.page.earlier;
  const kept = {
    runs: runs.absence === undefined ? {} : { absence: runs.absence },
    setup,
    files: {},
    originals: {},
    earlier,
    unplayable: [],
  };
  const isCanceled = state.phase === 'interrupted' || (state.phase === 'uploading' && !put);
  const notice = isCanceled ? 'canceled' : undefined;
  const begun: ComposerState = {
    page: { ...page, ...kept },
    phase: 'loading',
    creator: undefined,
    notice,
    draft: presetDraft(setup),
    importState: { kind: 'idle' },
  };
  return then(
    then(loadIfServed(begun, { notice }), (now) => importPreset(now, setup)),
    (now) => {
      if (state.phase === 'interrupted') return withdrawSaved(now, state);
      return state.phase === 'uploading' && !put ? withdraw(now, state.post, publishIdOf(state.transfer)) : stay(now);
    },
  );
}

/** What of this page outlives a reset. */
function putAside(state: ComposerState): EarlierPost | undefined {
  const isOpen =
    state.phase === 'processing' ||
    (state.phase === 'uploading' && mayBeAtTikTok(state.post, state.transfer)) ||
    (state.phase === 'failed' && state.failure.kind === 'unknown');
  if (!isOpen) return undefined;
  const { runs, setup } = state.page;
  return withPage(state, {
    // What the host presets belongs to the draft on the page: a post behind it imports none of it.
    setup: { ...setup, media: undefined },
    runs: runs.post === undefined ? {} : { post: runs.post },
    earlier: [],
    previews: {},
    fix: undefined,
    crops: {},
  });
}

/** A post behind the page ends as it would on it; one whose draft would come back has failed, as nobody is there to go on with it. */
export function asEarlier(state: ComposerState): EarlierPost | undefined {
  switch (state.phase) {
    case 'uploading':
    case 'processing':
    case 'published':
    case 'failed':
      return state;
    case 'blocked':
      return ended(state, { kind: 'not-sent', error: new ShareError(state.block) });
    case 'editing':
      return ended(state, { kind: 'refused', reason: 'publish_cancelled' });
    default:
      return undefined;
  }
}

function ended(state: Composing, failure: Failure): EarlierPost {
  return { ...composition(state), phase: 'failed', creator: state.creator, failure };
}
