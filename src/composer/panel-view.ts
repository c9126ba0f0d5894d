import type { CreatorInfo, PostingBlock, PrivacyLevel } from '../domain/creator.js';
import { EMPTY_DRAFT } from '../domain/draft.js';
import type { MediaKind } from '../domain/media-facts.js';
import type { FailReason } from '../domain/post-status.js';
import { sameValue } from '../domain/same-value.js';
import { mayCancel } from './phases/following.js';
import { missingName } from './missing-files.js';
import { draftOf, mayBeAtTikTok } from './state.js';
import type { ComposerState, Failure, Flow, Link, Outcome, StateIn } from './state.js';
import { bytesOf, fractionOf } from './transfer-state.js';

export interface ConnectView {
  readonly kind: 'connect';
  readonly link: Link;
  readonly canConnect: boolean;
  readonly hasDraft: boolean;
}

export interface BlockedView {
  readonly kind: 'blocked';
  readonly block: PostingBlock;
  /** Where TikTok has described nobody, no line of theirs has this button. */
  readonly canSwitch: boolean;
}

/** Bytes that are on their way, in numbers. */
export interface BytesView {
  /** The part that is there, in whole hundredths and never more than is true. */
  readonly fraction: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly secondsLeft: number | undefined;
  /** One entry a photo, where there are several. */
  readonly photos: readonly { readonly fraction: number; readonly failed: boolean }[];
}

export interface ProgressView {
  readonly kind: 'progress';
  readonly stage: 'uploading' | 'processing';
  readonly agreedAt: string;
  readonly inbox: boolean;
  readonly isVideo: boolean;
  /** `undefined` while nothing can be counted: the post is being created, or TikTok is at work on it. */
  readonly bytes: BytesView | undefined;
  readonly flow: Flow;
  readonly delay: StateIn<'processing'>['delay'];
  /** What TikTok says is wrong, though it goes on. */
  readonly trouble: FailReason | undefined;
  readonly cancel: StateIn<'processing'>['cancel'];
  readonly canReconnect: boolean;
  /** The post hangs: the profile may tell more. */
  readonly hangs: boolean;
  /** What the first button does; `undefined`: there is no such button. */
  readonly pause: 'pause' | 'resume' | undefined;
  readonly canCancel: boolean;
  /** The reply to the last bytes is due: nothing can be held back any more. */
  readonly isOut: boolean;
  /** A post that TikTok is at work on can be looked for on the profile. */
  readonly username: string;
}

export interface PublishedView {
  readonly kind: 'published';
  readonly outcome: Outcome;
  readonly username: string;
  readonly media: MediaKind;
  readonly privacy: PrivacyLevel | undefined;
}

export interface FailedView {
  readonly kind: 'failed';
  readonly failure: Failure;
  /** The one next step; `none`: there is nobody to ask until the host gives an adapter. */
  readonly wayOut: 'reconnect' | 'retry' | 'edit' | 'none';
  /** Where the user can see whether the post is there. */
  readonly username: string | undefined;
  readonly logId: string | undefined;
  readonly publishId: string | undefined;
}

export interface InterruptedView {
  readonly kind: 'interrupted';
  readonly name: string;
  /** The file that has to be chosen again. */
  readonly missing: string | undefined;
  readonly fraction: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** Until when it can go on, in milliseconds since 1970; `undefined`: for as long as the user likes. */
  readonly expiresAt: number | undefined;
  readonly file: StateIn<'interrupted'>['file'];
}

/** What stands where the form stood; `undefined` while there is a form. */
export type PanelView = ConnectView | BlockedView | ProgressView | PublishedView | FailedView | InterruptedView;

/** Failures that a new connection fixes. */
const RECONNECT: readonly string[] = ['access_token_invalid', 'scope_not_authorized', 'not_connected', 'auth_removed'];

export function panelView(state: ComposerState): PanelView | undefined {
  const canConnect = state.page.adapter?.can.connect ?? false;
  switch (state.phase) {
    case 'loading':
    case 'editing':
      return undefined;
    case 'disconnected':
      return { kind: 'connect', link: state.link, canConnect, hasDraft: !sameValue(state.draft, EMPTY_DRAFT) };
    case 'blocked':
      return { kind: 'blocked', block: state.block, canSwitch: canConnect && !state.creator };
    case 'interrupted':
      return interruptedView(state);
    case 'uploading':
    case 'processing':
      return progressView(state);
    case 'published':
      return publishedView(state, state.creator);
    case 'failed':
      return failedView(state, canConnect);
    default:
      return state satisfies never;
  }
}

