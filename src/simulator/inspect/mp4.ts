import type { InspectedVideo } from '../model.js';
import type { FileReader } from './file-reader.js';

/** A moov larger than this is no header of a video that TikTok would take. */
const MAX_MOOV_BYTES = 64_000_000;

interface Box {
  readonly type: string;
  /** Where the content begins and ends. */
  readonly start: number;
  readonly end: number;
}

interface Track {
  id: number;
  video: boolean;
  codec: string;
  width: number;
  height: number;
  timescale: number;
  /** What the header says; the fragments are not in it. */
  duration: number;
  samples: number;
  /** Of all samples together, in units of the timescale. */
  samplesDuration: number;
  /** Where in the file the last sample that the header lists ends; 0 where it lists none. */
  end: number;
  /** Duration of a sample where a fragment does not say. */
  defaultSampleDuration: number;
}

function* boxesIn(data: Buffer, start: number, end: number): Generator<Box> {
  for (let position = start; position + 8 <= end;) {
    let size = data.readUInt32BE(position);
    let header = 8;
    if (size === 1 && position + 16 <= end) {
      size = Number(data.readBigUInt64BE(position + 8));
      header = 16;
    } else if (size === 0) size = end - position;
    if (size < header || position + size > end) return;
    yield { type: data.toString('latin1', position + 4, position + 8), start: position + header, end: position + size };
    position += size;
  }
}

function find(data: Buffer, within: Box, ...path: readonly string[]): Box | undefined {
  let box: Box | undefined = within;
  for (const type of path) {
    if (box === undefined) return undefined;
    box = [...boxesIn(data, box.start, box.end)].find((child) => child.type === type);
  }
  return box;
}

function readTimes(data: Buffer, box: Box): { timescale: number; duration: number } {
  return data[box.start] === 1
    ? { timescale: data.readUInt32BE(box.start + 20), duration: Number(data.readBigUInt64BE(box.start + 24)) }
    : { timescale: data.readUInt32BE(box.start + 12), duration: data.readUInt32BE(box.start + 16) };
}

function readTrack(data: Buffer, trak: Box): Track | undefined {
  const header = find(data, trak, 'tkhd');
  const times = find(data, trak, 'mdia', 'mdhd');
  const handler = find(data, trak, 'mdia', 'hdlr');
  const table = find(data, trak, 'mdia', 'minf', 'stbl');
  if (header === undefined || times === undefined || handler === undefined || table === undefined) return undefined;
  const description = find(data, table, 'stsd');
  const sizes = find(data, table, 'stts');
  if (description === undefined) return undefined;
  const entry = description.start + 8;
  let [samples, samplesDuration] = [0, 0];
  if (sizes !== undefined)
    for (let index = 0; index < data.readUInt32BE(sizes.start + 4); index += 1) {
      const position = sizes.start + 8 + index * 8;
      if (position + 8 > sizes.end) break;
      samples += data.readUInt32BE(position);
      samplesDuration += data.readUInt32BE(position) * data.readUInt32BE(position + 4);
    }
  return {
    id: data.readUInt32BE(header.start + (data[header.start] === 1 ? 20 : 12)),
    video: data.toString('latin1', handler.start + 8, handler.start + 12) === 'vide',
    codec: data.toString('latin1', entry + 4, entry + 8),
    width: entry + 36 <= description.end ? data.readUInt16BE(entry + 32) : 0,
    height: entry + 36 <= description.end ? data.readUInt16BE(entry + 34) : 0,
    ...readTimes(data, times),
    samples,
    samplesDuration,
    end: endOfSamples(data, table),
    defaultSampleDuration: 0,
  };
}

/** Where the last chunk of a sample table ends. */
function endOfSamples(data: Buffer, table: Box): number {
  const offsets = find(data, table, 'stco') ?? find(data, table, 'co64');
  const runs = find(data, table, 'stsc');
  const sizes = find(data, table, 'stsz');
  if (offsets === undefined || runs === undefined || sizes === undefined) return 0;
  const chunks = data.readUInt32BE(offsets.start + 4);
  const samples = data.readUInt32BE(sizes.start + 8);
  if (chunks === 0 || samples === 0 || data.readUInt32BE(runs.start + 4) === 0) return 0;
  const width = offsets.type === 'stco' ? 4 : 8;
  const last = offsets.start + 8 + (chunks - 1) * width;
  const lastRun = runs.start + 8 + (data.readUInt32BE(runs.start + 4) - 1) * 12;
  const inLastChunk = Math.min(data.readUInt32BE(lastRun + 4), samples);
  const usual = data.readUInt32BE(sizes.start + 4);
  let end = width === 4 ? data.readUInt32BE(last) : Number(data.readBigUInt64BE(last));
  if (usual > 0) return end + inLastChunk * usual;
  for (let index = samples - inLastChunk; index < samples; index += 1)
    end += data.readUInt32BE(sizes.start + 12 + index * 4);
  return end;
}

