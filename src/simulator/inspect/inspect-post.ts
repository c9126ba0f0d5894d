import type { FailReason, InspectedVideo, Post, ReceivedFile } from '../model.js';
import { MAX_VIDEO_BYTES } from '../posting/chunk-rules.js';
import { MAX_PHOTO_BYTES } from '../posting/source-info.js';
import type { World } from '../world.js';
import { FileReader } from './file-reader.js';
import { inspectMp4 } from './mp4.js';
import { inspectPhoto, type InspectedPhoto } from './photo.js';
import { inspectWebm } from './webm.js';

/** Bounds of a video's sides, in pixels. */
const VIDEO_SIDE = { smallest: 360, largest: 4096 } as const;
/** Bounds of the frame rate; measured rates miss the nominal one by a little. */
const FRAME_RATE = { smallest: 22.95, largest: 60.05 } as const;
/** "1080p" for photos, read as 1080 × 1920 in either direction. */
const PHOTO_SIDES = { shorter: 1080, longer: 1920 } as const;

/** H.264, H.265, VP8 and VP9, as the containers name them. */
const CODECS: ReadonlySet<string> = new Set(['avc1', 'avc3', 'hvc1', 'hev1', 'vp08', 'vp09', 'V_VP8', 'V_VP9']);

/** Reads the headers of what was received, and says with which reason it fails TikTok's media restrictions. */
export async function inspectPost(world: World, post: Post): Promise<FailReason | undefined> {
  if (post.mediaType === 'photo') {
    const problems = await Promise.all(post.files.map((file) => photoProblem(world, file)));
    return problems.find((problem) => problem !== undefined);
  }
  const file = post.files[0];
  if (file === undefined || file.bytes > MAX_VIDEO_BYTES[world.settings.profile]) return 'file_format_check_failed';
  post.video = await withReader(file, inspectVideo);
  if (post.video === undefined) return 'file_format_check_failed';
  return videoProblem(post.video, world.creators.get(post.creatorId)?.maxVideoDurationSec ?? Infinity);
}

/** Reads the headers of a video file, whatever its name; undefined when it is no MP4, MOV or WebM. */
export async function inspectVideo(reader: FileReader): Promise<InspectedVideo | undefined> {
  const head = await reader.read(0, 8);
  if (head.length < 8) return undefined;
  if (head.readUInt32BE(0) === 0x1a45dfa3) return inspectWebm(reader);
  return ['ftyp', 'moov', 'wide', 'mdat', 'free', 'skip'].includes(head.toString('latin1', 4, 8))
    ? inspectMp4(reader)
    : undefined;
}

/** Checks a video against the "Video restrictions" of the Media transfer guide; `limitSec` is the longest duration. */
export function videoProblem(video: InspectedVideo, limitSec: number): FailReason | undefined {
  if (!CODECS.has(video.codec)) return 'file_format_check_failed';
  const sides = [video.width, video.height];
  if (sides.some((side) => side < VIDEO_SIDE.smallest || side > VIDEO_SIDE.largest)) return 'picture_size_check_failed';
  if (video.frameRate !== undefined && (video.frameRate < FRAME_RATE.smallest || video.frameRate > FRAME_RATE.largest))
    return 'frame_rate_check_failed';
  // Containers round to a frame, so a video of exactly the limit may state a little more.
  return video.durationMs <= 0 || video.durationMs > limitSec * 1000 + 100 ? 'duration_check_failed' : undefined;
}

async function photoProblem(world: World, file: ReceivedFile): Promise<FailReason | undefined> {
  if (file.bytes > MAX_PHOTO_BYTES) return 'file_format_check_failed';
  const photo = await withReader(file, inspectPhoto);
  if (photo === undefined) return 'file_format_check_failed';
  return world.settings.profile === 'strict' && !isWithin1080p(photo) ? 'picture_size_check_failed' : undefined;
}

function isWithin1080p(photo: InspectedPhoto): boolean {
  const shorter = Math.min(photo.width, photo.height);
  const longer = Math.max(photo.width, photo.height);
  return shorter > 0 && shorter <= PHOTO_SIDES.shorter && longer <= PHOTO_SIDES.longer;
}

async function withReader<T>(file: ReceivedFile, inspect: (reader: FileReader) => Promise<T>): Promise<T | undefined> {
  let reader: FileReader | undefined;
  try {
    reader = await FileReader.open(file.path);
    return await inspect(reader);
  } catch {
    // A header that points outside the file is as bad as none.
    return undefined;
  } finally {
    await reader?.close();
  }
}
