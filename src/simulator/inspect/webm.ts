import type { InspectedVideo } from '../model.js';
import type { FileReader } from './file-reader.js';

const ID = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timecodeScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  codec: 0x86,
  defaultDuration: 0x23e383,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  cluster: 0x1f43b675,
  timecode: 0xe7,
  blockGroup: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
} as const;

/** Elements whose children are read one by one. */
const PARENTS: ReadonlySet<number> = new Set([
  ID.ebml,
  ID.segment,
  ID.info,
  ID.tracks,
  ID.trackEntry,
  ID.video,
  ID.cluster,
  ID.blockGroup,
]);

/** How many frames tell the frame rate of a file that does not state it. */
const FRAMES_FOR_RATE = 300;

interface Element {
  readonly id: number;
  readonly start: number;
  /** Undefined for an element that ends where the next one begins. */
  readonly size: number | undefined;
}

/** Facts gathered so far. */
class Facts {
  docType = '';
  scaleNs = 1_000_000;
  duration = 0;
  track = { number: 0, type: 0, codec: '', width: 0, height: 0, defaultDurationNs: 0 };
  video: Facts['track'] | undefined;
  clusterTime = 0;
  lastTime = 0;
  frames = 0;
  firstFrame: number | undefined;
  lastFrame = 0;

  get complete(): boolean {
    const rateKnown = (this.video?.defaultDurationNs ?? 0) > 0 || this.frames >= FRAMES_FOR_RATE;
    return this.video !== undefined && this.duration > 0 && rateKnown;
  }

  addBlock(data: Buffer): void {
    // A track number above 127 takes more than one byte; no file with so many tracks is a post.
    const track = (data[0] ?? 0) & 0x7f;
    const time = this.clusterTime + data.readInt16BE(1);
    this.lastTime = Math.max(this.lastTime, time);
    if (track !== this.video?.number) return;
    this.frames += 1;
    this.firstFrame ??= time;
    this.lastFrame = Math.max(this.lastFrame, time);
  }
}

function readId(data: Buffer): { value: number; length: number } | undefined {
  const first = data[0] ?? 0;
  const length = Math.clz32(first) - 23;
  return first === 0 || length > 4 || data.length < length ? undefined : { value: data.readUIntBE(0, length), length };
}

async function readElement(reader: FileReader, position: number): Promise<Element | undefined> {
  const data = await reader.read(position, 12);
  const id = readId(data);
  if (id === undefined) return undefined;
  const first = data[id.length] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || data.length < id.length + length) return undefined;
  let size = first & (0xff >> length);
  let unknown = size === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = data[id.length + index] ?? 0;
    unknown &&= byte === 0xff;
    size = size * 256 + byte;
  }
  return { id: id.value, start: position + id.length + length, size: unknown ? undefined : size };
}

function unsigned(data: Buffer): number {
  return data.reduce((value, byte) => value * 256 + byte, 0);
}

function floating(data: Buffer): number {
  if (data.length === 4) return data.readFloatBE(0);
  return data.length === 8 ? data.readDoubleBE(0) : 0;
}

function take(facts: Facts, id: number, data: Buffer): void {
  const { track } = facts;
  if (id === ID.docType) facts.docType = data.toString('latin1').replace(/\0+$/, '');
  else if (id === ID.timecodeScale) facts.scaleNs = unsigned(data);
  else if (id === ID.duration) facts.duration = floating(data);
  else if (id === ID.trackNumber) track.number = unsigned(data);
  else if (id === ID.trackType) track.type = unsigned(data);
  else if (id === ID.codec) track.codec = data.toString('latin1');
  else if (id === ID.defaultDuration) track.defaultDurationNs = unsigned(data);
  else if (id === ID.width) track.width = unsigned(data);
  else if (id === ID.height) track.height = unsigned(data);
  else if (id === ID.timecode) facts.clusterTime = unsigned(data);
  else if ((id === ID.simpleBlock || id === ID.block) && data.length >= 3) facts.addBlock(data);
}

function keepTrack(facts: Facts): void {
  if (facts.video === undefined && facts.track.type === 1) facts.video = facts.track;
  facts.track = { number: 0, type: 0, codec: '', width: 0, height: 0, defaultDurationNs: 0 };
}

/** Reads the headers of a WebM file, and its blocks where they say too little; undefined when it is none or has no video track. */
export async function inspectWebm(reader: FileReader): Promise<InspectedVideo | undefined> {
  const facts = new Facts();
  for (let position = 0; position < reader.size && !facts.complete;) {
    const element = await readElement(reader, position);
    if (element === undefined || (position === 0 && element.id !== ID.ebml)) break;
    // A file that is cut short would never play to its end.
    if (element.id === ID.segment && element.start + (element.size ?? 0) > reader.size) return undefined;
    if (element.id === ID.trackEntry || element.id === ID.cluster) keepTrack(facts);
    if (PARENTS.has(element.id)) {
      position = element.start;
      continue;
    }
    if (element.size === undefined) break;
    const isBlock = element.id === ID.simpleBlock || element.id === ID.block;
    const wanted = isBlock ? 4 : Math.min(element.size, 64);
    take(facts, element.id, await reader.read(element.start, wanted));
    position = element.start + element.size;
  }
  keepTrack(facts);
  const { video } = facts;
  if (facts.docType !== 'webm' || video === undefined) return undefined;
  const toMs = facts.scaleNs / 1_000_000;
  const spanMs = (facts.lastFrame - (facts.firstFrame ?? 0)) * toMs;
  const measured = facts.frames > 1 && spanMs > 0 ? ((facts.frames - 1) * 1000) / spanMs : undefined;
  return {
    container: 'webm',
    codec: video.codec,
    width: video.width,
    height: video.height,
    durationMs: Math.round((facts.duration > 0 ? facts.duration : facts.lastTime) * toMs),
    frameRate: video.defaultDurationNs > 0 ? 1e9 / video.defaultDurationNs : measured,
  };
}
