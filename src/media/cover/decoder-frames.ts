import { EncodedPacketSink, Input, MP4, QTFF } from 'mediabunny';
import type { EncodedPacket, InputVideoTrack } from 'mediabunny';
import { blobSource } from '../blob-source.js';
import { createDrawing } from '../canvas.js';
import type { Drawing } from '../canvas.js';
import { FRAME_QUALITY } from './frame-reader.js';
import type { Frame, FrameReader } from './frame-reader.js';

/** Frames decoded for one place at most: ten seconds of 30 fps. A video with rarer key frames shows an earlier frame. */
const MOST_DECODED = 300;

/**
 * Opens a file for WebCodecs, or returns nothing where the file is not MP4 or QuickTime, or its codec has no decoder
 * here.
 */
export async function openWithDecoder(file: Blob, width: number): Promise<FrameReader | undefined> {
  const input = new Input({ source: blobSource(file), formats: [MP4, QTFF] });
  try {
    const track = (await input.canRead()) ? await input.getPrimaryVideoTrack() : null;
    const config = track && (await track.canDecode()) ? await track.getDecoderConfig() : null;
    const seconds = track ? await track.getDurationFromMetadata() : null;
    if (track && config && seconds) {
      const painter = await createPainter(track, width);
      const packets = new EncodedPacketSink(track);
      let previousKey = -1;
      return {
        seconds,
        async frameAt(wanted) {
          const key = await packets.getKeyPacket(wanted);
          if (!key) return undefined;
          // A strip needs no exact places: a key frame of its own is close enough, and decodes alone.
          const fresh = key.sequenceNumber !== previousKey;
          previousKey = key.sequenceNumber;
          const target = fresh ? key : await packets.getPacket(wanted, { metadataOnly: true });
          return target ? decodeFrame(packets, config, key, target, painter) : undefined;
        },
        close: () => input.dispose(),
      };
    }
  } catch {
    // What mediabunny stumbles over, the browser's own player may still open.
  }
  input.dispose();
  return undefined;
}

/** Decodes from a key frame up to `target` and paints the last frame that is not after it. */
async function decodeFrame(
  packets: EncodedPacketSink,
  config: VideoDecoderConfig,
  key: EncodedPacket,
  target: EncodedPacket,
  paint: (frame: VideoFrame) => Drawing,
): Promise<Frame | undefined> {
  let best: VideoFrame | undefined;
  const decoder = new VideoDecoder({
    output(frame) {
      const better =
        frame.timestamp <= target.microsecondTimestamp && frame.timestamp >= (best?.timestamp ?? -Infinity);
      if (better) best?.close();
      if (better) best = frame;
      else frame.close();
    },
    // The pending flush rejects with the same error.
    error() {},
  });
  try {
    decoder.configure(config);
    let packet: EncodedPacket | null = key;
    for (let decoded = 0; packet && decoded < MOST_DECODED; decoded += 1) {
      decoder.decode(packet.toEncodedVideoChunk());
      if (packet.sequenceNumber >= target.sequenceNumber) break;
      packet = await packets.getNextPacket(packet);
    }
    await decoder.flush();
    if (!best) return undefined;
    const timestampMs = Math.max(0, Math.round(best.timestamp / 1000));
    return { timestampMs, image: await paint(best).toJpeg(FRAME_QUALITY) };
  } catch {
    return undefined;
  } finally {
    best?.close();
    if (decoder.state !== 'closed') decoder.close();
  }
}

/** Paints frames upright: WebCodecs hands them out as they are coded. */
async function createPainter(track: InputVideoTrack, width: number): Promise<(frame: VideoFrame) => Drawing> {
  const rotation = await track.getRotation();
  const height = Math.max(1, Math.round((width * (await track.getDisplayHeight())) / (await track.getDisplayWidth())));
  const sideways = rotation % 180 !== 0;
  const across = sideways ? height : width;
  const down = sideways ? width : height;
  return (frame) => {
    const drawing = createDrawing(width, height);
    drawing.context.translate(width / 2, height / 2);
    drawing.context.rotate((rotation * Math.PI) / 180);
    drawing.context.drawImage(frame, -across / 2, -down / 2, across, down);
    return drawing;
  };
}
