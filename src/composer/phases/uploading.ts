import { ShareError } from '../../domain/errors.js';
import type { Media } from '../../domain/media.js';
import type { RunEvent } from '../events.js';
import { begin, end, stay, then } from '../runs.js';
import type { Transition } from '../runs.js';
import { mayBeAtTikTok, sendsChunks } from '../state.js';
import type { ComposerState, Failure, Flow, PhotoTransfer, Post, StateIn, Transfer, TwinNotice } from '../state.js';
import { loadIfServed } from './account.js';
import { draftAgain, postFailed, publishIdOf, withdraw } from './ending.js';
import { cancelFollowed, handedOver } from './following.js';

type Uploading = StateIn<'uploading'>;

const RUNNING: Flow = { kind: 'running' };

/** From the consent on: photos from this device are staged first, everything else is created at once. */
export function beginPost({ page, creator }: ComposerState, post: Post): Transition {
  const photos = photoFiles(post.consent.draft.media, page.files);
  const fresh = { sentBytes: 0, failed: false, url: undefined };
  const transfer: Transfer = photos.some((file) => file)
    ? {
        step: 'staging',
        flow: RUNNING,
        speed: undefined,
        photos: photos.flatMap((file) => (file ? [{ ...fresh, totalBytes: file.size }] : [])),
      }
    : { step: 'creating', flow: RUNNING, photoUrls: [] };
  return beginTransfer({ page, phase: 'uploading', creator: creator ?? post.consent.creator, post, transfer });
}

/** The photos of the media in their order; `undefined` for one that the host stores. */
function photoFiles(media: Media | undefined, files: Readonly<Record<string, File>>): readonly (File | undefined)[] {
  if (media?.kind !== 'photo') return [];
  return media.photos.map(({ source }) => (source.origin === 'file' ? files[source.id] : undefined));
}

/** Begins, or goes on with, what the transfer is at. */
export function beginTransfer(state: Uploading): Transition {
  const { post, transfer, page } = state;
  const { consent, key, adapter, isRepeat } = post;
  const { media } = consent.draft;
  switch (transfer.step) {
    case 'staging': {
      const local = photoFiles(media, page.files).flatMap((file) => (file ? [file] : []));
      const photos = local.flatMap((file, index) => (transfer.photos[index]?.url ? [] : [{ index, file }]));
      return begin(state, 'post', { type: 'stage-photos', adapter, photos });
    }
    case 'creating':
      return begin(state, 'post', {
        type: 'create-post',
        adapter,
        consent,
        key,
        photoUrls: transfer.photoUrls,
        isRepeat,
      });
    case 'sending':
    case 'settling':
    case 'in-doubt': {
      const { publishId, confirmedBytes } = transfer;
      const file = media?.kind === 'video' && media.source.origin === 'file' ? page.files[media.source.id] : undefined;
      if (media?.kind !== 'video' || !file) return postFailed(state, gone(publishId));
      const inDoubt = transfer.step !== 'sending';
      return begin(state, 'post', { type: 'send-video', adapter, file, media, publishId, confirmedBytes, inDoubt });
    }
    default:
      return transfer satisfies never;
  }
}

function gone(publishId: string): Failure {
  return { kind: 'not-sent', error: new ShareError('file_unreadable'), publishId };
}

type TransferEvent = Extract<
  RunEvent,
  {
    readonly type:
      | 'photo-progressed'
      | 'photo-failed'
      | 'photo-staged'
      | 'photos-staged'
      | 'twin-found'
      | 'post-created'
      | 'bytes-sent'
      | 'chunk-confirmed'
      | 'bytes-doubted'
      | 'transfer-retrying'
      | 'transfer-offline'
      | 'transfer-troubled'
      | 'transfer-running'
      | 'transfer-completed';
  }
>;

export function transferReported(state: ComposerState, event: TransferEvent): Transition {
  if (state.phase !== 'uploading') return stay(state);
  const { transfer } = state;
  switch (event.type) {
    case 'photo-progressed':
      return photoChanged(state, event.index, { sentBytes: event.sentBytes, failed: false }, event.speed);
    case 'photo-failed':
      return photoChanged(state, event.index, { failed: true });
    case 'photo-staged': {
      const sentBytes = transfer.step === 'staging' ? transfer.photos[event.index]?.totalBytes : 0;
      return photoChanged(state, event.index, { sentBytes: sentBytes ?? 0, failed: false, url: event.url });
    }
    case 'photos-staged':
      return photosStaged(state);
    case 'twin-found':
      return twinFound(state, event.notice);
    case 'post-created':
      return postCreated(state, event);
    case 'bytes-sent':
      return bytesSent(state, event.sentBytes, event.speed);
    case 'chunk-confirmed': {
      if (!('publishId' in transfer)) return stay(state);
      const { confirmedBytes } = event;
      return bytesSent({ ...state, transfer: { ...transfer, confirmedBytes } }, confirmedBytes, transfer.speed);
    }
    case 'bytes-doubted':
      return 'publishId' in transfer ? [{ ...state, transfer: { ...transfer, step: 'in-doubt' } }, []] : stay(state);
    case 'transfer-retrying':
      return flowing(state, { kind: 'retrying' });
    case 'transfer-offline':
      return flowing(state, { kind: 'offline' });
    case 'transfer-troubled':
      return flowing(state, { kind: 'troubled', error: event.error });
    case 'transfer-running':
      return flowing(state, RUNNING);
    case 'transfer-completed':
      return 'publishId' in transfer ? handedOver(state, transfer.publishId) : stay(state);
    default:
      return event satisfies never;
  }
}

