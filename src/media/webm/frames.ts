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

const TAIL_STEPS = [262_144, 524_288, 1_048_576, 2_097_152, 4_194_304, 8_388_608];
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75];

const DATA: ReadonlySet<number> = new Set([ID.cluster, ID.simpleBlock, ID.blockGroup]);

/** Small blocks are read together with those after them; large ones are stepped over, which takes a read for each. */
const SMALL_BLOCK = 65_536;
const AHEAD = 131_072;
const BLOCKS_AHEAD = 5;

/** Reads block headers from the cluster at `position` on, across clusters, to the end of the file. */
export async function* readFrames(bytes: FileBytes, position: number): AsyncGenerator<Frame> {
  let clusterTicks = 0;
  let previous = 0;
  for (let at = position; at < bytes.size;) {
    if (previous <= SMALL_BLOCK) await bytes.ahead(at, Math.max(AHEAD, BLOCKS_AHEAD * previous));
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
    if (element.id === ID.timestamp) clusterTicks = (await readUnsigned(bytes, element)) ?? 0;
    if (element.id === ID.simpleBlock) yield await readBlock(bytes, element, clusterTicks, undefined);
    if (element.id === ID.blockGroup) {
      const fields = await elementsOf(bytes, element);
      const block = findElement(fields, ID.block);
      const lasts = await readUnsigned(bytes, findElement(fields, ID.blockDuration));
      if (block) yield await readBlock(bytes, block, clusterTicks, lasts);
    }
    previous = element.end - at;
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

/** The first cluster in the file’s tail that is one beyond doubt, by how it opens. */
export async function findLateCluster(bytes: FileBytes, first: number): Promise<number | undefined> {
  const deepest = Math.max(TAIL_STEPS.at(-1) ?? 0, bytes.size * 0.02) / 2;
  for (const step of TAIL_STEPS) {
    if (step > deepest) return undefined;
    const from = Math.max(first, bytes.size - step);
    const tail = await bytes.read(from, bytes.size - from);
    for (const at of occurrences(tail, CLUSTER)) {
      const cluster = await readElement(bytes, from + at);
      const child = cluster && (await readElement(bytes, cluster.content))?.id;
      // RFC 9559, 5.1.3.1 and RFC 8794, 11.3.1: the time comes first, or second behind a checksum.
      if (cluster && (child === ID.timestamp || child === ID.checksum)) return cluster.start;
    }
    if (from === first) return undefined;
  }
  return undefined;
}

/** Refuses a file whose last cluster, or a block of it, ends after the file does. */
export async function checkEnding(bytes: FileBytes, first: number): Promise<void> {
  const cluster = await findLateCluster(bytes, first);
  if (cluster === undefined) throw new Refused('truncated');
  const frames = readFrames(bytes, cluster);
  while (!(await frames.next()).done);
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
    const cluster = offset === undefined ? undefined : await readElement(bytes, origin + offset);
    if (cluster?.id === ID.cluster) return cluster.start;
  }
  return undefined;
}
