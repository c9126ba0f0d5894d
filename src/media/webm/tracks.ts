import type { FileBytes } from '../file-bytes.js';
import type { VideoCodec, VideoFacts } from '../../domain/media-facts.js';
import { STILL_CODECS, hdrOf } from '../video-description.js';
import { Refused } from '../refusal.js';
import { ID, elementsOf, findElement, readFloat, readText, readUnsigned } from './ebml.js';
import type { Element } from './ebml.js';

/** What the track list says of the picture and the sound (RFC 9559, 5.1.4). */
export interface WebmTracks {
  readonly videoNumber: number;
  readonly codec: VideoCodec | undefined;
  readonly width: number;
  readonly height: number;
  readonly hdr: VideoFacts['hdr'];
  /** Nanoseconds a frame, where the muxer knew it. */
  readonly frameNanoseconds: number | undefined;
  readonly hasAudio: boolean;
  /** Tracks that are neither picture nor sound, such as subtitles: how long they last says nothing of the video. */
  readonly sideNumbers: ReadonlySet<number>;
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

interface Entry {
  readonly fields: readonly Element[];
  readonly type: number | undefined;
  readonly codec: VideoCodec | undefined;
  readonly isEnabled: boolean;
}

/** Reads the first enabled video track; a picture that is no film only where there is nothing else. */
export async function readTracks(bytes: FileBytes, tracks: Element): Promise<WebmTracks> {
  const entries: Entry[] = [];
  for (const entry of await elementsOf(bytes, tracks)) {
    if (entry.id === ID.trackEntry) entries.push(await readEntry(bytes, entry));
  }
  const videos = entries.filter(({ type }) => type === VIDEO);
  const films = videos.filter(({ codec }) => !STILL_CODECS.has(codec ?? ''));
  const video = films.find(({ isEnabled }) => isEnabled) ?? films[0] ?? videos[0];
  if (!video) throw new Refused('no_video');
  const sounds = entries.filter(({ type }) => type === AUDIO);
  for (const { fields } of [video, ...sounds]) if (await isEncrypted(bytes, fields)) throw new Refused('protected');
  const numberOf = async ({ fields }: Entry) => (await readUnsigned(bytes, findElement(fields, ID.trackNumber))) ?? 1;
  const side = entries.filter(({ type }) => type !== VIDEO && type !== AUDIO);
  return {
    videoNumber: await numberOf(video),
    sideNumbers: new Set(await Promise.all(side.map(numberOf))),
    codec: video.codec,
    ...(await readPicture(bytes, findElement(video.fields, ID.video))),
    frameNanoseconds: await readUnsigned(bytes, findElement(video.fields, ID.defaultDuration)),
    hasAudio: sounds.length > 0,
  };
}

async function readEntry(bytes: FileBytes, entry: Element): Promise<Entry> {
  const fields = await elementsOf(bytes, entry);
  const codec = await readText(bytes, findElement(fields, ID.codecId));
  return {
    fields,
    type: await readUnsigned(bytes, findElement(fields, ID.trackType)),
    codec: codec === undefined ? undefined : (CODECS[codec] ?? codec.replace(/^V_/, '').toLowerCase()),
    isEnabled: (await readUnsigned(bytes, findElement(fields, ID.flagEnabled))) !== 0,
  };
}

/** 5.1.4.1.31: frames may be compressed, which any player undoes, or encrypted. */
async function isEncrypted(bytes: FileBytes, fields: readonly Element[]): Promise<boolean> {
  const encodings = findElement(fields, ID.contentEncodings);
  for (const encoding of encodings ? await elementsOf(bytes, encodings) : []) {
    if (findElement(await elementsOf(bytes, encoding), ID.contentEncryption)) return true;
  }
  return false;
}

const UNIT_PIXELS = 0;
const UNIT_ASPECT_RATIO = 3;

async function readPicture(
  bytes: FileBytes,
  video: Element | undefined,
): Promise<Pick<WebmTracks, 'width' | 'height' | 'hdr'>> {
  const fields = video ? await elementsOf(bytes, video) : [];
  const read = (id: number) => readUnsigned(bytes, findElement(fields, id));
  const width = await read(ID.pixelWidth);
  const height = await read(ID.pixelHeight);
  if (!width || !height) throw new Refused('damaged');
  const color = findElement(fields, ID.color);
  const transfer = color && findElement(await elementsOf(bytes, color), ID.transferCharacteristics);
  const hdr = hdrOf(await readUnsigned(bytes, transfer));
  const isSideways = await isTurned(bytes, findElement(fields, ID.projection));
  const upright = (across: number, down: number) =>
    isSideways ? { width: down, height: across, hdr } : { width: across, height: down, hdr };
  const displayWidth = await read(ID.displayWidth);
  const displayHeight = await read(ID.displayHeight);
  const unit = (await read(ID.displayUnit)) ?? UNIT_PIXELS;
  if (!displayWidth || !displayHeight) return upright(width, height);
  if (unit === UNIT_PIXELS) return upright(displayWidth, displayHeight);
  if (unit === UNIT_ASPECT_RATIO) return upright(Math.round((height * displayWidth) / displayHeight), height);
  return upright(width, height);
}

/** 5.1.4.1.28.46: players turn the picture by a roll of whole quarters; an odd number of them lays it on its side. */
async function isTurned(bytes: FileBytes, projection: Element | undefined): Promise<boolean> {
  const fields = projection ? await elementsOf(bytes, projection) : [];
  const roll = (await readFloat(bytes, findElement(fields, ID.projectionPoseRoll))) ?? 0;
  return Math.abs(roll % 180) === 90;
}
