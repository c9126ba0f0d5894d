import {
  Conversion,
  Input,
  MATROSKA,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  Quality,
  StreamTarget,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny';
import type { ConversionOptions, ConversionVideoOptions, StreamTargetChunk, VideoCodec } from 'mediabunny';
import { blobSource } from '../blob-source.js';
import { Refused } from '../refusal.js';
import type { VideoChange } from './convert-video.js';
import { Unmakeable } from './unmakeable.js';

/** A change that is ready to be made. */
export interface Prepared {
  readonly container: 'mp4' | 'webm';
  readonly encodes: boolean;
  run(options: {
    readonly signal: AbortSignal | undefined;
    readonly onProgress: ((share: number) => void) | undefined;
  }): Promise<Blob>;
  close(): Promise<void>;
}

/** How far a cut may be from where it was asked for, in seconds. */
const EXACTNESS = 0.1;
/**
 * Beside an encoded picture, so much sound may be copied in front of the cut, where the file's edit list silences it.
 */
const SOUND_AHEAD = 0.25;

/** Prepares a change: as a copy where that is possible, otherwise with encoding. Throws `Refused` or `Unmakeable`. */
export async function prepare(file: Blob, change: VideoChange): Promise<Prepared> {
  const isSameForm = Object.keys(change.target ?? {}).length === 0;
  const copy = isSameForm ? await attempt(file, change, false) : undefined;
  const found = copy ?? (await attempt(file, change, true));
  if (!found) throw new Refused('undecodable');
  return found;
}

/** Codecs that are copied into a container; anything else is encoded as the first of them. */
const MP4_CODECS: readonly VideoCodec[] = ['avc', 'hevc'];
const WEBM_CODECS: readonly VideoCodec[] = ['vp9', 'vp8'];

/** Nothing where the file cannot be copied like this. */
async function attempt(file: Blob, { trim, target }: VideoChange, encodes: boolean): Promise<Prepared | undefined> {
  const input = new Input({ source: blobSource(file), formats: [MP4, QTFF, MATROSKA, WEBM] });
  const staysWebm = !target && (await input.getFormat()) === WEBM;
  const { blob, target: sink } = blobTarget();
  const format = staysWebm ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: false });
  const output = new Output({ format, target: sink });
  const codecs = staysWebm ? WEBM_CODECS : MP4_CODECS;
  const options: ConversionOptions = {
    ...{ input, output, tracks: 'primary', showWarnings: false, tags: {} },
    ...(trim && { trim }),
    video: async (track) => {
      const codec = await track.getCodec();
      const kept = codec && codecs.includes(codec) && (!encodes || staysWebm) ? codec : codecs[0];
      return { ...(kept && { codec: kept }), ...pictureOf(target), forceTranscode: encodes };
    },
    audio: staysWebm ? {} : { codec: 'aac' },
    copy: {
      ...{ mode: encodes ? 'preferred' : 'forced', boundaryPolicy: 'expand' },
      ...{ boundaryTolerance: encodes ? SOUND_AHEAD : EXACTNESS, shiftTolerance: EXACTNESS },
    },
  };
  const close = async () => {
    await output.cancel();
    input.dispose();
  };
  try {
    const conversion = await Conversion.init(options);
    const lost = conversion.discardedTracks.filter(({ track }) => track.type === 'video' || track.type === 'audio');
    const isWhole = conversion.isValid && lost.length === 0;
    if (!isWhole && encodes) throw reasonOf(lost.map(({ reason }) => reason));
    if (!isWhole) {
      await close();
      return undefined;
    }
    return {
      container: staysWebm ? 'webm' : 'mp4',
      encodes,
      close,
      async run({ signal, onProgress }) {
        if (onProgress) conversion.onProgress = onProgress;
        const cancel = () => void conversion.cancel();
        signal?.addEventListener('abort', cancel, { once: true });
        try {
          signal?.throwIfAborted();
          await conversion.execute();
          return blob();
        } finally {
          signal?.removeEventListener('abort', cancel);
          input.dispose();
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function pictureOf(target: VideoChange['target']): ConversionVideoOptions {
  const { width, height, frameRate, bitsPerSecond } = target ?? {};
  return {
    ...(width && height && { width, height, fit: 'fill' }),
    ...(frameRate && { frameRate }),
    ...(bitsPerSecond && { quality: new Quality({ bitrate: bitsPerSecond }) }),
  };
}

function reasonOf(reasons: readonly string[]): Error {
  return reasons.includes('no_encodable_target_codec') ? new Unmakeable('unencodable') : new Refused('undecodable');
}

/** As much is held until it is written: less is more Blobs, more is more memory. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Writes into a Blob made of what was written before: its bytes are referred to, not copied. */
function blobTarget(): { blob: () => Blob; target: StreamTarget } {
  let written = new Blob();
  const writable = new WritableStream<StreamTargetChunk>({
    write({ data, position }) {
      const behind = written.slice(position + data.length);
      written = new Blob([written.slice(0, position), data, behind]);
    },
  });
  return { blob: () => written, target: new StreamTarget(writable, { chunked: true, chunkSize: CHUNK_BYTES }) };
}
