import { apiError, INVALID_PARAMS } from '../errors.js';
import { isObject, type JsonObject } from '../json.js';
import type { Settings } from '../world.js';
import { chunkProblem, MAX_VIDEO_BYTES } from './chunk-rules.js';

/** A checked source of a video. */
export type VideoSource =
  | { readonly source: 'FILE_UPLOAD'; readonly size: number; readonly chunkSize: number; readonly chunkCount: number }
  | { readonly source: 'PULL_FROM_URL'; readonly urls: readonly string[] };

/** The largest number of photos in one post. */
const MAX_PHOTOS = 35;
/** The largest photo, 20 MB. */
export const MAX_PHOTO_BYTES = 20_000_000;

function refuseSourceInfo(): never {
  throw apiError('invalid_params', INVALID_PARAMS.sourceInfo);
}

function integer(info: JsonObject, name: string): number {
  const value = info[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) refuseSourceInfo();
  return value;
}

/** Checks a video's `source_info`. */
export function checkVideoSource(value: unknown, settings: Settings): VideoSource {
  if (!isObject(value)) refuseSourceInfo();
  if (value['source'] === 'PULL_FROM_URL') {
    const url = value['video_url'];
    if (typeof url !== 'string' || !URL.canParse(url)) refuseSourceInfo();
    return { source: 'PULL_FROM_URL', urls: [url] };
  }
  if (value['source'] !== 'FILE_UPLOAD') refuseSourceInfo();
  const size = integer(value, 'video_size');
  const chunkSize = integer(value, 'chunk_size');
  const chunkCount = integer(value, 'total_chunk_count');
  if (size < 1 || size > MAX_VIDEO_BYTES[settings.profile]) refuseSourceInfo();
  const problem = chunkProblem(size, chunkSize, chunkCount, settings);
  if (problem !== undefined) throw apiError('invalid_params', problem);
  return { source: 'FILE_UPLOAD', size, chunkSize, chunkCount };
}

/** Checks a photo post's `source_info`: URLs only, 1 to 35 of them, and a cover among them. */
export function checkPhotoSource(value: unknown): readonly string[] {
  if (!isObject(value) || value['source'] !== 'PULL_FROM_URL') refuseSourceInfo();
  const images = value['photo_images'];
  if (!Array.isArray(images) || images.length < 1 || images.length > MAX_PHOTOS) refuseSourceInfo();
  const urls = images.filter((image): image is string => typeof image === 'string' && URL.canParse(image));
  if (urls.length !== images.length) refuseSourceInfo();
  const cover = integer(value, 'photo_cover_index');
  if (cover < 0 || cover >= urls.length) refuseSourceInfo();
  return urls;
}
