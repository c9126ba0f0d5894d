import type { FileBytes } from '../file-bytes.js';
import type { VideoCodec } from '../../domain/media-facts.js';
import { Refused } from '../refusal.js';
import { ID, elementsOf, findElement, readText, readUnsigned } from './ebml.js';
import type { Element } from './ebml.js';

/** What the track list says of the picture and the sound. */
export interface WebmTracks {
  readonly videoNumber: number;
  readonly codec: VideoCodec | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Nanoseconds a frame, where the muxer knew it. */
  readonly frameNanoseconds: number | undefined;
  readonly hasAudio: boolean;
}

const CODECS: Readonly<Record<string, VideoCodec>> = {
  V_VP8: 'vp8',
  V_VP9: 'vp9',
  V_AV1: 'av1',
  'V_MPEG4/ISO/AVC': 'h264',
  'V_MPEGH/ISO/HEVC': 'h265',
};
const VIDEO = 1;
const AUDIO = 2;

/** Reads the first video track. */
export async function readTracks(bytes: FileBytes, tracks: Element): Promise<WebmTracks> {
  let video: readonly Element[] | undefined;
  let hasAudio = false;
  for (const entry of await elementsOf(bytes, tracks)) {
    if (entry.id !== ID.trackEntry) continue;
    const fields = await elementsOf(bytes, entry);
    const type = await readUnsigned(bytes, findElement(fields, ID.trackType));
    if (type === VIDEO) video ??= fields;
    if (type === AUDIO) hasAudio = true;
  }
  if (!video) throw new Refused('no_video');
  const codec = await readText(bytes, findElement(video, ID.codecId));
  return {
    videoNumber: (await readUnsigned(bytes, findElement(video, ID.trackNumber))) ?? 1,
    codec: codec === undefined ? undefined : (CODECS[codec] ?? codec.replace(/^V_/, '').toLowerCase()),
    ...(await readSize(bytes, findElement(video, ID.video))),
    frameNanoseconds: await readUnsigned(bytes, findElement(video, ID.defaultDuration)),
    hasAudio,
  };
}

const UNIT_PIXELS = 0;
const UNIT_ASPECT_RATIO = 3;

async function readSize(bytes: FileBytes, video: Element | undefined): Promise<Pick<WebmTracks, 'width' | 'height'>> {
  const fields = video ? await elementsOf(bytes, video) : [];
  const read = (id: number) => readUnsigned(bytes, findElement(fields, id));
  const width = await read(ID.pixelWidth);
  const height = await read(ID.pixelHeight);
  const displayWidth = await read(ID.displayWidth);
  const displayHeight = await read(ID.displayHeight);
  const unit = (await read(ID.displayUnit)) ?? UNIT_PIXELS;
  if (!width || !height) return { width: undefined, height: undefined };
  if (!displayWidth || !displayHeight) return { width, height };
  if (unit === UNIT_PIXELS) return { width: displayWidth, height: displayHeight };
  if (unit === UNIT_ASPECT_RATIO) return { width: Math.round((height * displayWidth) / displayHeight), height };
  return { width, height };
}
