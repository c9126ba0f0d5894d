import type { VideoFacts } from '../../domain/media-facts.js';
import { asciiOf } from '../file-bytes.js';
import type { FileBytes } from '../file-bytes.js';
import { aiIn, provenanceOf } from '../provenance.js';
import { childrenOf, find } from './boxes.js';
import type { Box } from './boxes.js';
import type { Movie } from './movie.js';
import type { Track } from './tracks.js';

/** C2PA specification 2.2, A.4.1, and XMP specification part 3, 1.1.6. */
const CREDENTIALS = 'd8fec3d61b0e483c92975828877ec481';
const XMP = 'be7acfcb97a942e89c71999491e3afac';
const MOST_BYTES = 1_048_576;

async function extendedType(bytes: FileBytes, box: Box): Promise<string | undefined> {
  if (box.type !== 'uuid') return undefined;
  const id = await bytes.read(box.content, Math.min(16, box.end - box.content));
  return Array.from(id, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a box holds Content Credentials. */
export async function isCredentials(bytes: FileBytes, box: Box): Promise<boolean> {
  return (await extendedType(bytes, box)) === CREDENTIALS;
}

/** Everything among the data of the user, of which tools add a second box where there is one already. */
async function userDataOf(bytes: FileBytes, boxes: readonly Box[]): Promise<readonly Box[]> {
  const found: Box[] = [];
  for (const box of boxes) if (box.type === 'udta') found.push(...(await childrenOf(bytes, box)));
  return found;
}

/** Whether a movie says where it was recorded, and how it was made. */
export async function readMetadata(
  bytes: FileBytes,
  movie: Movie,
  tracks: readonly Track[],
): Promise<Pick<VideoFacts, 'hasLocation' | 'provenance'>> {
  const packets: Uint8Array[] = [];
  let hasCredentials = false;
  const inUserData = await userDataOf(bytes, movie.children);
  const sources = [...movie.metadata, ...movie.children.filter(({ type }) => type === 'uuid')];
  for (const box of sources) {
    const type = await extendedType(bytes, box);
    if (type !== CREDENTIALS && type !== XMP) continue;
    hasCredentials ||= type === CREDENTIALS;
    packets.push(await bytes.read(box.content, Math.min(box.end - box.content, MOST_BYTES)));
  }
  // QuickTime keeps XMP among the user's data.
  for (const { content, end } of inUserData.filter(({ type }) => type === 'XMP_')) {
    packets.push(await bytes.read(content, Math.min(end - content, MOST_BYTES)));
  }
  const provenance = provenanceOf(hasCredentials, packets.map(aiIn));
  const hasLocation =
    (await hasLocationBox(bytes, movie)) ||
    (await hasLocationTrack(bytes, tracks)) ||
    packets.some((packet) => /GPS(Latitude|Longitude)|LocationShown|LocationCreated/.test(asciiOf(packet)));
  return { hasLocation, ...(provenance && { provenance }) };
}

/** QuickTime's `©xyz` and 3GPP's `loci` (TS 26.244, 8.8). */
const LOCATION_BOXES: ReadonlySet<string> = new Set(['\xa9xyz', 'loci']);
const LOCATION_KEY = /com\.apple\.quicktime\.location|com\.android\.location|location\.ISO6709/i;

/** Formats of tracks that hold where a camera was all along: GoPro's and the camera motion of Google. */
const LOCATION_FORMATS: ReadonlySet<string> = new Set(['gpmd', 'camm']);

/** A track of timed metadata names its items in its description. */
async function hasLocationTrack(bytes: FileBytes, tracks: readonly Track[]): Promise<boolean> {
  for (const { codec, tables } of tracks) {
    if (LOCATION_FORMATS.has(codec ?? '')) return true;
    const description = find(tables, 'stsd');
    if (codec !== 'mebx' || !description) continue;
    const length = Math.min(description.end - description.content, 65_536);
    if (LOCATION_KEY.test(asciiOf(await bytes.read(description.content, length)))) return true;
  }
  return false;
}

/** The movie and each of its tracks may have data of the user and metadata, and the former metadata of its own. */
async function hasLocationBox(bytes: FileBytes, movie: Movie): Promise<boolean> {
  const tracks = movie.children.filter(({ type }) => type === 'trak');
  for (const children of [movie.children, ...(await Promise.all(tracks.map((track) => childrenOf(bytes, track))))]) {
    const inUserData = await userDataOf(bytes, children);
    if (inUserData.some(({ type }) => LOCATION_BOXES.has(type))) return true;
    for (const box of [...children, ...inUserData]) {
      if (box.type === 'meta' && (await hasLocationItem(bytes, box))) return true;
    }
  }
  return false;
}

/** QuickTime names its items in `keys`; those of iTunes have a type of their own. */
async function hasLocationItem(bytes: FileBytes, meta: Box): Promise<boolean> {
  const inMeta = await childrenOf(bytes, meta);
  // Elsewhere than in QuickTime, it is a full box, whose children begin after four bytes.
  const items = inMeta.length > 0 ? inMeta : await childrenOf(bytes, meta, meta.content + 4);
  const list = find(items, 'ilst');
  if (list && (await childrenOf(bytes, list)).some(({ type }) => LOCATION_BOXES.has(type))) return true;
  const keys = find(items, 'keys');
  if (!keys) return false;
  return LOCATION_KEY.test(asciiOf(await bytes.read(keys.content, Math.min(keys.end - keys.content, 65_536))));
}
