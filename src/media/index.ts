/**
 * Everything that looks into the user's files: facts, frames and conversions. Load it with `import()` when
 * the first file is chosen; it loads the media library by itself, for frames alone. It knows no limits and no sentences: it reads,
 * and the rules judge.
 *
 * No function throws for what is in a file: what cannot be read is a `MediaRefusal`. An aborted signal rejects
 * with its reason.
 */
export { coverFrames } from './cover/cover-frames.js';
export type { CoverFrames } from './cover/cover-frames.js';
export type { CoverFrame } from './cover/frame-reader.js';
export { inspectPhotoUrl, inspectVideoUrl } from './inspect-url.js';
export { inspectVideo } from './inspect-video.js';
export { kindOf } from './kind-of.js';
export { convertPhoto } from './photo/convert-photo.js';
export type { PhotoResult } from './photo/convert-photo.js';
export { inspectPhoto } from './photo/inspect-photo.js';
export { stripLocation } from './photo/strip-location.js';
export { photoThumbnail } from './photo/thumbnail.js';