function flowing(state: Uploading, flow: Flow): Transition {
  return [{ ...state, transfer: { ...state.transfer, flow } }, []];
}

function photoChanged(state: Uploading, index: number, change: Partial<PhotoTransfer>, speed?: number): Transition {
  const { transfer } = state;
  const photo = transfer.step === 'staging' ? transfer.photos[index] : undefined;
  if (transfer.step !== 'staging' || !photo) return stay(state);
  const photos = transfer.photos.with(index, { ...photo, ...change });
  return [{ ...state, transfer: { ...transfer, photos, speed: speed ?? transfer.speed } }, []];
}

/** Every photo is where TikTok can fetch it: the URLs go in the order of the post, the host's own among them. */
function photosStaged(state: Uploading): Transition {
  const { transfer, post } = state;
  const { media } = post.consent.draft;
  if (transfer.step !== 'staging' || media?.kind !== 'photo') return stay(state);
  const staged = media.photos.filter(({ source }) => source.origin === 'file');
  const photoUrls = media.photos.map((photo) =>
    photo.source.origin === 'file' ? (transfer.photos[staged.indexOf(photo)]?.url ?? '') : photo.source.url,
  );
  return beginTransfer({ ...state, transfer: { step: 'creating', flow: RUNNING, photoUrls } });
}

/** Nothing has been sent: the draft is back, and the next click is a decision. */
function twinFound(state: Uploading, notice: TwinNotice): Transition {
  const { creator, post } = state;
  const { page } = end(state, 'post');
  const { draft } = post.consent;
  return draftAgain({ page, phase: 'editing', creator, draft, importState: { kind: 'idle' }, notice }, post.preset);
}

function postCreated(
  state: Uploading,
  { publishId, expiresAt }: { readonly publishId: string; readonly expiresAt: number },
): Transition {
  const { consent } = state.post;
  if (!sendsChunks(consent)) return handedOver(state, publishId);
  const { media } = consent.draft;
  const totalBytes = media?.kind === 'video' ? (media.facts.bytes ?? 0) : 0;
  const sending: Uploading = {
    ...state,
    transfer: {
      step: 'sending',
      flow: RUNNING,
      speed: undefined,
      publishId,
      sentBytes: 0,
      confirmedBytes: 0,
      totalBytes,
      expiresAt,
    },
  };
  return then(begin(sending, 'deadline', { type: 'await-deadline', expiresAt }), (now) =>
    now.phase === 'uploading' ? beginTransfer(now) : stay(now),
  );
}

function bytesSent(state: Uploading, sentBytes: number, speed: number | undefined): Transition {
  const { transfer } = state;
  if (!('publishId' in transfer)) return stay(state);
  const step = transfer.step === 'in-doubt' ? 'in-doubt' : sentBytes >= transfer.totalBytes ? 'settling' : 'sending';
  return [{ ...state, transfer: { ...transfer, step, sentBytes, speed } }, []];
}

/** With every byte gone there is nothing left to hold back, unless they are about to be sent again. */
export function pauseRequested(state: ComposerState, by: 'user' | 'absence' = 'user'): Transition {
  if (state.phase !== 'uploading') return stay(state);
  const { step, flow } = state.transfer;
  const isOut = flow.kind === 'running' && (step === 'settling' || step === 'in-doubt');
  if (step === 'creating' || flow.kind === 'paused' || isOut) return stay(state);
  return flowing(end(state, 'post'), { kind: 'paused', by });
}

export function resumeRequested(state: ComposerState): Transition {
  if (state.phase !== 'uploading' || state.transfer.flow.kind === 'running') return stay(state);
  const { transfer } = state;
  const running: Transfer =
    transfer.step === 'creating' ? { ...transfer, flow: RUNNING } : { ...transfer, flow: RUNNING, speed: undefined };
  return beginTransfer({ ...state, transfer: running });
}

/** Where TikTok may have the post, saying "nothing was posted" could be untrue. */
export function cancelRequested(state: ComposerState): Transition {
  if (state.phase === 'processing') return cancelFollowed(state);
  if (state.phase !== 'uploading') return stay(state);
  const { creator, post, transfer } = state;
  const { flow } = transfer;
  const isWaiting = flow.kind !== 'running' && flow.kind !== 'retrying';
  if (transfer.step === 'creating' && !isWaiting) return stay(state);
  // The reply to the last bytes is due at any moment, and settles it.
  if (transfer.step === 'settling' && !isWaiting) return stay(state);
  const { page } = end(state, 'post', 'deadline');
  const kept = { page, creator, draft: post.consent.draft, importState: { kind: 'idle' } } as const;
  const publishId = publishIdOf(transfer);
  const error = flow.kind === 'troubled' ? flow.error : new ShareError('unknown_outcome');
  // The form comes back with fresh creator info, because the backend may have used up the nonce of this consent.
  const next = mayBeAtTikTok(post, transfer)
    ? stay({ ...kept, phase: 'failed', failure: { kind: 'unknown', error, publishId } } as const)
    : loadIfServed({ ...kept, phase: 'loading' }, { notice: 'canceled' });
  const back = then(next, (now) => draftAgain(now, post.preset));
  return then(back, (now) => withdraw(now, post, publishId));
}

/** TikTok gives an hour for the bytes: after it, nothing that is still here can arrive. */
export function uploadExpired(state: ComposerState): Transition {
  if (state.phase !== 'uploading' || mayBeAtTikTok(state.post, state.transfer)) return stay(state);
  const { post, transfer } = state;
  return then(postFailed(state, { kind: 'not-sent', error: new ShareError('upload_expired') }), (now) =>
    withdraw(now, post, publishIdOf(transfer)),
  );
}
