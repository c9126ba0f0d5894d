import { createDrawing } from '../canvas.js';
import { loaded, unload } from '../loaded.js';
import { FRAME_QUALITY } from './frame-reader.js';
import type { FrameReader } from './frame-reader.js';

/** Opens a file in a hidden `<video>` and seeks through it. Throws `Refused` where the browser cannot play it. */
export async function openWithElement(
  file: Blob,
  width: number,
  signal: AbortSignal | undefined,
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
    await loaded(video, 'loadeddata', () => (video.src = url), signal);
  } catch (error) {
    close();
    throw error;
  }
  const height = Math.max(1, Math.round((width * video.videoHeight) / video.videoWidth));
  return {
    // A live recording has no end that a seek could aim at: its first frame is all there is.
    seconds: Number.isFinite(video.duration) ? video.duration : 0,
    async frameAt(seconds) {
      if (seconds > 0) await loaded(video, 'seeked', () => (video.currentTime = seconds), signal);
      const drawing = createDrawing(width, height);
      drawing.context.drawImage(video, 0, 0, width, height);
      return { timestampMs: Math.round(video.currentTime * 1000), image: await drawing.toJpeg(FRAME_QUALITY) };
    },
    close,
  };
}
