import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { ID, elementsOf, findElement, readElement, readText, readUnsigned } from './ebml.js';
import type { Element } from './ebml.js';

/** Most parts are no longer than this, so that one read brings all of one. */
const AHEAD = 16_384;

/** The parts of a Matroska segment that facts are read from. */
export interface Segment {
  /** `webm` or `matroska`. */
  readonly docType: string;
  /** Where positions inside the file are counted from. */
  readonly origin: number;
  readonly info: Element;
  readonly tracks: Element;
  readonly tags: Element | undefined;
  readonly seekHead: Element | undefined;
  readonly firstCluster: number | undefined;
  /** The segment says that it goes on behind the end of the file: whether it does is for its last cluster to say. */
  readonly overruns: boolean;
}

/** Finds the parts before the first cluster, or through the seek head where they stand elsewhere. */
export async function readSegment(bytes: FileBytes): Promise<Segment> {
  const head = await readElement(bytes, 0);
  if (head?.end === undefined) throw new Refused('damaged');
  const docType = (await readText(bytes, findElement(await elementsOf(bytes, head), ID.docType))) ?? 'matroska';
  const segment = await readElement(bytes, head.end);
  if (!segment) throw new Refused('truncated');
  if (segment.id !== ID.segment) throw new Refused('damaged');

  const parts = new Map<number, Element>();
  let firstCluster: number | undefined;
  for (let position = segment.content; position < Math.min(segment.end ?? bytes.size, bytes.size);) {
    const element = await readElement(bytes, position);
    if (!element) break;
    if (element.id === ID.cluster) {
      firstCluster = element.start;
      break;
    }
    if (element.end === undefined) throw new Refused('damaged');
    if (element.end > bytes.size) throw new Refused('truncated');
    if (!parts.has(element.id)) parts.set(element.id, element);
    position = element.end;
  }
  const seekHead = parts.get(ID.seekHead);
  const info = parts.get(ID.info) ?? (await seek(bytes, seekHead, segment.content, ID.info));
  const tracks = parts.get(ID.tracks) ?? (await seek(bytes, seekHead, segment.content, ID.tracks));
  if (!info || !tracks) throw new Refused(firstCluster === undefined ? 'truncated' : 'damaged');
  return {
    docType,
    origin: segment.content,
    info,
    tracks,
    tags: parts.get(ID.tags) ?? (await seek(bytes, seekHead, segment.content, ID.tags)),
    seekHead,
    firstCluster,
    overruns: (segment.end ?? 0) > bytes.size,
  };
}

/** Finds a part through the seek head, wherever in the file it is. */
export async function seek(
  bytes: FileBytes,
  seekHead: Element | undefined,
  origin: number,
  wanted: number,
): Promise<Element | undefined> {
  for (const entry of seekHead ? await elementsOf(bytes, seekHead) : []) {
    if (entry.id !== ID.seek) continue;
    const fields = await elementsOf(bytes, entry);
    if ((await readUnsigned(bytes, findElement(fields, ID.seekId))) !== wanted) continue;
    const position = await readUnsigned(bytes, findElement(fields, ID.seekPosition));
    if (position === undefined) continue;
    await bytes.ahead(origin + position, AHEAD);
    const element = await readElement(bytes, origin + position);
    if (element?.id === wanted) return element;
  }
  return undefined;
}
