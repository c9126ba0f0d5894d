import { Refused } from './refusal.js';

const BLOCK = 1024;
const LEAST_BUDGET = 8 * 1024 * 1024;
const BUDGET_SHARE = 0.02;

/** What ranges are read of: a Blob, or a file elsewhere that is read like one. */
export interface Sliceable {
  readonly size: number;
  slice(start: number, end: number): Pick<Blob, 'arrayBuffer'>;
}

/**
 * Reads a few ranges of a large file, in blocks of 1 kB that are kept, so that no byte is read twice, not even by two
 * readers at once. Reading is bounded: 2 % of the file or 8 MB, whichever is more; a file that needs more is refused as
 * damaged, because no sound one does.
 */
export class FileBytes {
  readonly size: number;
  readonly #blob: Sliceable;
  readonly #signal: AbortSignal | undefined;
  readonly #blocks = new Map<number, Uint8Array>();
  /** What is on its way, by block. */
  readonly #coming = new Map<number, Promise<void>>();
  /** How much of the file may be read in all. */
  readonly most: number;
  #budget: number;

  constructor(blob: Sliceable, signal?: AbortSignal) {
    this.#blob = blob;
    this.#signal = signal;
    this.size = blob.size;
    this.most = Math.max(LEAST_BUDGET, blob.size * BUDGET_SHARE);
    this.#budget = this.most;
  }

  /** The bytes from `start`, `length` of them or as many as there are before the end of the file. */
  async read(start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(start + length, this.size);
    if (start >= end) return new Uint8Array();
    const first = Math.floor(start / BLOCK);
    const last = Math.floor((end - 1) / BLOCK);
    await this.#load(first, last);
    const joined = new Uint8Array(end - start);
    for (let index = first; index <= last; index += 1) {
      const at = index * BLOCK;
      const block = this.#blocks.get(index) ?? new Uint8Array();
      const from = Math.max(start, at);
      joined.set(block.subarray(from - at, end - at), from - start);
    }
    return joined;
  }

  /** Like {@link read}, as a view, and refuses the file as truncated where it ends too early. */
  async view(start: number, length: number): Promise<DataView> {
    const bytes = await this.read(start, length);
    if (bytes.length < length) throw new Refused('truncated');
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Fetches `length` bytes in one go where the first of them is not here yet: fewer, larger reads are faster. */
  async ahead(start: number, length: number): Promise<void> {
    if (start < this.size && !this.#blocks.has(Math.floor(start / BLOCK))) await this.read(start, length);
  }

  async #load(first: number, last: number): Promise<void> {
    const coming: Promise<void>[] = [];
    const isNew = (index: number) => !this.#blocks.has(index) && !this.#coming.has(index);
    for (let index = first; index <= last; index += 1) {
      const earlier = this.#coming.get(index);
      if (earlier) coming.push(earlier);
      if (!isNew(index)) continue;
      let until = index;
      while (until < last && isNew(until + 1)) until += 1;
      const loading = this.#loadBlocks(index, until);
      for (let block = index; block <= until; block += 1) this.#coming.set(block, loading);
      coming.push(loading);
      index = until;
    }
    await Promise.all(coming);
  }

  async #loadBlocks(first: number, last: number): Promise<void> {
    const bytes = await this.#fetch(first * BLOCK, Math.min((last + 1) * BLOCK, this.size));
    for (let block = first; block <= last; block += 1) {
      this.#blocks.set(block, bytes.subarray((block - first) * BLOCK, (block - first + 1) * BLOCK));
      this.#coming.delete(block);
    }
  }

  async #fetch(start: number, end: number): Promise<Uint8Array> {
    this.#signal?.throwIfAborted();
    this.#budget -= end - start;
    if (this.#budget < 0) throw new Refused('damaged');
    try {
      return new Uint8Array(await this.#blob.slice(start, end).arrayBuffer());
    } catch (error) {
      throw new Refused('unreadable', error);
    }
  }
}

/** Four bytes as text, such as the type of a box. */
export function fourCharacters(view: DataView, offset: number): string {
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  );
}

/** Every byte as one character, for searching and comparing. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Bytes as text of which only the ASCII part is meant; quick for long blocks. */
export function asciiOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** Every offset at which `pattern` occurs. */
export function* occurrences(bytes: Uint8Array, pattern: readonly number[]): Generator<number> {
  const [first = 0, ...rest] = pattern;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (rest.every((byte, index) => bytes[at + 1 + index] === byte)) yield at;
  }
}
