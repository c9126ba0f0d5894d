import { withMedia } from '../../domain/media-edits.js';
import type { Draft } from '../../domain/draft.js';
import type { VideoFacts } from '../../domain/media-facts.js';
import type { Video } from '../../domain/media.js';
import { sameValue } from '../../domain/same-value.js';
import { longestTrim, withTrimHandle } from '../../domain/trim.js';
import type { TrimHandle, TrimLimits } from '../../domain/trim.js';
import { videoFixes } from '../../domain/video-fixes.js';
import type { VideoFix } from '../../domain/video-fixes.js';
import type { VideoChange } from '../../media/index.js';
import type { Effect } from '../effects/effect.js';
import type { RunEvent } from '../events.js';
import type { FixRefusalReason, FixState, VideoFixes } from '../fix-state.js';
import { idOfMade } from '../preset-media.js';
import { begin, end, stay, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState } from '../state.js';
import { draftOf, isLocked } from '../state.js';

/** Brings the proposal in line with the video of the draft and with what this creator may post. */
export function withFix(state: ComposerState, begun: Effect[]): ComposerState {
  const { page } = state;
  const { fix } = page;
  const { media } = draftOf(state);
  const video = media?.kind === 'video' && isFile(media) ? media : undefined;
  const isOpen = state.phase === 'editing' && !isLocked(state);
  const fixes = video && isOpen ? fixesOf(state, video) : undefined;
  if (fix?.kind === 'made' && video?.source.id === fix.resultId && !fixes) return state;
  const isSame = fix && video && fix.video.source.id === video.source.id;
  if (isSame && (!isOpen || sameValue(fix.fixes, fixes))) {
    return fix.kind === 'working' && page.presence === 'away' ? stopped(state, fix) : state;
  }
  const gone = fix ? withPage(end(state, 'fix'), { fix: undefined }) : state;
  const file = video && page.files[video.source.id];
  if (!video || !fixes || !file || page.presence !== 'here') return gone;
  const trim = trimOf(video, fixes);
  const [now, effects] = begin(withPage(gone, { fix: { kind: 'checking', video, fixes, trim } }), 'fix', {
    type: 'plan-video',
    file,
    change: changeFor({ fixes, trim }),
  });
  begun.push(...effects);
  return now;
}

type FileVideo = FixState['video'];

function isFile(video: Video): video is FileVideo {
  return video.source.origin === 'file';
}

function fixesOf({ creator }: ComposerState, { facts }: Video): VideoFixes | undefined {
  const [first, ...others] = videoFixes(facts, creator?.maxVideoDurationSeconds);
  return first && [first, ...others];
}

function limitsOf({ facts }: Video, fixes: VideoFixes): TrimLimits | undefined {
  const trim = fixes.find((fix) => fix.kind === 'trim');
  if (!trim || facts.durationSeconds === undefined) return undefined;
  return { durationMs: Math.floor(facts.durationSeconds * 1000), maxMs: trim.maxSeconds * 1000 };
}

function trimOf(video: Video, fixes: VideoFixes): FixState['trim'] {
  const limits = limitsOf(video, fixes);
  return limits && longestTrim(limits);
}

function changeFor({ fixes, trim }: Pick<FixState, 'fixes' | 'trim'>): VideoChange {
  const convert = fixes.find((fix): fix is Extract<VideoFix, { kind: 'convert' }> => fix.kind === 'convert');
  return {
    ...(trim && { trim: { start: trim.startMs / 1000, end: trim.endMs / 1000 } }),
    ...(convert && { target: convert.target }),
  };
}

/** Back to the proposal as it was; the original has never left the draft. */
function stopped(state: ComposerState, fix: Extract<FixState, { readonly kind: 'working' }>): ComposerState {
  const { video, fixes, trim, encodes } = fix;
  return withPage(end(state, 'fix'), { fix: { kind: 'offered', video, fixes, trim, encodes } });
}

export function trimMoved(state: ComposerState, handle: TrimHandle, milliseconds: number): Transition {
  const { fix } = state.page;
  const limits = fix && limitsOf(fix.video, fix.fixes);
  if (!fix?.trim || !limits || (fix.kind !== 'offered' && fix.kind !== 'failed')) return stay(state);
  const trim = withTrimHandle(fix.trim, handle, milliseconds, limits);
  if (sameValue(trim, fix.trim)) return stay(state);
  const { video, fixes, encodes } = fix;
  return stay(withPage(state, { fix: { kind: 'offered', video, fixes, trim, encodes } }));
}

