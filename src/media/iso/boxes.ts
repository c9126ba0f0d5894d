import { fourCharacters } from '../file-bytes.js';
import type { FileBytes } from '../file-bytes.js';

/** One box of the ISO base media file format (ISO/IEC 14496-12, 4.2): where it is, not what it holds. */
export interface Box {
  readonly type: string;
  /** Offset of the box in the file, of its content, and of the byte after it. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

const TYPE = /^[\x20-\x7e\xa9]{4}$/;

/**
 * Reads the header of the box at `start`, or nothing where no box can be; `end` may lie beyond the file. Size 0 means
 * up to `limit`, size 1 that 64 bits follow (4.2.2).
 */
export async function readBox(bytes: FileBytes, start: number, limit: number): Promise<Box | undefined> {
  const head = await bytes.read(start, Math.min(16, limit - start));
  if (head.length < 8) return undefined;
  const view = new DataView(head.buffer);
  const type = fourCharacters(view, 4);
  if (!TYPE.test(type)) return undefined;
  const size = view.getUint32(0);
  if (size === 0) return { type, start, content: start + 8, end: limit };
  if (size === 1 && head.length < 16) return undefined;
  const header = size === 1 ? 16 : 8;
  const total = size === 1 ? Number(view.getBigUint64(8)) : size;
  if (total < header) return undefined;
  return { type, start, content: start + header, end: start + total };
}

/**
 * The boxes inside another one, by their headers alone. A box that overruns its parent ends with it: what it lacks is
 * found where it is read. QuickTime closes some lists with four zero bytes, which are no box.
 */
export async function childrenOf(bytes: FileBytes, parent: Box, from = parent.content): Promise<readonly Box[]> {
  const children: Box[] = [];
  for (let position = from; position + 8 <= parent.end;) {
    const box = await readBox(bytes, position, parent.end);
    if (!box) break;
    children.push(box.end > parent.end ? { ...box, end: parent.end } : box);
    position = box.end;
  }
  return children;
}

/** The first box of a type among `boxes`. */
export function find(boxes: readonly Box[], type: string): Box | undefined {
  return boxes.find((box) => box.type === type);
}

/** Follows a path of types below `parent` and returns the last box, where there is one. */
export async function descend(bytes: FileBytes, parent: Box, ...path: string[]): Promise<Box | undefined> {
  let box: Box | undefined = parent;
  for (const type of path) {
    if (!box) return undefined;
    box = find(await childrenOf(bytes, box), type);
  }
  return box;
}

/** A view on a box's content, at most `limit` bytes of it. */
export function contentOf(bytes: FileBytes, box: Box, limit = 65_536): Promise<DataView> {
  return bytes.view(box.content, Math.min(box.end - box.content, limit));
}
