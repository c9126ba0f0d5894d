import type { FileBytes } from '../file-bytes.js';

/** Ids of the Matroska elements that are read here (RFC 9559). */
export const ID = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  codecId: 0x86,
  flagEnabled: 0xb9,
  defaultDuration: 0x23e383,
  contentEncodings: 0x6d80,
  contentEncoding: 0x6240,
  contentEncryption: 0x5035,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  displayWidth: 0x54b0,
  displayHeight: 0x54ba,
  displayUnit: 0x54b2,
  projection: 0x7670,
  projectionPoseRoll: 0x7675,
  color: 0x55b0,
  transferCharacteristics: 0x55ba,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTrackPositions: 0xb7,
  cueClusterPosition: 0xf1,
  tags: 0x1254c367,
  cluster: 0x1f43b675,
  checksum: 0xbf,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  blockDuration: 0x9b,
} as const;

/** One element: where it is, not what it holds. `end` is undefined where a live recorder left the size open. */
export interface Element {
  readonly id: number;
  readonly start: number;
  readonly content: number;
  readonly end: number | undefined;
}

/** Reads the header of the element at `start`, or nothing where no element can be. */
export async function readElement(bytes: FileBytes, start: number): Promise<Element | undefined> {
  const head = await bytes.read(start, 12);
  const id = readVariableInteger(head, 0, 4, true);
  if (!id) return undefined;
  const size = readVariableInteger(head, id.length, 8, false);
  if (!size) return undefined;
  const content = start + id.length + size.length;
  return { id: id.value, start, content, end: size.open ? undefined : content + size.value };
}

/** The elements inside another one whose size is known. */
export async function elementsOf(bytes: FileBytes, parent: Element): Promise<readonly Element[]> {
  const elements: Element[] = [];
  const end = parent.end ?? parent.content;
  for (let position = parent.content; position < end;) {
    const element = await readElement(bytes, position);
    if (element?.end === undefined || element.end > end) break;
    elements.push(element);
    position = element.end;
  }
  return elements;
}

/** The first element with an id among `elements`. */
export function findElement(elements: readonly Element[], id: number): Element | undefined {
  return elements.find((element) => element.id === id);
}

/** An unsigned integer of up to 8 bytes. */
export async function readUnsigned(bytes: FileBytes, element: Element | undefined): Promise<number | undefined> {
  if (element?.end === undefined || element.end - element.content > 8) return undefined;
  let value = 0;
  for (const byte of await bytes.read(element.content, element.end - element.content)) value = value * 256 + byte;
  return value;
}

/** A floating-point number of 4 or 8 bytes. */
export async function readFloat(bytes: FileBytes, element: Element | undefined): Promise<number | undefined> {
  if (element?.end === undefined) return undefined;
  const length = element.end - element.content;
  const view = await bytes.view(element.content, length);
  return length === 4 ? view.getFloat32(0) : length === 8 ? view.getFloat64(0) : undefined;
}

/** Text in ASCII, up to the first zero. */
export async function readText(bytes: FileBytes, element: Element | undefined): Promise<string | undefined> {
  if (element?.end === undefined) return undefined;
  const text = await bytes.read(element.content, Math.min(element.end - element.content, 64));
  return new TextDecoder().decode(text).split('\0')[0];
}

/**
 * The leading zeros of the first byte say how many bytes follow. Ids keep the marker bit, sizes drop it; a size of all
 * ones is left open.
 */
export function readVariableInteger(
  bytes: Uint8Array,
  offset: number,
  longest: number,
  keepMarker: boolean,
): { value: number; length: number; open: boolean } | undefined {
  const first = bytes[offset];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  if (length > longest || offset + length > bytes.length) return undefined;
  const marker = 1 << (8 - length);
  let value = keepMarker ? first : first & (marker - 1);
  let open = (first & (marker - 1)) === marker - 1;
  for (const byte of bytes.subarray(offset + 1, offset + length)) {
    value = value * 256 + byte;
    open &&= byte === 255;
  }
  return { value, length, open };
}
