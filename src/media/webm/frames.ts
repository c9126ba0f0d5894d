import type { FileBytes } from '../file-bytes.js';
import { occurrences } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { ID, elementsOf, findElement, readElement, readUnsigned, readVariableInteger } from './ebml.js';
import type { Element } from './ebml.js';

/** One frame: its time and, where it is written beside it, how long it lasts; in ticks of the segment. */
export interface Frame {
  /** Where its block begins in the file. */
  readonly position: number;
  readonly track: number;
  readonly ticks: number;
  readonly lasts: number | undefined;
}

const TAIL_STEPS = [524_288, 1_048_576, 2_097_152, 4_194_304, 6_291_456];
/** The tail may take so much of what may be read of the file at all. */
const TAIL_SHARE = 0.75;
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75];

const DATA: ReadonlySet<number> = new Set([ID.cluster, ID.simpleBlock, ID.blockGroup]);

/** Small blocks are read together with those after them; large ones are stepped over, which takes a read for each. */
const SMALL_BLOCK = 65_536;
const AHEAD = { first: 131_072, least: 32_768, most: 393_216 } as const;
/** Most begin with a key frame, which is much larger than the frames after it. */
const SHARE_OF_KEY_FRAME = 0.75;

/**
 * Reads block headers from the cluster at `position` on, across clusters, to the end of the file; `expected` of them in
 * as few reads as their size allows.
 */
export async function* readFrames(bytes: FileBytes, position: number, expected = 0): AsyncGenerator<Frame> {
  let clusterTicks = 0;
  let previous = 0;
  let seen = 0;
  for (let at = position; at < bytes.size;) {
    if (previous <= SMALL_BLOCK) {
      const usual = seen === 1 ? previous * SHARE_OF_KEY_FRAME : previous;
      const wanted = seen === 0 ? AHEAD.first : Math.max(AHEAD.least, (expected - seen) * usual);
      await bytes.ahead(at, Math.min(wanted, AHEAD.most));
    }
    const element = await readElement(bytes, at);
    if (!element) return;
    // What is no cluster and no block may be behind the end of the recording, where anything may be.
    if (DATA.has(element.id) && (element.end ?? 0) > bytes.size) throw new Refused('truncated');
    if (element.id === ID.cluster) {
      // Its children come next, whether or not its size is known.
      at = element.content;
      continue;
    }
    if (element.end === undefined) return;
    if (element.id === ID.simpleBlock || element.id === ID.blockGroup) {
      previous = element.end - at;
      seen += 1;
    }
    if (element.id === ID.timestamp) clusterTicks = (await readUnsigned(bytes, element)) ?? 0;
    if (element.id === ID.simpleBlock) yield await readBlock(bytes, element, clusterTicks, undefined);
    if (element.id === ID.blockGroup) {
      const fields = await elementsOf(bytes, element);
      const block = findElement(fields, ID.block);
      const lasts = await readUnsigned(bytes, findElement(fields, ID.blockDuration));
      if (block) yield await readBlock(bytes, block, clusterTicks, lasts);
    }
    at = element.end;
  }
}

async function readBlock(
  bytes: FileBytes,
  block: Element,
  clusterTicks: number,
  lasts: number | undefined,
): Promise<Frame> {
  const head = await bytes.read(block.content, 12);
  const track = readVariableInteger(head, 0, 8, false);
  const view = new DataView(head.buffer);
  return {
    position: block.start,
    track: track?.value ?? 0,
    ticks: clusterTicks + view.getInt16(track?.length ?? 0),
    lasts,
  };
}

/**
 * Clusters from which on the end of the file can be read, each further in front of it than the one before; they are
 * clusters beyond doubt, by how they open.
 */
export async function* lateClusters(bytes: FileBytes, first: number): AsyncGenerator<number> {
  let searched = bytes.size;
  for (const step of TAIL_STEPS) {
    if (searched <= first || step > bytes.most * TAIL_SHARE) return;
    const from = Math.max(first, bytes.size - step);
    const part = await bytes.read(from, searched + CLUSTER.length - 1 - from);
    for (const at of occurrences(part, CLUSTER)) {
      const cluster = await readElement(bytes, from + at);
      const child = cluster && (await readElement(bytes, cluster.content))?.id;
      // RFC 9559, 5.1.3.1 and RFC 8794, 11.3.1: the time comes first, or second behind a checksum.
      if (!cluster || (child !== ID.timestamp && child !== ID.checksum)) continue;
      yield cluster.start;
      break;
    }
    searched = from;
  }
}

/** Refuses a file whose last cluster, or a block of it, ends after the file does. */
export async function checkEnding(bytes: FileBytes, first: number): Promise<void> {
  for await (const cluster of lateClusters(bytes, first)) {
    const frames = readFrames(bytes, cluster);
    while (!(await frames.next()).done);
    return;
  }
  throw new Refused('truncated');
}

const CUE_TIME = 0xb3;

/**
 * A cluster in the middle of the file, from its index of key frames. The index is entered in its middle, at the first
 * bytes that can only be a cue, because stepping over thousands of cues takes longer than all else.
 */
export async function findMiddleCluster(
  bytes: FileBytes,
  cues: Element | undefined,
  origin: number,
): Promise<number | undefined> {
  if (cues?.end === undefined) return undefined;
  const middle = Math.floor((cues.content + cues.end) / 2);
  const part = await bytes.read(middle, Math.min(1024, cues.end - middle));
  for (const at of occurrences(part, [ID.cuePoint])) {
    const point = await readElement(bytes, middle + at);
    if (part[at + 2] !== CUE_TIME || !point?.end || point.end > cues.end) continue;
    const positions = findElement(await elementsOf(bytes, point), ID.cueTrackPositions);
    const fields = positions ? await elementsOf(bytes, positions) : [];
    const offset = await readUnsigned(bytes, findElement(fields, ID.cueClusterPosition));
    if (offset === undefined) continue;
    await bytes.ahead(origin + offset, AHEAD.first);
    const cluster = await readElement(bytes, origin + offset);
    if (cluster?.id === ID.cluster) return cluster.start;
  }
  return undefined;
}
