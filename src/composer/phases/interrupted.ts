import { EMPTY_DRAFT } from '../../domain/draft.js';
import type { Draft } from '../../domain/draft.js';
import { ShareError } from '../../domain/errors.js';
import { fileIds } from '../../domain/media.js';
import type { RunEvent } from '../events.js';
import { withPresent } from '../missing-files.js';
import { begin, end, stay, then, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import { mayBeAtTikTok, sendsChunks } from '../state.js';
import { keep, savedDraftOf } from '../saved-draft.js';
import type { ComposerState, Failure, PhotoTransfer, Post, SavedPost, StateIn, Transfer } from '../state.js';
import type { GuardedAdapter } from '../../adapter/guard.js';
import { loadIfServed } from './account.js';
import { draftAgain, withdraw } from './ending.js';
import { follow } from './following.js';
import { beginPost, beginTransfer } from './uploading.js';

type Recalled = Extract<RunEvent, { readonly type: 'post-recalled' }>;

/** A post that was begun before this page was loaded. What was made meanwhile is put aside, and comes back as a draft after it. */
export function postRecalled(state: ComposerState, event: Recalled): Transition {
  const { adapter } = state.page;
  if (!('draft' in state) || !adapter) return stay(state);
  const made = savedDraftOf(state);
  return then(made ? keep(state, made, 'aside') : stay(state), (now) => takenUp(now, adapter, event));
}

/** What TikTok may have is followed at once, or asked for again with the same key; what can go on waits for the user. */
function takenUp(state: ComposerState, adapter: GuardedAdapter, { saved, files, canOpen }: Recalled): Transition {
  const { page } = withPage(end(state, 'recall', 'account', 'import'), { files: { ...state.page.files, ...files } });
  const { consent, publishId, step } = saved;
  const { creator } = consent;
  const post = postOf(saved, adapter);
  if (publishId !== undefined && (step === 'processing' || mayBeAtTikTok(saved, { step }))) {
    const status = { kind: 'processing', stage: 'other', bytes: undefined } as const;
    return follow({ page, phase: 'processing', creator, post, publishId, status, delay: 'none' });
  }
  if (step === 'creating' && mayBeAtTikTok(saved, { step })) {
    const photoUrls = saved.photoUrls.flatMap((url) => url ?? []);
    const transfer: Transfer = { step, flow: { kind: 'running' }, photoUrls };
    return beginTransfer({ page, phase: 'uploading', creator, post, transfer });
  }
  const file = isWhole(saved, files) ? 'kept' : canOpen ? 'on-disk' : 'missing';
  const interrupted = { page, phase: 'interrupted', creator, saved, adapter, file } as const;
  const { expiresAt } = saved;
  return expiresAt === undefined
    ? stay(interrupted)
    : begin(interrupted, 'deadline', { type: 'await-deadline', expiresAt });
}

function isWhole({ consent }: SavedPost, files: Readonly<Record<string, File>>): boolean {
  return [...fileIds(consent.draft.media)].every((id) => files[id]);
}

function postOf({ consent, key }: SavedPost, adapter: GuardedAdapter): Post {
  return { consent, key, adapter, isRepeat: true };
}

/** Goes on where the post was, under the consent and the key that it began with. */
export function continueRequested(state: ComposerState): Transition {
  if (state.phase !== 'interrupted') return stay(state);
  const { saved, page, adapter } = state;
  if (state.file === 'on-disk') return begin({ ...state, file: 'opening' }, 'recall', { type: 'open-files', saved });
  if (state.file !== 'kept') return stay(state);
  const { consent, publishId, confirmedBytes, expiresAt } = saved;
  const post = postOf(saved, adapter);
  const { creator } = consent;
  const { media } = consent.draft;
  if (publishId === undefined || expiresAt === undefined || !sendsChunks(consent)) {
    const [begun] = beginPost(state, post);
    return begun.phase === 'uploading' ? beginTransfer(withStaged(begun, saved)) : stay(state);
  }
  const totalBytes = media?.kind === 'video' ? (media.facts.bytes ?? 0) : 0;
  const transfer: Transfer = {
    step: 'sending',
    flow: { kind: 'running' },
    speed: undefined,
    publishId,
    sentBytes: confirmedBytes,
    confirmedBytes,
    totalBytes,
    expiresAt,
  };
  return then(
    begin({ page, phase: 'uploading', creator, post, transfer }, 'deadline', { type: 'await-deadline', expiresAt }),
    (now) => (now.phase === 'uploading' ? beginTransfer(now) : stay(now)),
  );
}

/** Photos that were staged before need not travel again. */
function withStaged(state: StateIn<'uploading'>, { photoUrls }: SavedPost): StateIn<'uploading'> {
  const { transfer } = state;
  if (transfer.step !== 'staging') return state;
  const staged = (photo: PhotoTransfer, index: number): PhotoTransfer => {
    const url = photoUrls[index];
    return url === undefined ? photo : { ...photo, url, sentBytes: photo.totalBytes };
  };
  return { ...state, transfer: { ...transfer, photos: transfer.photos.map(staged) } };
}

/** Text, and media as far as they are at hand, come back as a draft; what TikTok wants chosen by hand does not. */
export function discardRequested(state: ComposerState): Transition {
  if (state.phase !== 'interrupted') return stay(state);
  const back = then(loadIfServed({ ...asDraft(state), phase: 'loading' }), draftAgain);
  return then(back, (now) => withdrawSaved(now, state));
}

/** TikTok takes no more bytes of it: what can come back as a draft does, after a word on why. */
export function savedExpired(state: StateIn<'interrupted'>): Transition {
  const { publishId } = state.saved;
  const failure: Failure = { kind: 'not-sent', error: new ShareError('upload_expired'), publishId };
  return then(draftAgain({ ...asDraft(state), phase: 'failed', failure }), (now) => withdrawSaved(now, state));
}

/** Asks TikTok to forget what it has of a post that does not go on. */
export function withdrawSaved(state: ComposerState, { saved, adapter }: StateIn<'interrupted'>): Transition {
  return withdraw(state, postOf(saved, adapter), saved.publishId);
}

function asDraft(state: StateIn<'interrupted'>) {
  const { page, saved, creator } = end(state, 'recall', 'deadline');
  const { title, description, media } = saved.consent.draft;
  const text: Draft = { ...EMPTY_DRAFT, title, description };
  const draft = media ? withPresent(text, media, page.files) : text;
  return { page, creator, draft, importState: { kind: 'idle' } } as const;
}

export function savedFilesChosen(state: ComposerState, files: readonly File[]): Transition {
  if (state.phase !== 'interrupted' || (state.file !== 'missing' && state.file !== 'refused')) return stay(state);
  const { saved } = state;
  return begin({ ...state, file: 'checking' }, 'recall', { type: 'recognize-files', saved, files });
}

/** What was opened goes on at once, because that was the click; what was chosen again waits for one. */
export function filesCompared(state: ComposerState, files: Readonly<Record<string, File>>): Transition {
  if (state.phase !== 'interrupted') return stay(state);
  const now = end(state, 'recall');
  const all = { ...now.page.files, ...files };
  const kept = withPage(now, { files: all });
  const isOpening = state.file === 'opening';
  const isNone = Object.keys(files).length === 0;
  if (!isWhole(state.saved, all)) return stay({ ...kept, file: isNone && !isOpening ? 'refused' : 'missing' });
  return isOpening ? continueRequested({ ...kept, file: 'kept' }) : stay({ ...kept, file: 'kept' });
}
