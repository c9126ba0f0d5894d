import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { ID, elementsOf, findElement, readElement, readText, readUnsigned } from './ebml.js';
import type { Element } from './ebml.js';

/** The parts of a Matroska segment that facts are read from. */
export interface Segment {
  /** `webm` or `matroska`. */
  readonly docType: string;
  /** Where positions inside the file are counted from. */
  readonly origin: number;
  readonly info: Element;
  readonly tracks: Element;
  readonly cues: Element | undefined;
  readonly firstCluster: number | undefined;
}

/** Finds the parts before the first cluster, and through the seek head those behind the last. */
export async function readSegment(bytes: FileBytes): Promise<Segment> {
  const head = await readElement(bytes, 0);
  if (head?.end === undefined) throw new Refused('damaged');
  const docType = (await readText(bytes, findElement(await elementsOf(bytes, head), ID.docType))) ?? 'matroska';
  const segment = await readElement(bytes, head.end);
  if (!segment) throw new Refused('truncated');
  if (segment.id !== ID.segment) throw new Refused('damaged');
  if (segment.end !== undefined && segment.end > bytes.size) throw new Refused('truncated');

  const parts = new Map<number, Element>();
  let firstCluster: number | undefined;
  for (let position = segment.content; position < (segment.end ?? bytes.size);) {
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
  for (const element of await seek(bytes, parts.get(ID.seekHead), segment.content)) {
    if (!parts.has(element.id)) parts.set(element.id, element);
  }
  const info = parts.get(ID.info);
  const tracks = parts.get(ID.tracks);
  if (!info || !tracks) throw new Refused(firstCluster === undefined ? 'truncated' : 'damaged');
  return { docType, origin: segment.content, info, tracks, cues: parts.get(ID.cues), firstCluster };
}

async function seek(bytes: FileBytes, seekHead: Element | undefined, origin: number): Promise<readonly Element[]> {
  const found: Element[] = [];
  for (const entry of seekHead ? await elementsOf(bytes, seekHead) : []) {
    if (entry.id !== ID.seek) continue;
    const fields = await elementsOf(bytes, entry);
    const id = await readUnsigned(bytes, findElement(fields, ID.seekId));
    const position = await readUnsigned(bytes, findElement(fields, ID.seekPosition));
    if (id === undefined || position === undefined) continue;
    const element = await readElement(bytes, origin + position);
    if (element?.id === id) found.push(element);
  }
  return found;
}
