import { aborted } from '../aborted.js';
import type { Perform } from '../effect.js';

/** How wide each frame is made, in CSS pixels. */
const FRAME_WIDTH = 72;

/** Reads the frames of the film strip and gives their pictures back when the strip is gone; without a decoder there are none. */
export const readStrip: Perform<'read-strip'> = async function* ({ run, file, seconds, frames }, context) {
  const { signal } = context;
  const urls: string[] = [];
  let read = frames;
  try {
    const { coverFrames } = await context.loadMedia();
    const strip = await coverFrames(file, { count: frames.length, width: FRAME_WIDTH, seconds, signal });
    if (strip.ok) {
      for await (const { index, timestampMs, image } of strip.frames) {
        if (signal.aborted) return;
        const url = URL.createObjectURL(image);
        urls.push(url);
        read = read.with(index, { timestampMs, url });
        yield { type: 'strip-changed', run, frames: read };
      }
    }
    if (urls.length === 0) yield { type: 'strip-changed', run, frames: [] };
    await aborted(signal);
  } catch {
    // A video that this browser cannot decode has no strip; TikTok then takes its first frame.
    if (!signal.aborted) yield { type: 'strip-changed', run, frames: [] };
    await aborted(signal);
  } finally {
    for (const url of urls) URL.revokeObjectURL(url);
  }
};
