import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { childrenOf } from './boxes.js';
import type { Box } from './boxes.js';
import type { Movie } from './movie.js';

const CONTAINERS = new Set(['moov', 'trak', 'edts', 'mdia', 'minf', 'stbl']);
const LEAVES = new Set(['mvhd', 'tkhd', 'elst', 'mdhd', 'hdlr', 'vmhd', 'smhd', 'nmhd', 'gmhd', 'dinf', 'stsd']);
const LARGEST_LEAF = 65_536;

/**
 * Copies what describes the tracks (`ftyp` and `moov`, without sample tables, covers and other metadata) into a file of
 * a few kilobytes. The sample tables of a ten-minute video take a megabyte, which a demuxer would read for nothing.
 */
export async function copyHeader(bytes: FileBytes, movie: Movie): Promise<ArrayBuffer> {
  const parts = [
    movie.fileType
      ? await copyLeaf(bytes, movie.fileType)
      : box('ftyp', [new TextEncoder().encode('qt  \0\0\0\0qt  ')]),
    await copy(bytes, movie.box, movie.children),
  ];
  return join(parts).buffer;
}

async function copy(bytes: FileBytes, parent: Box, children: readonly Box[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const child of children) {
    if (CONTAINERS.has(child.type)) parts.push(await copy(bytes, child, await childrenOf(bytes, child)));
    else if (LEAVES.has(child.type)) parts.push(await copyLeaf(bytes, child));
  }
  return box(parent.type, parts);
}

async function copyLeaf(bytes: FileBytes, leaf: Box): Promise<Uint8Array> {
  if (leaf.end - leaf.content > LARGEST_LEAF) throw new Refused('damaged');
  return box(leaf.type, [await bytes.read(leaf.content, leaf.end - leaf.content)]);
}

function box(type: string, content: readonly Uint8Array[]): Uint8Array {
  const header = new Uint8Array(8);
  new TextEncoder().encodeInto(type, header.subarray(4));
  const whole = join([header, ...content]);
  new DataView(whole.buffer).setUint32(0, whole.length);
  return whole;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
