import type { Inspection, PhotoFacts, VideoFacts } from '../domain/media-facts.js';
import { inspectVideo } from './inspect-video.js';
import { loaded, unload } from './loaded.js';
import { oneAtATime } from './one-at-a-time.js';
import { inspectPhoto } from './photo/inspect-photo.js';
import { Refused, refusing } from './refusal.js';
import { openRemote } from './remote-file.js';

interface UrlOptions {
  readonly signal?: AbortSignal;
}

/**
 * Reads a video on a server by ranges like a file, where the server lets the page: it answers HEAD and ranges with CORS
 * headers, and the page's `connect-src` names it. Else a `<video>` tells its size and its duration; codec, rate and
 * container stay unknown. Refused as `undecodable` where neither can be (the browser does not say whether it could not
 * play it or did not get it), as `unreadable` where the connection broke. Rejects only with the reason of `signal`.
 */
export function inspectVideoUrl(url: string, { signal }: UrlOptions = {}): Promise<Inspection<VideoFacts>> {
  const name = nameOf(url);
  return refusing(name, signal, async (): Promise<Inspection<VideoFacts>> => {
    const remote = await openRemote(url, signal);
    const inspection = remote && (await inspectVideo({ ...remote, name }, signal && { signal }));
    if (inspection && (inspection.ok || inspection.reason !== 'unreadable')) return inspection;
    return { ok: true, facts: await whatVideoTells(url, name, signal) };
  });
}

/** Without a decoder for the picture, a browser still tells the length of the sound. */
async function whatVideoTells(url: string, name: string, signal: AbortSignal | undefined): Promise<VideoFacts> {
  const video = document.createElement('video');
  video.preload = 'metadata';
  video.muted = true;
  try {
    await loaded(video, 'loadedmetadata', () => (video.src = url), signal);
    // WebKitGTK plays a photo, for no time.
    if (video.duration === 0) throw new Refused('undecodable');
    return {
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
  } catch (error) {
    if (video.error?.code === MediaError.MEDIA_ERR_NETWORK) throw new Refused('unreadable', error);
    throw error;
  } finally {
    unload(video);
  }
}

/**
 * Reads a photo on a server by ranges, or where it may not be read, its size alone from an `<img>`. Refusals as in
 * {@link inspectVideoUrl}. Where it was taken is not told: nobody here could take that out.
 */
export function inspectPhotoUrl(url: string, { signal }: UrlOptions = {}): Promise<Inspection<PhotoFacts>> {
  const name = nameOf(url);
  return refusing(name, signal, async (): Promise<Inspection<PhotoFacts>> => {
    const remote = await openRemote(url, signal);
    const inspection = remote && (await inspectPhoto({ ...remote, name }, signal && { signal }));
    if (inspection?.ok) {
      const { bytes, contentType, width, height } = inspection.facts;
      return { ok: true, facts: { kind: 'photo', name, bytes, contentType, width, height } };
    }
    if (inspection && inspection.reason !== 'unreadable') return inspection;
    const { width, height } = await whatImageTells(url, signal);
    return { ok: true, facts: { kind: 'photo', name, bytes: undefined, contentType: undefined, width, height } };
  });
}

/** Refuses a video that an `<img>` of WebKit shows: TikTok would refuse the post. */
async function whatImageTells(url: string, signal: AbortSignal | undefined) {
  const image = new Image();
  try {
    const shown = loaded(image, 'load', () => (image.src = url), signal);
    const isPhoto = imagesShowVideos().then(async (show) => {
      // Of photos that are opened at once, WebKitGTK's player calls some endless, like a broadcast.
      if (show && (await oneAtATime(() => isPlayed(url, shown)))) throw new Refused('undecodable');
    });
    // WebKit shows a video only once it has decoded every frame, which takes many seconds; the player is faster.
    await Promise.all([shown, isPhoto]);
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    image.removeAttribute('src');
  }
}

/** Only WebKit takes a video from a `<picture>`. Nothing is loaded: a lazy image that is on no page stays empty. */
async function imagesShowVideos(): Promise<boolean> {
  const picture = document.createElement('picture');
  const source = document.createElement('source');
  const image = new Image();
  image.loading = 'lazy';
  source.type = 'video/mp4';
  source.srcset = 'blob:';
  picture.append(source, image);
  // The browser chooses in a microtask.
  await Promise.resolve();
  return image.currentSrc !== '';
}

/** Of a GIF, WebKitGTK's player tells nothing at all. */
const LONGEST_WAIT_MS = 2000;

/** Whether a player finds a video of some length; WebKitGTK's opens photos too, without one. Ends soon after the image is shown. */
async function isPlayed(url: string, shown: Promise<void>): Promise<boolean> {
  const ended = new AbortController();
  const end = () => ended.abort();
  shown.then(() => setTimeout(end, LONGEST_WAIT_MS), end);
  const facts = await whatVideoTells(url, '', ended.signal).catch(() => undefined);
  return facts?.durationSeconds !== undefined;
}

function nameOf(url: string): string {
  const last = new URL(url, document.baseURI).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || url;
  } catch {
    return last;
  }
}
