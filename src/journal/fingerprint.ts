/** So many samples of so many bytes, spread evenly: another recording of the same size differs in nearly all of them. */
const SAMPLES = 64;
const SAMPLE_BYTES = 4096;

/** What a file is recognized by: its size, and a hash of each sample. It protects from mistakes, not from forgers. */
export interface Fingerprint {
  readonly size: number;
  readonly hashes: readonly string[];
}

const known = new WeakMap<Blob, Promise<Fingerprint>>();

/** The fingerprint of a file as it was when this was first called for it, at the latest when it was chosen. */
export function fingerprintOf(file: Blob): Promise<Fingerprint> {
  const before = known.get(file);
  if (before) return before;
  const reading = readFingerprint(file);
  known.set(file, reading);
  return reading;
}

/** Whether the file still has the bytes that it was chosen with, as far as samples tell; `range` narrows the look. */
export async function isUnchanged(
  file: Blob,
  range: { readonly first: number; readonly last: number },
): Promise<boolean> {
  const { hashes } = await fingerprintOf(file);
  const places = samplePlaces(file.size).map((place, index) => ({ place, index }));
  const looked = places.filter(({ place }) => place + SAMPLE_BYTES > range.first && place <= range.last);
  const now = await Promise.all(looked.map(({ place }) => hashAt(file, place)));
  return looked.every(({ index }, at) => hashes[index] === now[at]);
}

export function sameFingerprint(a: Fingerprint, b: Fingerprint): boolean {
  return (
    a.size === b.size && a.hashes.length === b.hashes.length && a.hashes.every((hash, at) => hash === b.hashes[at])
  );
}

/** Whether two lists are of the same files in the same order. */
export function sameFingerprints(a: readonly Fingerprint[], b: readonly Fingerprint[]): boolean {
  return (
    a.length === b.length &&
    a.every((print, at) => {
      const other = b[at];
      return other !== undefined && sameFingerprint(print, other);
    })
  );
}

export function isFingerprint(value: unknown): value is Fingerprint {
  if (typeof value !== 'object' || value === null) return false;
  const { size, hashes }: Partial<Record<keyof Fingerprint, unknown>> = value;
  return typeof size === 'number' && Array.isArray(hashes) && hashes.every((hash) => typeof hash === 'string');
}

async function readFingerprint(file: Blob): Promise<Fingerprint> {
  const hashes = await Promise.all(samplePlaces(file.size).map((place) => hashAt(file, place)));
  return { size: file.size, hashes };
}

function samplePlaces(size: number): readonly number[] {
  const room = Math.max(size - SAMPLE_BYTES, 0);
  const count = Math.min(SAMPLES, Math.ceil(size / SAMPLE_BYTES));
  return Array.from({ length: count }, (_, index) => Math.floor((room * index) / Math.max(count - 1, 1)));
}

async function hashAt(file: Blob, place: number): Promise<string> {
  return hash(new Uint8Array(await file.slice(place, place + SAMPLE_BYTES).arrayBuffer()));
}

/** 64 bits of FNV-1a, as two hashes of 32: `crypto.subtle` is missing on pages that are no secure context. */
function hash(bytes: Uint8Array): string {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ (byte + 0x9e), 0x01000193);
  }
  return ((low >>> 0).toString(16) + (high >>> 0).toString(16)).padStart(16, '0');
}
