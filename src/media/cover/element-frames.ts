import { createDrawing } from '../canvas.js';
import { loaded, unload } from '../loaded.js';
import { FRAME_QUALITY } from './frame-reader.js';
import type { FrameReader } from './frame-reader.js';

/** A page that nobody sees is shown no frame; then the picture is drawn as it is. */
const LONGEST_WAIT_MS = 250;

/**
 * Opens a file in a hidden `<video>` and seeks through it; `seconds` is its length where that is known. Throws
 * `Refused` where the browser cannot play it.
 */
export async function openWithElement(
  file: Blob,
  width: number,
  { seconds, signal }: { readonly seconds: number | undefined; readonly signal: AbortSignal | undefined },
): Promise<FrameReader> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  const close = () => {
    unload(video);
    URL.revokeObjectURL(url);
  };
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  try {
    const first = nextFrame(video);
    await loaded(video, 'loadeddata', () => (video.src = url), signal);
    // Else it could be taken for the first frame that is sought.
    await orLongestWait(first);
  } catch (error) {
    close();
    throw error;
  }
  const height = Math.max(1, Math.round((width * video.videoHeight) / video.videoWidth));
  return {
    // Of a live recording the player knows no end: where nobody does, its first frame is all there is.
    seconds: Number.isFinite(video.duration) ? video.duration : (seconds ?? 0),
    async frameAt(wanted) {
      if (wanted > 0) {
        const shown = nextFrame(video);
        await loaded(video, 'seeked', () => (video.currentTime = wanted), signal);
        await orLongestWait(shown);
      }
      const drawing = createDrawing(width, height);
      drawing.context.drawImage(video, 0, 0, width, height);
      return { timestampMs: Math.round(video.currentTime * 1000), image: await drawing.toJpeg(FRAME_QUALITY) };
    },
    close,
  };
}

/** Waits for a frame to be shown, as long as that may take. */
async function orLongestWait(shown: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([shown, new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_WAIT_MS)))]);
  clearTimeout(timer);
}

/** When the player shows another frame: on a busy machine that is later than it says that it has sought. */
function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(() => resolve());
  });
}
