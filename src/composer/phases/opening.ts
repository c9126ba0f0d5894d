import type { GuardedAdapter } from '../../adapter/guard.js';
import type { CreatorInfo } from '../../domain/creator.js';
import type { Draft } from '../../domain/draft.js';
import { withCreator, withDescription, withTitle } from '../../domain/draft-edits.js';
import { begin, end, stay, then, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import { isPristine, presetKeyOf } from '../saved-draft.js';
import type { ComposerState, Composing, ImportRequest, MissingFiles, Notice, Setup, StateIn } from '../state.js';

// What a page does until its form is filled in: files are on their way at most, and there is no post. The first part of the
// machine and the whole of it share this.

/** What every phase with a draft hands to the next. */
export function composition({ page, draft, importState, creator, madeFor }: Composing) {
  return { page, draft, importState, madeFor: creator ?? madeFor };
}

export interface LoadOptions {
  readonly creator?: CreatorInfo | undefined;
  readonly notice?: Notice | undefined;
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

/** TikTok describes the creator again each time the page is rendered. */
export function shown(state: ComposerState): Transition {
  const here = withPage(end(state, 'absence'), { presence: 'here' });
  return then(state.page.lastRun === 0 ? recall(here) : stay(here), reload);
}

function reload(state: ComposerState): Transition {
  if (!('draft' in state) || !state.page.adapter) return stay(state);
  const isConnecting = state.phase === 'disconnected' && state.page.runs.account !== undefined;
  const stays = isConnecting || (state.phase === 'failed' && state.failure.kind !== 'creator');
  return stays ? stay(state) : load(state);
}

/** Another adapter may be another account's. */
export function adapterSet(state: Composing, adapter: GuardedAdapter): Transition {
  const now = withPage(state, { adapter });
  return state.page.adapter ? load(now) : then(load(now), recall);
}

export function creatorLoaded(state: ComposerState, creator: CreatorInfo): Transition {
  if (state.phase !== 'loading') return stay(state);
  const { page, draft, importState } = end(state, 'account');
  const before = state.creator ?? state.madeFor;
  const isOther = before !== undefined && before.username !== creator.username;
  const said = state.notice === 'account-switched' && !isOther ? undefined : state.notice;
  const notice = isOther && draft.privacy !== undefined ? 'account-changed' : said;
  return seekDraft({
    page,
    phase: 'editing',
    creator,
    draft: withCreator(draft, before, creator),
    importState,
    notice,
  });
}

/** Looks once for a draft that this account had not posted when the page was left. */
export function seekDraft(state: ComposerState): Transition {
  const { adapter, setup, draftSoughtFor, runs } = state.page;
  if (state.phase !== 'editing' || !adapter?.id || setup.forgetDraft || runs.recall !== undefined) return stay(state);
  const account = state.creator.username;
  if (draftSoughtFor === account) return stay(state);
  const sought = withPage(state, { draftSoughtFor: account });
  return isPristine(state)
    ? begin(sought, 'recall', { type: 'recall-draft', adapterId: adapter.id, account, preset: presetKeyOf(setup) })
    : stay(sought);
}

/** Whether a post of the same media has been found: the next click posts them a second time. */
export function isTwin(notice: Notice | undefined): boolean {
  return notice === 'twin-posted' || notice === 'twin-under-way';
}

/** An edit takes the place of what was said about the draft before. */
export function edited(state: StateIn<'editing'>, draft: Draft): StateIn<'editing'> {
  return draft === state.draft ? state : { ...state, draft, notice: undefined };
}

/** Brings files into the draft; a newer request ends the one before it. */
export function beginImport(state: Composing, request: ImportRequest): Transition {
  const reading = { ...end(state, 'import'), importState: { kind: 'reading', request } } as const;
  const { page, draft } = reading;
  // It is begun when the page is back.
  if (page.presence === 'away') return stay(reading);
  const present = request.adding && draft.media?.kind === 'photo' ? draft.media.photos.length : 0;
  return begin(reading, 'import', { type: 'import', request, accept: page.setup.settings.accept, present });
}

/** Reads files that the user has chosen. */
export function filesTaken(
  state: Composing,
  files: readonly File[],
  how: 'replace' | 'add' | 'either',
  question?: MissingFiles,
): Transition {
  const [first] = files;
  if (!first) return stay(state);
  const { name } = first;
  const [adding, orReplacing] = [how !== 'replace', how === 'either'];
  return beginImport(state, { kind: 'files', files, by: 'user', adding, orReplacing, name, question });
}

/** Takes over what the host changed, and nothing else: what the user has typed since stays. */
export function withSetup(state: ComposerState, setup: Setup): ComposerState {
  const before = state.page.setup;
  const now = withPage(state, { setup });
  if (!('draft' in now)) return now;
  const titled = before.title === setup.title ? now.draft : withTitle(now.draft, setup.title);
  const draft = before.description === setup.description ? titled : withDescription(titled, setup.description);
  return draft === now.draft ? now : { ...now, draft, ...(now.phase === 'editing' && { notice: undefined }) };
}
