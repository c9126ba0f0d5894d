import type { createHash } from 'node:crypto';

/** What one file of the file storage holds. */
export interface Entry {
  readonly key: string;
  readonly value: string;
  /** Milliseconds since 1970; absent: until it is deleted. */
  readonly expiresAt?: number;
}

/** A file that is no whole entry: cut off by a power cut, or written by something else. */
export class DamagedEntry extends Error {
  override readonly name = 'DamagedEntry';
}

/** One line of JSON about the value, then the value. The digest tells a whole file from one that a power cut left behind. */
export function encodeEntry({ key, value, expiresAt }: Entry, digest: Digest): string {
  return `${JSON.stringify({ key, ...(expiresAt === undefined ? {} : { expiresAt }), digest: digest(value) })}\n${value}`;
}

export function decodeEntry(text: string, digest: Digest): Entry {
  const end = text.indexOf('\n');
  const header: unknown = parse(text.slice(0, Math.max(end, 0)));
  const value = text.slice(end + 1);
  if (typeof header !== 'object' || header === null || Reflect.get(header, 'digest') !== digest(value)) {
    throw new DamagedEntry();
  }
  // The digest proves that this module wrote the header too: both were written at once.
  return { ...(header as Omit<Entry, 'value'>), value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type Digest = (text: string) => string;

/** SHA-256 in hexadecimal: file systems exist that take `A` and `a` for the same. */
export function digestWith(hash: typeof createHash): Digest {
  return (text) => hash('sha256').update(text).digest('hex');
}
