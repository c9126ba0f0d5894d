import type { VideoCodec, VideoFacts } from '../../domain/media-facts.js';
import { fourCharacters } from '../file-bytes.js';
import type { FileBytes } from '../file-bytes.js';
import { hdrOf } from '../video-description.js';
import { childrenOf, find, readBox } from './boxes.js';
import type { Box } from './boxes.js';

/** How a track's samples are coded, from the first entry of its `stsd` (ISO/IEC 14496-12, 8.5.2). */
export interface SampleEntry {
  readonly codec: VideoCodec | undefined;
  /** Encrypted: 8.12 gives such entries a type of their own and keeps the real one in `sinf`. */
  readonly isProtected: boolean;
  /** Pixels as shown before rotation; 0 for sound. */
  readonly width: number;
  readonly height: number;
  readonly hdr: VideoFacts['hdr'];
}

/** Entry types by codec: ISO/IEC 14496-15 for H.264 and H.265, the bindings of VP and AV1, Dolby Vision, QuickTime. */
const CODECS: Readonly<Record<string, VideoCodec>> = {
  ...{ avc1: 'h264', avc2: 'h264', avc3: 'h264', avc4: 'h264', h264: 'h264', x264: 'h264', dva1: 'h264', dvav: 'h264' },
  ...{ hvc1: 'h265', hev1: 'h265', hvc2: 'h265', hev2: 'h265', dvh1: 'h265', dvhe: 'h265', hevc: 'h265' },
  ...{ vp08: 'vp8', vp09: 'vp9', av01: 'av1', dav1: 'av1', vvc1: 'vvc', vvi1: 'vvc' },
  ...{ jpeg: 'mjpeg', mjpa: 'mjpeg', mjpb: 'mjpeg', mjpg: 'mjpeg', 'png ': 'png', s263: 'h263', h263: 'h263' },
  ...{ apco: 'prores', apcs: 'prores', apcn: 'prores', apch: 'prores', ap4h: 'prores', ap4x: 'prores' },
};

const PROTECTED = new Set(['encv', 'enca', 'drms', 'drmi']);
/** A visual entry has 70 bytes of fields after the 16 that any entry has (12.1.3). */
export const VISUAL_FIELDS = 78;

/** Reads the first entry; a track without any, or with one that is cut off, has no codec that is known. */
export async function readSampleEntry(bytes: FileBytes, description: Box, handler: string): Promise<SampleEntry> {
  const none = { codec: undefined, isProtected: false, width: 0, height: 0, hdr: undefined };
  const entry = await readBox(bytes, description.content + 8, description.end);
  if (!entry) return none;
  const format = entry.type;
  if (handler !== 'vide' || entry.content + VISUAL_FIELDS > entry.end) {
    return { ...none, codec: format.trim().toLowerCase(), isProtected: PROTECTED.has(format) };
  }
  const fields = await bytes.view(entry.content, VISUAL_FIELDS);
  const children = await childrenOf(bytes, entry, entry.content + VISUAL_FIELDS);
  const { across, down } = await readPixelAspect(bytes, find(children, 'pasp'));
  return {
    codec: await codecOf(bytes, format, children),
    isProtected: PROTECTED.has(format) || find(children, 'sinf') !== undefined,
    width: Math.round((fields.getUint16(24) * across) / down),
    height: fields.getUint16(26),
    hdr: await readHdr(bytes, children),
  };
}

async function codecOf(bytes: FileBytes, format: string, children: readonly Box[]): Promise<VideoCodec> {
  const known = CODECS[format] ?? CODECS[format.toLowerCase()];
  if (known) return known;
  if (format === 'mp4v') return readObjectType(bytes, find(children, 'esds'));
  return format.trim().toLowerCase();
}

/** ISO/IEC 14496-1, 7.2.6.6: what `mp4v` stands for is a number in its descriptor. */
const OBJECT_TYPES: Readonly<Record<number, VideoCodec>> = {
  ...{ 0x20: 'mpeg4', 0x21: 'h264', 0x23: 'h265', 0x6a: 'mpeg1', 0x6c: 'mjpeg', 0x6d: 'png' },
  ...{ 0x60: 'mpeg2', 0x61: 'mpeg2', 0x62: 'mpeg2', 0x63: 'mpeg2', 0x64: 'mpeg2', 0x65: 'mpeg2' },
};
const DECODER_CONFIG = 4;

async function readObjectType(bytes: FileBytes, box: Box | undefined): Promise<VideoCodec> {
  const block = box ? await bytes.read(box.content + 4, Math.min(box.end - box.content - 4, 64)) : new Uint8Array();
  // The descriptor of the stream (tag 3) opens with its length in one to four bytes, an id and flags.
  let at = lengthEnd(block, 1) + 3;
  if (block[at] !== DECODER_CONFIG) return 'mpeg4';
  at = lengthEnd(block, at + 1);
  return OBJECT_TYPES[block[at] ?? 0] ?? 'mpeg4';
}

function lengthEnd(block: Uint8Array, at: number): number {
  let end = at;
  while (((block[end] ?? 0) & 0x80) !== 0) end += 1;
  return end + 1;
}

/** 12.1.4: a pixel may be wider than high. */
async function readPixelAspect(bytes: FileBytes, box: Box | undefined): Promise<{ across: number; down: number }> {
  const square = { across: 1, down: 1 };
  if (!box || box.end - box.content < 8) return square;
  const view = await bytes.view(box.content, 8);
  const aspect = { across: view.getUint32(0), down: view.getUint32(4) };
  return aspect.across > 0 && aspect.down > 0 ? aspect : square;
}

/** 12.1.5: `colr` names the transfer function as ISO/IEC 23091-2 numbers them. Dolby Vision has boxes of its own. */
async function readHdr(bytes: FileBytes, children: readonly Box[]): Promise<SampleEntry['hdr']> {
  if (children.some(({ type }) => type === 'dvcC' || type === 'dvvC' || type === 'dvwC')) return 'dolby_vision';
  const color = find(children, 'colr');
  if (!color || color.end - color.content < 10) return undefined;
  const view = await bytes.view(color.content, 10);
  if (!['nclx', 'nclc'].includes(fourCharacters(view, 0))) return undefined;
  return hdrOf(view.getUint16(6));
}