/** The creator wants the change; the result replaces the video in the draft, where the preview shows it. */
export function fixRequested(state: ComposerState): Transition {
  const { fix, files } = state.page;
  if (state.phase !== 'editing' || isLocked(state)) return stay(state);
  // Without a proposal, a new one is looked for.
  if (fix?.kind === 'unavailable' && fix.reason === 'not_loaded') return stay(withPage(state, { fix: undefined }));
  if (fix?.kind !== 'offered' && fix?.kind !== 'failed') return stay(state);
  const { video, fixes, trim, encodes } = fix;
  const file = files[video.source.id];
  if (!file) return stay(state);
  const working = { kind: 'working', video, fixes, trim, encodes, share: 0 } as const;
  return begin(withPage(state, { fix: working }), 'fix', { type: 'convert-video', file, change: changeFor(fix) });
}

/** Stops a change, or brings the original back. */
export function fixCanceled(state: ComposerState): Transition {
  const { fix } = state.page;
  if (fix?.kind === 'working') return stay(stopped(state, fix));
  if (fix?.kind !== 'made' || state.phase !== 'editing') return stay(state);
  const { video, fixes, trim, encodes } = fix;
  // A cover that was chosen since, or has stayed, is on its frame of the original.
  const { coverTimestampMs } = state.draft.media?.kind === 'video' ? state.draft.media : video;
  const draft = withMedia(state.draft, {
    ...video,
    ...(coverTimestampMs !== undefined && { coverTimestampMs: coverTimestampMs + (trim?.startMs ?? 0) }),
  });
  return stay(
    withPage({ ...state, draft, notice: undefined }, { fix: { kind: 'offered', video, fixes, trim, encodes } }),
  );
}

type FixEvent = Extract<RunEvent, { readonly type: 'fix-planned' | 'fix-progressed' | 'fix-made' | 'fix-refused' }>;

/** What became of a plan or of a change. */
export function fixReported(state: ComposerState, event: FixEvent): Transition {
  const { fix } = state.page;
  if (fix?.kind !== 'checking' && fix?.kind !== 'working') return stay(state);
  const { kind, video, fixes, trim } = fix;
  switch (event.type) {
    case 'fix-planned': {
      // The location alone is not worth a loss of quality.
      if (event.encodes && fixes[0].kind === 'remove-location') return fixBroke(state, 'undecodable');
      const offered = { kind: 'offered', video, fixes, trim, encodes: event.encodes } as const;
      return kind === 'checking' ? stay(withPage(end(state, 'fix'), { fix: offered })) : stay(state);
    }
    case 'fix-progressed':
      return kind === 'working' ? stay(withPage(state, { fix: { ...fix, share: event.share } })) : stay(state);
    case 'fix-made':
      return kind === 'working' ? fixMade(state, fix, event) : stay(state);
    case 'fix-refused':
      return fixBroke(state, event.reason);
    default:
      return event satisfies never;
  }
}

function fixMade(
  state: ComposerState,
  { fixes, trim, encodes }: Extract<FixState, { readonly kind: 'working' }>,
  { id: made, file, facts }: Extract<FixEvent, { readonly type: 'fix-made' }>,
): Transition {
  // Its cover may have been chosen since the change began.
  const video = 'draft' in state && state.draft.media;
  if (!video || video.kind !== 'video' || !isFile(video)) return stay(state);
  const id = idOfMade(made, video);
  const source = { origin: 'file', id } as const;
  const media = { ...video, source, facts: descended(facts, video.facts), ...coverOf(video, trim) };
  const draft: Draft = withMedia(state.draft, media);
  return stay(
    withPage(
      { ...end(state, 'fix'), draft },
      {
        files: { ...state.page.files, [id]: file },
        fix: { kind: 'made', video, fixes, trim, encodes, resultId: id },
      },
    ),
  );
}

/** The credentials of the original do not cover the result, but what it said of AI still holds. */
function descended(facts: VideoFacts, { provenance }: VideoFacts): VideoFacts {
  return provenance?.ai ? { ...facts, provenance: { hasCredentials: false, ai: provenance.ai } } : facts;
}

/** The cover stays on its frame, where that is kept. */
function coverOf({ coverTimestampMs: at }: Video, trim: FixState['trim']): Pick<Video, 'coverTimestampMs'> {
  if (at === undefined || !trim) return { coverTimestampMs: at };
  const isKept = at >= trim.startMs && at <= trim.endMs;
  return { coverTimestampMs: isKept ? at - trim.startMs : undefined };
}

/** A plan that fails leaves nothing to offer; a change that fails leaves the original and can be tried again. */
export function fixBroke(state: ComposerState, reason: FixRefusalReason): Transition {
  const { fix } = state.page;
  if (fix?.kind !== 'checking' && fix?.kind !== 'working') return stay(state);
  const { video, fixes, trim } = fix;
  const refused: FixState =
    fix.kind === 'working'
      ? { kind: 'failed', video, fixes, trim, encodes: fix.encodes, reason }
      : { kind: 'unavailable', video, fixes, trim, reason };
  return stay(withPage(end(state, 'fix'), { fix: refused }));
}
