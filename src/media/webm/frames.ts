import type { FileBytes } from '../file-bytes.js';
import { occurrences } from '../file-bytes.js';
import { ID, elementsOf, findElement, readElement, readUnsigned, readVariableInteger } from './ebml.js';
import type { Element } from './ebml.js';

/** One frame: its time and, where it is written beside it, how long it lasts; in ticks of the segment. */
export interface Frame {
  readonly track: number;
  readonly ticks: number;
  readonly lasts: number | undefined;
}

const TAIL_STEPS = [65_536, 262_144, 1_048_576, 4_194_304, 8_388_608];
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75];

/** Reads block headers from the cluster at `position` on, across clusters, to the end of the file. */
export async function* readFrames(bytes: FileBytes, position: number): AsyncGenerator<Frame> {
  let clusterTicks = 0;
  for (let at = position; at < bytes.size;) {
    const element = await readElement(bytes, at);
    if (!element) return;
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
  return { track: track?.value ?? 0, ticks: clusterTicks + view.getInt16(track?.length ?? 0), lasts };
}

/** The first cluster in the file's tail that is one beyond doubt: it opens with its timestamp. */
export async function findLateCluster(bytes: FileBytes, first: number): Promise<number | undefined> {
  const deepest = Math.max(TAIL_STEPS.at(-1) ?? 0, bytes.size * 0.02) / 2;
  for (const step of TAIL_STEPS) {
    if (step > deepest) return undefined;
    const from = Math.max(first, bytes.size - step);
    const tail = await bytes.read(from, bytes.size - from);
    for (const at of occurrences(tail, CLUSTER)) {
      const cluster = await readElement(bytes, from + at);
      if (cluster && (await readElement(bytes, cluster.content))?.id === ID.timestamp) return cluster.start;
    }
    if (from === first) return undefined;
  }
  return undefined;
}

/** A cluster in the middle of the file, from its index of key frames. */
export async function findMiddleCluster(
  bytes: FileBytes,
  cues: Element | undefined,
  origin: number,
): Promise<number | undefined> {
  const points = cues ? (await elementsOf(bytes, cues)).filter((element) => element.id === ID.cuePoint) : [];
  const point = points[Math.floor(points.length / 2)];
  if (!point) return undefined;
  const positions = findElement(await elementsOf(bytes, point), ID.cueTrackPositions);
  if (!positions) return undefined;
  const offset = await readUnsigned(bytes, findElement(await elementsOf(bytes, positions), ID.cueClusterPosition));
  return offset === undefined ? undefined : origin + offset;
}
