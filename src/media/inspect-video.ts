import type { Inspection, VideoFacts } from '../domain/media-facts.js';
import { FileBytes } from './file-bytes.js';
import type { Sliceable } from './file-bytes.js';
import { inspectIso } from './iso/inspect-iso.js';
import { Refused, refusing } from './refusal.js';
import { readSignature } from './signatures.js';
import { inspectWebm } from './webm/inspect-webm.js';

const ISO = new Set(['mp4', 'mov', '3gp']);
const MATROSKA = new Set(['webm', 'mkv']);

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
    const facts: VideoFacts = {
      kind: 'video',
      name,
      bytes: file.size,
      contentType: signature.contentType,
      container: signature.format,
      codec: undefined,
      frameRate: undefined,
      variableFrameRate: false,
      width: undefined,
      height: undefined,
      durationSeconds: undefined,
      hasAudio: undefined,
    };
    if (ISO.has(signature.format)) return { ok: true, facts: { ...facts, ...(await inspectIso(bytes)) } };
    if (!MATROSKA.has(signature.format)) return { ok: true, facts };
    const { docType, ...read } = await inspectWebm(bytes);
    const type = docType === 'webm' ? { container: 'webm', contentType: 'video/webm' } : {};
    return { ok: true, facts: { ...facts, ...read, ...type } };
  });
}
