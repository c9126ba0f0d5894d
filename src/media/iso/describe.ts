import { BufferSource, Input, MP4, QTFF } from 'mediabunny';
import type { VideoCodec } from '../../domain/media-facts.js';
import { Refused } from '../refusal.js';

/** What mediabunny reads from a movie's header. */
export interface Description {
  readonly trackId: number;
  readonly codec: VideoCodec | undefined;
  readonly width: number;
  readonly height: number;
  readonly hasAudio: boolean;
}

const CODECS: Readonly<Record<string, VideoCodec>> = { avc: 'h264', hevc: 'h265', mp4v: 'mpeg4', jpeg: 'mjpeg' };

/** Describes the tracks in a header made by `copyHeader`. */
export async function describe(header: ArrayBuffer): Promise<Description> {
  const input = new Input({ source: new BufferSource(header), formats: [MP4, QTFF] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new Refused('no_video');
    const codec = (await track.getCodec()) ?? (await track.getInternalCodecId());
    const name = typeof codec === 'string' ? codec.trim() : undefined;
    return {
      trackId: track.id,
      codec: name === undefined ? undefined : (CODECS[name] ?? name),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      hasAudio: (await input.getPrimaryAudioTrack()) !== null,
    };
  } finally {
    input.dispose();
  }
}