function addFragment(data: Buffer, moof: Box, tracks: readonly Track[]): void {
  for (const fragment of boxesIn(data, moof.start, moof.end)) {
    const header = fragment.type === 'traf' ? find(data, fragment, 'tfhd') : undefined;
    if (header === undefined) continue;
    const flags = data.readUIntBE(header.start + 1, 3);
    const track = tracks.find(({ id }) => id === data.readUInt32BE(header.start + 4));
    if (track === undefined) continue;
    const durationAt = header.start + 8 + ((flags & 0x1) !== 0 ? 8 : 0) + ((flags & 0x2) !== 0 ? 4 : 0);
    const usual = (flags & 0x8) !== 0 ? data.readUInt32BE(durationAt) : track.defaultSampleDuration;
    for (const run of boxesIn(data, fragment.start, fragment.end))
      if (run.type === 'trun') addRun(data, run, track, usual);
  }
}

function addRun(data: Buffer, run: Box, track: Track, usualDuration: number): void {
  const flags = data.readUIntBE(run.start + 1, 3);
  const count = data.readUInt32BE(run.start + 4);
  track.samples += count;
  if ((flags & 0x100) === 0) {
    track.samplesDuration += count * usualDuration;
    return;
  }
  const first = run.start + 8 + ((flags & 0x1) !== 0 ? 4 : 0) + ((flags & 0x4) !== 0 ? 4 : 0);
  const stride = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0).length * 4;
  for (let index = 0; index < count && first + index * stride + 4 <= run.end; index += 1)
    track.samplesDuration += data.readUInt32BE(first + index * stride);
}

function readDefaults(data: Buffer, moov: Box, tracks: readonly Track[]): void {
  const extension = find(data, moov, 'mvex');
  if (extension === undefined) return;
  for (const box of boxesIn(data, extension.start, extension.end)) {
    if (box.type !== 'trex') continue;
    const track = tracks.find(({ id }) => id === data.readUInt32BE(box.start + 4));
    if (track !== undefined) track.defaultSampleDuration = data.readUInt32BE(box.start + 12);
  }
}

const MP4_BRAND = /^(?:iso[\dm]|mp4[12]|avc1)$/;

/** The major brand of a file and those it is compatible with; the four bytes after the major one are its version. */
async function readBrands(reader: FileReader, start: number, end: number): Promise<readonly string[]> {
  const text = (await reader.read(start, Math.min(end - start, 256))).toString('latin1');
  const brands = text.match(/[^]{4}/g) ?? [];
  return brands.filter((_, index) => index !== 1);
}

/** Reads the headers of an MP4 or MOV file, fragmented ones too; undefined when it is none or has no video track. */
export async function inspectMp4(reader: FileReader): Promise<InspectedVideo | undefined> {
  const tracks: Track[] = [];
  let container: 'mp4' | 'mov' = 'mp4';
  let isFragmented = false;
  let movie = { timescale: 0, duration: 0 };
  for (let position = 0; position + 8 <= reader.size;) {
    const head = await reader.read(position, 16);
    if (head.length < 8) break;
    const type = head.toString('latin1', 4, 8);
    let size = head.readUInt32BE(0);
    if (size === 1 && head.length === 16) size = Number(head.readBigUInt64BE(8));
    else if (size === 0) size = reader.size - position;
    // What stands behind the last box is none of the file's; and how far the samples reach, their table tells, not their box.
    if (size < 8) break;
    if (position + size > reader.size) {
      if (type === 'moov' || type === 'moof' || (type === 'mdat' && isFragmented)) return undefined;
      break;
    }
    if (type === 'ftyp') {
      const [major = '', ...others] = await readBrands(reader, position + 8, position + size);
      // A phone's 3gp file that lists a brand of MP4 too is one.
      if (major.startsWith('3g') && !others.some((brand) => MP4_BRAND.test(brand))) return undefined;
      if (major === 'qt  ') container = 'mov';
    }
    if ((type === 'moov' || type === 'moof') && size <= MAX_MOOV_BYTES) {
      const data = await reader.read(position, size);
      const box = [...boxesIn(data, 0, data.length)][0];
      if (box !== undefined && type === 'moof') {
        addFragment(data, box, tracks);
        isFragmented = true;
      }
      if (box !== undefined && type === 'moov') {
        for (const child of boxesIn(data, box.start, box.end)) {
          const track = child.type === 'trak' ? readTrack(data, child) : undefined;
          if (track !== undefined) tracks.push(track);
          if (child.type === 'mvhd') movie = readTimes(data, child);
        }
        readDefaults(data, box, tracks);
      }
    }
    position += size;
  }
  const track = tracks.find(({ video }) => video);
  if (track === undefined || track.timescale === 0 || tracks.some(({ end }) => end > reader.size)) return undefined;
  // The movie's own length counts edit lists, and may leave fragments out.
  const ofMovie = movie.timescale === 0 ? 0 : movie.duration / movie.timescale;
  const durations = tracks.map(({ timescale, duration, samplesDuration }) =>
    timescale === 0 ? 0 : (isFragmented ? samplesDuration : duration) / timescale,
  );
  const length = isFragmented || ofMovie === 0 ? Math.max(ofMovie, ...durations) : ofMovie;
  const seconds = (isFragmented ? track.samplesDuration : track.duration) / track.timescale;
  return {
    container,
    codec: track.codec,
    width: track.width,
    height: track.height,
    durationMs: Math.round(length * 1000),
    frameRate: seconds > 0 && track.samples > 0 ? track.samples / seconds : undefined,
  };
}
