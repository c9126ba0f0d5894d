import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { FileBytes } from '../../../src/media/file-bytes.js';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { checkCounts } from '../../../src/media/iso/check-counts.js';
import { inspectPhoto } from '../../../src/media/photo/inspect-photo.js';
import { Refused } from '../../../src/media/refusal.js';
import { counted } from '../../fixtures/media/counted.js';
import { movie } from '../../fixtures/media/iso.js';
import { c2paSegments, c2paStore, exifSegment, heif, iptcSegment, jpeg, webp } from '../../fixtures/media/photos.js';
import { framesAt, recordedWebm } from '../../fixtures/media/webm.js';

const MUTANTS = 100_000;
const MOST_BYTES = 8 * 1024 * 1024;
const SEED = 20_261_126;

/** mulberry32: a run is the same on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = random(SEED);
const below = (limit: number) => Math.floor(next() * limit);
const pick = <T>(values: readonly T[]): T => {
  const value = values[below(values.length)];
  assert.ok(value !== undefined);
  return value;
};

/** Numbers at which counts, sizes, and times go wrong. */
const EDGES = [0, 1, 2, 7, 8, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Where the structure is: four letters of a box or chunk, an element's first byte, a marker. */
function joints(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = 4; at + 8 < bytes.length; at += 1) {
    const letters = bytes.subarray(at, at + 4).every((byte) => (byte >= 0x61 && byte <= 0x7a) || byte === 0xa9);
    const element = bytes[at] === 0x1a || bytes[at] === 0x1f || bytes[at] === 0xae || bytes[at] === 0xa3;
    if (letters || element || bytes[at] === 0xff) found.push(at);
  }
  return found.length > 0 ? found : [4];
}

interface Sample {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly joints: readonly number[];
}

function mutate({ bytes, joints: places }: Sample): Uint8Array<ArrayBuffer> {
  let mutant = bytes.slice();
  for (let round = 1 + below(3); round > 0; round -= 1) {
    const at = Math.min(pick(places), mutant.length - 1);
    const view = new DataView(mutant.buffer);
    const kind = below(6);
    const field = at + pick([-4, 4, 8, 12, 16, 20]);
    if (kind <= 1 && field >= 0 && field + 4 <= mutant.length) view.setUint32(field, pick(EDGES));
    if (kind === 2) mutant[Math.min(at + below(24), mutant.length - 1)] = below(256);
    if (kind === 3) mutant = mutant.slice(0, Math.max(1, at + below(16)));
    const other = Math.min(pick(places), mutant.length);
    const part = mutant.slice(Math.max(0, at - 4), Math.max(0, at - 4) + below(200));
    if (kind === 4) mutant = new Uint8Array([...mutant.slice(0, other), ...part, ...mutant.slice(other)]);
    if (kind === 5) mutant = new Uint8Array([...mutant.slice(0, at), ...mutant.slice(at + below(64))]);
  }
  return mutant;
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

async function samples(): Promise<readonly Sample[]> {
  const folder = new URL('../../fixtures/media/corpus/', import.meta.url);
  const files = readdirSync(folder).filter((name) => !name.endsWith('.json'));
  const short = files
    .map((name) => new Uint8Array(readFileSync(new URL(name, folder))))
    .filter(({ length }) => length < 9000 && length > 64);
  const photo = new Blob([readFileSync(new URL('../../fixtures/media/photo.webp', import.meta.url))]);
  const made = [
    movie({
      tracks: [
        { offsets: [[60, 1]], edits: [[2000, 0]] },
        { handler: 'soun', timescale: 48_000, lengths: [[94, 1024]] },
      ],
    }),
    movie({
      isMovieFirst: true,
      fragments: [
        { start: 60_000, count: 30, ticks: 1000 },
        { count: 30, ticks: 1000 },
      ],
    }),
    recordedWebm({ times: framesAt(30, 0, 60), clusters: [0, 1000], bytesPerFrame: 16 }),
    recordedWebm({
      times: framesAt(30, 0, 60),
      clusters: [0],
      bytesPerFrame: 16,
      segmentOff: 0,
      firstTrack: { codec: 'V_MJPEG' },
    }),
    jpeg({
      segments: [
        exifSegment({ orientation: 6, gps: true }),
        iptcSegment(90, 'Utopia'),
        ...c2paSegments(c2paStore('digitalCapture')).slice(1),
      ],
    }),
    heif('heic', { clap: [300, 200] }),
    (await webp(photo.slice(0, 4000), { exif: { orientation: 1, gps: true } })) as Blob,
  ];
  const all = [...short, ...(await Promise.all(made.map(bytesOf)))];
  return all.map((bytes) => ({ bytes, joints: joints(bytes) }));
}

describe('the readers of foreign files', () => {
  it(`come to an end for ${MUTANTS} broken files, with facts that make sense or a refusal`, async () => {
    const all = await samples();
    for (let index = 0; index < MUTANTS; index += 1) {
      const bytes = mutate(pick(all));
      const { file, bytesRead } = counted(new Blob([bytes]));
      const where = `mutant ${index} of seed ${SEED}`;
      const video = await inspectVideo(file);
      const { durationSeconds = 1, frameRate = 1, width = 1, height = 1 } = video.ok ? video.facts : {};
      assert.ok(durationSeconds > 0 && Number.isFinite(durationSeconds), `${where}: ${durationSeconds} s`);
      assert.ok(frameRate > 0 && Number.isFinite(frameRate), `${where}: ${frameRate} fps`);
      assert.ok(width > 0 && height > 0, `${where}: ${width} by ${height}`);
      const photo = await inspectPhoto(file);
      assert.equal(typeof photo.ok, 'boolean', where);
      await checkCounts(new FileBytes(file)).catch((error: unknown) => {
        assert.ok(error instanceof Refused || error instanceof RangeError, `${where}: ${String(error)}`);
      });
      assert.ok(bytesRead() <= 3 * MOST_BYTES, `${where}: read ${bytesRead()} bytes`);
    }
  });
});