function progressView(state: StateIn<'uploading' | 'processing'>): ProgressView {
  const { consent } = state.post;
  const shared = {
    kind: 'progress',
    agreedAt: consent.agreedAt,
    inbox: consent.settings.mode === 'inbox',
    isVideo: consent.draft.media?.kind === 'video',
    username: state.creator.username,
  } as const;
  if (state.phase === 'processing') {
    const flow: Flow = { kind: 'running' };
    const { delay, status } = state;
    const trouble = status.kind === 'processing' ? status.trouble : undefined;
    return {
      ...shared,
      stage: 'processing',
      bytes: undefined,
      flow,
      delay,
      trouble,
      cancel: state.cancel,
      canReconnect: delay === 'disconnected' && state.post.adapter.can.connect && !state.page.runs.account,
      hangs: delay === 'slow' || trouble !== undefined,
      pause: undefined,
      canCancel: mayCancel(state),
      isOut: true,
    };
  }
  const { transfer, post } = state;
  const { flow, step } = transfer;
  const isMoving = flow.kind === 'running' || flow.kind === 'retrying';
  const isOut = isMoving && step !== 'in-doubt' && mayBeAtTikTok(post, transfer);
  const canAct = step !== 'creating' || !isMoving;
  const stands = flow.kind === 'paused' || flow.kind === 'troubled';
  return {
    ...shared,
    stage: 'uploading',
    bytes: bytesView(state),
    flow,
    delay: 'none',
    trouble: undefined,
    cancel: undefined,
    canReconnect: false,
    hangs: false,
    pause: canAct ? (stands ? 'resume' : 'pause') : undefined,
    canCancel: canAct,
    isOut,
  };
}

function bytesView({ transfer }: StateIn<'uploading'>): BytesView | undefined {
  const bytes = bytesOf(transfer);
  if (!bytes || transfer.step === 'creating') return undefined;
  const { speed } = transfer;
  const remainingBytes = bytes.totalBytes - bytes.sentBytes;
  const photos = transfer.step === 'staging' && transfer.photos.length > 1 ? transfer.photos : [];
  return {
    ...bytes,
    fraction: fractionOf(bytes),
    secondsLeft: speed && remainingBytes > 0 ? remainingBytes / speed : undefined,
    photos: photos.map((photo) => ({ fraction: fractionOf(photo), failed: photo.failed })),
  };
}

function publishedView({ post, outcome }: StateIn<'published'>, { username }: CreatorInfo): PublishedView {
  const { privacy, media } = post.consent.draft;
  return { kind: 'published', outcome, username, media: media?.kind ?? 'video', privacy };
}

function failedView({ failure, creator, page }: StateIn<'failed'>, canConnect: boolean): FailedView {
  const error = failure.kind === 'refused' ? undefined : failure.error;
  const code = failure.kind === 'refused' ? failure.reason : failure.error.code;
  return {
    kind: 'failed',
    failure,
    wayOut:
      canConnect && RECONNECT.includes(code)
        ? 'reconnect'
        : failure.kind !== 'creator'
          ? 'edit'
          : page.adapter
            ? 'retry'
            : 'none',
    username: failure.kind === 'unknown' ? creator?.username : undefined,
    logId: error?.logId,
    publishId: failure.kind === 'unknown' ? failure.publishId : undefined,
  };
}

function interruptedView(state: StateIn<'interrupted'>): InterruptedView {
  const { saved, file, page } = state;
  const { media } = draftOf(state);
  const parts = media?.kind === 'photo' ? media.photos : media ? [media] : [];
  const totalBytes = parts.reduce((sum, { facts }) => sum + (facts.bytes ?? 0), 0);
  const sentBytes = saved.confirmedBytes;
  return {
    kind: 'interrupted',
    name: parts[0]?.facts.name ?? '',
    missing: media && missingName(media, page.files),
    fraction: fractionOf({ sentBytes, totalBytes }),
    sentBytes,
    totalBytes,
    expiresAt: saved.expiresAt,
    file,
  };
}
