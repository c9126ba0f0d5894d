import type { Inspection, PhotoFacts, VideoFacts } from '../domain/media-facts.js';
import { loaded, unload } from './loaded.js';
import { Refused, refusing } from './refusal.js';

interface UrlOptions {
  readonly signal?: AbortSignal;
}

/**
 * Reads what a `<video>` tells of a video on a server: its size and its duration. Codec, rate and container stay
 * unknown, because the browser does not tell them and the page may not read the bytes. Refused as `undecodable` where
 * the browser cannot play it or the server does not hand it out (it does not say which), as `unreadable` where the
 * connection broke. Rejects only with the reason of `signal`.
 */
export function inspectVideoUrl(url: string, { signal }: UrlOptions = {}): Promise<Inspection<VideoFacts>> {
  const name = nameOf(url);
  return refusing(name, signal, async (): Promise<Inspection<VideoFacts>> => {
    const video = document.createElement('video');
    video.preload = 'metadata';
    video.muted = true;
    try {
      await loaded(video, 'loadedmetadata', () => (video.src = url), signal);
      const facts: VideoFacts = {
        kind: 'video',
        name,
        bytes: undefined,
        contentType: undefined,
        container: undefined,
        codec: undefined,
        frameRate: undefined,
        variableFrameRate: false,
        width: video.videoWidth || undefined,
        height: video.videoHeight || undefined,
        durationSeconds: Number.isFinite(video.duration) ? video.duration : undefined,
        hasAudio: undefined,
      };
      return { ok: true, facts };
    } catch (error) {
      throw video.error?.code === MediaError.MEDIA_ERR_NETWORK ? new Refused('unreadable', error) : error;
    } finally {
      unload(video);
    }
  });
}

/** Reads the size of a photo on a server. Refusals as in {@link inspectVideoUrl}. */
export function inspectPhotoUrl(url: string, { signal }: UrlOptions = {}): Promise<Inspection<PhotoFacts>> {
  const name = nameOf(url);
  return refusing(name, signal, async (): Promise<Inspection<PhotoFacts>> => {
    const image = new Image();
    try {
      await loaded(image, 'load', () => (image.src = url), signal);
      const { naturalWidth: width, naturalHeight: height } = image;
      return { ok: true, facts: { kind: 'photo', name, bytes: undefined, contentType: undefined, width, height } };
    } finally {
      image.removeAttribute('src');
    }
  });
}

function nameOf(url: string): string {
  const last = new URL(url, document.baseURI).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
