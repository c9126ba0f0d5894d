import type { MediaRefusal } from '../../domain/media-facts.js';
import { FileBytes } from '../file-bytes.js';
import { Refused, refusing } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { readSignature } from '../signatures.js';
import type { CoverFrame, FrameReader } from './frame-reader.js';
import { openWithDecoder } from './decoder-frames.js';
import { openWithElement } from './element-frames.js';

/** Frames for a cover strip, as they come, or why there are none. */
export type CoverFrames = { readonly ok: true; readonly frames: AsyncIterable<CoverFrame> } | MediaRefusal;

/**
 * Takes `count` frames, evenly spread over the video, each `width` pixels wide. MP4 and QuickTime files are read frame
 * by frame and decoded by WebCodecs, from the key frame before each place only; whatever that cannot open is sought
 * through in a hidden `<video>`. Where neither can, it is refused as `undecodable`. A place whose frame cannot be
 * decoded is left out. `seconds` is how long the video is known to be, because a player does not know it of a live
 * recording. Leaving the loop, or the signal, frees the decoder; an abort rejects with the signal's reason.
 */
export function coverFrames(
  file: NamedBlob,
  { count, width, seconds, signal }: { count: number; width: number; seconds?: number; signal?: AbortSignal },
): Promise<CoverFrames> {
  return refusing(file.name ?? '', signal, async (): Promise<CoverFrames> => {
    if (file.size === 0) throw new Refused('empty');
    const bytes = new FileBytes(file, signal);
    const signature = await readSignature(bytes);
    if (!signature) throw new Refused('not_media');
    if (signature.kind !== 'video') throw new Refused('no_video');
    const decoder = signature.format === 'mp4' ? await openWithDecoder(file, bytes, width) : undefined;
    const reader = decoder ?? (await openWithElement(file, width, { seconds, signal }));
    return { ok: true, frames: takeFrames(reader, count, signal) };
  });
}

async function* takeFrames(
  reader: FrameReader,
  count: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<CoverFrame> {
  try {
    for (let index = 0; index < count; index += 1) {
      signal?.throwIfAborted();
      const frame = await reader.frameAt((reader.seconds * (index + 0.5)) / count);
      signal?.throwIfAborted();
      if (frame) yield { ...frame, index };
    }
  } finally {
    reader.close();
  }
}
