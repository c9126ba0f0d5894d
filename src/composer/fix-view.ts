import type { Trim, TrimLimits } from '../domain/trim.js';
import type { FixRefusalReason, FixState } from './fix-state.js';
import type { Page, StripFrame } from './state.js';

/** What the button does; each has a sentence and a name of its own. */
export type FixAction = 'trim' | 'convert' | 'trim-convert' | 'remove-location';

export interface TrimView extends Trim, TrimLimits {
  readonly frames: readonly StripFrame[];
  readonly canMove: boolean;
}

/** What the page shows of a change that would make TikTok take the video. */
export type FixView = {
  readonly action: FixAction;
  readonly trim: TrimView | undefined;
  /** The result will not carry the Content Credentials of the original. */
  readonly losesCredentials: boolean;
} & (
  | { readonly kind: 'offered'; readonly isSlow: boolean }
  | { readonly kind: 'unavailable'; readonly reason: FixRefusalReason }
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'failed'; readonly reason: FixRefusalReason }
  | { readonly kind: 'made' }
);

export function fixView({ fix, strip }: Page): FixView | undefined {
  if (!fix || fix.kind === 'checking') return undefined;
  const { video } = fix;
  const shown = {
    action: actionOf(fix),
    trim: trimView(fix, strip?.fileId === video.source.id ? strip.frames : []),
    losesCredentials: video.facts.provenance?.hasCredentials === true,
  };
  switch (fix.kind) {
    case 'offered':
      // Only the beginning of a video is sure to be a place where frames can be copied.
      return { ...shown, kind: 'offered', isSlow: fix.encodes || (fix.trim?.startMs ?? 0) > 0 };
    case 'unavailable':
    case 'failed':
      return { ...shown, kind: fix.kind, reason: fix.reason };
    case 'working':
      return { ...shown, kind: 'working', share: fix.share };
    case 'made':
      return { ...shown, kind: 'made' };
    default:
      return fix satisfies never;
  }
}

function actionOf({ fixes }: FixState): FixAction {
  const [first, second] = fixes;
  return second ? 'trim-convert' : first.kind;
}

function trimView({ kind, trim, fixes, video }: FixState, frames: readonly StripFrame[]): TrimView | undefined {
  const limit = fixes.find((fix) => fix.kind === 'trim');
  if (!trim || !limit || kind === 'made' || kind === 'unavailable') return undefined;
  const durationMs = Math.floor((video.facts.durationSeconds ?? 0) * 1000);
  return { ...trim, durationMs, maxMs: limit.maxSeconds * 1000, frames, canMove: kind !== 'working' };
}
