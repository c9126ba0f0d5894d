/** Of the corpus, which has 30 frames a second. */
const HALF_A_FRAME = 1 / 60;

/** What the browser's own player shows at a time of a video, drawn in a size. */
export async function playerFrame(
  file: File,
  seconds: number,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<OffscreenCanvasRenderingContext2D> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  video.muted = true;
  video.preload = 'auto';
  // That it has loaded or sought does not say that there is a picture to draw, and the first frame may be shown late.
  // WebKit counts an MP4's frames from before its edit list, so that the sought one seems later than it is.
  const presented = new Promise<void>((resolve) => {
    const look: VideoFrameRequestCallback = (_, { mediaTime }) => {
      if (mediaTime > seconds - HALF_A_FRAME) resolve();
      else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  });
  try {
    await new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve, { once: true });
      video.addEventListener('error', reject, { once: true });
      video.src = url;
    });
    if (seconds > 0) video.currentTime = seconds;
    await presented;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(video, 0, 0, width, height);
    return context;
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}
