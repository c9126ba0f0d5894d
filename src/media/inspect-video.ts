import type { Inspection, VideoFacts } from '../domain/media-facts.js';
import { FileBytes } from './file-bytes.js';
import type { Sliceable } from './file-bytes.js';
import { describeIso } from './iso/describe-iso.js';
import { Refused, refusing } from './refusal.js';
import { readSignature } from './signatures.js';
import type { Signature } from './signatures.js';
import type { VideoDescription } from './video-description.js';
import { describeWebm } from './webm/describe-webm.js';

/** The readers of containers, each of which describes a video from its headers. */
const READERS: Readonly<Record<string, (bytes: FileBytes) => Promise<VideoDescription>>> = {
  mp4: describeIso,
  webm: describeWebm,
  mkv: describeWebm,
};

/**
 * Reads the facts of a video from a few kilobytes of it; no decoder is needed, so HEVC works in every browser.
 *
 * Reads at most 1.5 MB of a file with an index, whatever its size, and at most 2 % or 8 MB of one without. Of formats
 * that TikTok does not take (AVI, FLV, WMV, MPEG) only the container is told: the rules refuse them by that. Rejects
 * only with the reason of `signal`; every other failure is a refusal.
 */
export function inspectVideo(
  file: Sliceable & { readonly name?: string },
  { signal }: { signal?: AbortSignal } = {},
): Promise<Inspection<VideoFacts>> {
  const name = file.name ?? '';
  return refusing(name, signal, async (): Promise<Inspection<VideoFacts>> => {
    if (file.size === 0) throw new Refused('empty');
    const bytes = new FileBytes(file, signal);
    const signature = await readSignature(bytes);
    if (!signature) throw new Refused('not_media');
    if (signature.kind !== 'video') throw new Refused('no_video');
    const read = READERS[signature.format];
    const description = read ? await read(bytes) : onlyContainer(signature);
    const durationSeconds = known(description.durationSeconds);
    const frameRate = known(description.frameRate);
    return { ok: true, facts: { kind: 'video', name, bytes: file.size, ...description, durationSeconds, frameRate } };
  });
}

/**
 * What follows from headers may be nothing, too large or too small for a number, or no number at all: then it is not
 * known.
 */
function known(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 && Number.isFinite(value) ? value : undefined;
}

function onlyContainer({ format, contentType }: Signature): VideoDescription {
  return {
    contentType,
    container: format,
    codec: undefined,
    frameRate: undefined,
    variableFrameRate: false,
    width: undefined,
    height: undefined,
    durationSeconds: undefined,
    hasAudio: undefined,
  };
}
