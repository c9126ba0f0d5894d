/**
 * Everything that looks into the user's files: facts, frames, and changes. Load it with `import()` when the first file
 * is chosen; it loads what makes frames and changes by itself. It knows no limits and no sentences: it reads, and the
 * rules judge.
 *
 * No function throws for what is in a file: what cannot be read is a `MediaRefusal`. An aborted signal rejects with its
 * reason.
 */
import type * as Changes from './changes.js';

export type { ConvertedVideo, ConvertRefusal, VideoChange, VideoPlan } from './convert/convert-video.js';
export type { CoverFrames } from './cover/cover-frames.js';
export type { CoverFrame } from './cover/frame-reader.js';
export { inspectPhotoUrl, inspectVideoUrl } from './inspect-url.js';
export { inspectVideo } from './inspect-video.js';
export { kindOf } from './kind-of.js';
export type { PhotoResult } from './photo/convert-photo.js';
export { inspectPhoto } from './photo/inspect-photo.js';

const changes = (): Promise<typeof Changes> => import('./changes.js');

export const convertPhoto: typeof Changes.convertPhoto = async (...args) => (await changes()).convertPhoto(...args);
export const convertVideo: typeof Changes.convertVideo = async (...args) => (await changes()).convertVideo(...args);
export const coverFrames: typeof Changes.coverFrames = async (...args) => (await changes()).coverFrames(...args);
export const planVideo: typeof Changes.planVideo = async (...args) => (await changes()).planVideo(...args);
export const stripLocation: typeof Changes.stripLocation = async (...args) => (await changes()).stripLocation(...args);
