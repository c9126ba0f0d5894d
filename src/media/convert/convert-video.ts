import type { MediaRefusal, MediaRefusalReason, VideoFacts } from '../../domain/media-facts.js';
import type { VideoTarget } from '../../domain/video-fixes.js';
import { FileBytes } from '../file-bytes.js';
import { inspectVideo } from '../inspect-video.js';
import { checkCounts } from '../iso/check-counts.js';
import { Refused, refusing } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { readSignature } from '../signatures.js';
import { Unmakeable } from './unmakeable.js';

/** What is to become of a video: a part of it, a form that TikTok takes, or both. */
export interface VideoChange {
  /** Seconds from the beginning. */
  readonly trim?: { readonly start: number; readonly end: number } | undefined;
  /** Makes an MP4 of this form; an empty one copies what MP4 can hold. */
  readonly target?: VideoTarget | undefined;
}

/**
 * Why a video could not be changed: besides what any reader says, this browser has no encoder, or the code for it did
 * not load.
 */
export interface ConvertRefusal extends Omit<MediaRefusal, 'reason'> {
  readonly reason: MediaRefusalReason | Unmakeable['reason'];
}

/** Whether this browser can make a change, and whether it encodes for it, which takes time and costs some quality. */
export interface VideoPlan {
  readonly ok: true;
  readonly encodes: boolean;
}

export interface ConvertedVideo {
  readonly ok: true;
  readonly file: File;
  /** Read from the result, not expected of it. */
  readonly facts: VideoFacts;
}

interface Options {
  readonly signal?: AbortSignal | undefined;
  /** Called with the share that is done, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Says before anything is offered whether this browser can make a change. Rejects only with the reason of `signal`. */
export function planVideo(
  file: NamedBlob,
  change: VideoChange,
  { signal }: Options = {},
): Promise<VideoPlan | ConvertRefusal> {
  return guarded(file, signal, async (): Promise<VideoPlan> => {
    const { prepare } = await open(file, signal);
    const prepared = await prepare(file, change);
    await prepared.close();
    return { ok: true, encodes: prepared.encodes };
  });
}

/**
 * Trims a video or makes an MP4 of it: frames and sound are copied where the form allows and the cut is at a key frame
 * to a tenth of a second, and encoded otherwise, as H.264 and AAC in MP4. Metadata is left behind, its location too;
 * nothing is added. The result is read again like any chosen file before it counts. Memory stays bounded: what is
 * written goes into a Blob, which browsers keep on disk. Rejects only with the reason of `signal`, which cancels.
 */
export function convertVideo(
  file: NamedBlob,
  change: VideoChange,
  { signal, onProgress }: Options = {},
): Promise<ConvertedVideo | ConvertRefusal> {
  return guarded(file, signal, async (): Promise<ConvertedVideo> => {
    const { prepare } = await open(file, signal);
    const prepared = await prepare(file, change);
    const { container } = prepared;
    const name = `${(file.name ?? '').replace(/\.[^.]*$/, '') || 'video'}.${container}`;
    const made = new File([await prepared.run({ signal, onProgress })], name, { type: `video/${container}` });
    const inspection = await inspectVideo(made, signal ? { signal } : {});
    if (!inspection.ok) throw new Refused(inspection.reason);
    return { ok: true, file: made, facts: inspection.facts };
  });
}

async function guarded<Result>(
  file: NamedBlob,
  signal: AbortSignal | undefined,
  run: () => Promise<Result>,
): Promise<Result | ConvertRefusal> {
  const name = file.name ?? '';
  return refusing<Result | ConvertRefusal>(name, signal, async () => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof Unmakeable) return { ok: false, name, reason: error.reason };
      throw error;
    }
  });
}

/** The library loops over counts as they stand, so it gets sound files only. */
async function open(file: Blob, signal: AbortSignal | undefined) {
  const bytes = new FileBytes(file, signal);
  const signature = await readSignature(bytes);
  if (!signature) throw new Refused('not_media');
  if (signature.kind !== 'video') throw new Refused('no_video');
  if (signature.format === 'mp4') await checkCounts(bytes);
  return import('./conversion.js').catch((error: unknown) => {
    throw new Unmakeable('not_loaded', error);
  });
}
