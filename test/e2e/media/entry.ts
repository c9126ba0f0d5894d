import { MP4BoxBuffer, createFile } from 'mp4box';
import { ALL_FORMATS, Input } from 'mediabunny';
import { blobSource } from '../../../src/media/blob-source.js';
import { convertPhoto, coverFrames, inspectVideo, stripLocation } from '../../../src/media/index.js';
import { counted } from '../../fixtures/media/counted.js';

/** What the page under test offers to the script that drives it. Files come from its `<input type="file">`. */
const page = {
  async inspect(index: number) {
    const { file, bytesRead } = counted(chosen(index));
    const began = performance.now();
    const inspection = await inspectVideo(file);
    return { inspection, bytes: bytesRead(), milliseconds: performance.now() - began };
  },

  /** What `<video preload="metadata">` takes for the same file. */
  async play(index: number) {
    const video = document.createElement('video');
    video.preload = 'metadata';
    const url = URL.createObjectURL(chosen(index));
    const began = performance.now();
    const duration = await new Promise<number>((resolve) => {
      video.addEventListener('loadedmetadata', () => resolve(video.duration), { once: true });
      video.addEventListener('error', () => resolve(-1), { once: true });
      video.src = url;
    });
    const milliseconds = performance.now() - began;
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
    return { duration, milliseconds };
  },

  /** What mp4box takes for the same file, fed as its documentation says; nothing where it knows no such file. */
  async mp4box(index: number) {
    const { file, bytesRead } = counted(chosen(index));
    if (chosen(index).name.endsWith('.webm')) return undefined;
    const began = performance.now();
    const reader = createFile();
    let duration: number | undefined;
    reader.onReady = (movie) => (duration = movie.duration / movie.timescale);
    for (let start = 0; duration === undefined && start < file.size;) {
      const bytes = await file.slice(start, start + BOX_READ).arrayBuffer();
      start = reader.appendBuffer(MP4BoxBuffer.fromArrayBuffer(bytes, start)) ?? start + bytes.byteLength;
    }
    return { duration, bytes: bytesRead(), milliseconds: performance.now() - began };
  },

  /** What mediabunny takes for the same facts, read as sparingly as its documentation allows. */
  async mediabunny(index: number) {
    const { file, bytesRead } = counted(chosen(index));
    const began = performance.now();
    const input = new Input({ source: blobSource(file), formats: ALL_FORMATS });
    const track = await input.getPrimaryVideoTrack();
    const stats = await track?.computePacketStats(MEASURED_PACKETS);
    const duration = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    const milliseconds = performance.now() - began;
    return { duration, frameRate: stats?.averagePacketRate, bytes: bytesRead(), milliseconds };
  },

  async cover(index: number, count: number) {
    const { file, bytesRead } = counted(chosen(index));
    const result = await coverFrames(file, { count, width: 90 });
    if (!result.ok) return { times: [], bytes: bytesRead(), reason: result.reason };
    const times: number[] = [];
    for await (const { timestampMs } of result.frames) times.push(timestampMs);
    return { times, bytes: bytesRead(), reason: undefined };
  },

  /** Asks for everything at once, as a hasty caller would, and keeps all that is made. */
  async preparePhotos() {
    const files = Array.from({ length: input().files?.length ?? 0 }, (_, index) => chosen(index));
    const made = await Promise.all(
      files.map(async (file) => [await convertPhoto(file, SIDES), await stripLocation(file)]),
    );
    kept.push(...made.flat());
    return made.filter((photos) => photos.every((photo) => photo instanceof File)).length;
  },

  forget() {
    kept.length = 0;
    input().value = '';
  },
};

/** Packets by which mediabunny measures a rate. */
const MEASURED_PACKETS = 50;
/** Bytes that mp4box gets at a time. */
const BOX_READ = 65_536;

const kept: unknown[] = [];
const SIDES = { shortSide: 1080, longSide: 1920 };

function input(): HTMLInputElement {
  const found = document.querySelector('input');
  if (!found) throw new Error('no input');
  return found;
}

function chosen(index: number): File {
  const file = input().files?.[index];
  if (!file) throw new Error(`no file ${index}`);
  return file;
}

export type MediaPage = typeof page;

Object.assign(globalThis, { mediaPage: page });
