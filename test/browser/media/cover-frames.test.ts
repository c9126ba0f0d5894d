import { expect } from '@open-wc/testing';
import { coverFrames } from '../../../src/media/index.js';
import type { CoverFrame } from '../../../src/media/index.js';
import { movie } from '../../fixtures/media/iso.js';
import { needs } from '../needs.js';
import { fetchFile } from './files.js';
import { playerFrame } from './player-frame.js';

async function framesOf(file: File | Blob, count: number, seconds?: number): Promise<readonly CoverFrame[]> {
  const result = await coverFrames(file, { count, width: 90, ...(seconds && { seconds }) });
  if (!result.ok) throw new Error(result.reason);
  const frames: CoverFrame[] = [];
  for await (const frame of result.frames) frames.push(frame);
  return frames;
}

/** Of a frame; nobody reads it here. */
const METADATA: VideoFrameCallbackMetadata = {
  expectedDisplayTime: 0,
  height: 0,
  mediaTime: 0,
  presentationTime: 0,
  presentedFrames: 0,
  width: 0,
};

/** Where the sun of the scene stands: the mean place of bright pixels, as shares of width and height. */
async function sunOf(image: Blob): Promise<readonly [number, number]> {
  const bitmap = await createImageBitmap(image);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let count = 0;
  let across = 0;
  let down = 0;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const light = Math.min(data[pixel * 4] ?? 0, data[pixel * 4 + 1] ?? 0, data[pixel * 4 + 2] ?? 0);
    if (light < 180) continue;
    count += 1;
    across += pixel % width;
    down += Math.floor(pixel / width);
  }
  return [across / count / width, down / count / height];
}

/** Where the scene's script put the sun at a time. */
function sunAt(milliseconds: number): readonly [number, number] {
  const turn = (2 * Math.PI * milliseconds) / 3000;
  return [0.5 + 0.22 * Math.sin(turn), 0.3 - 0.1 * Math.cos(turn)];
}

describe('coverFrames', () => {
  for (const name of ['clip.mp4', 'clip.webm']) {
    it(`takes frames of ${name} that show what their time says`, async () => {
      const frames = await framesOf(await fetchFile(name), 6);
      expect(frames).to.have.length(6);
      for (const { timestampMs, image } of frames) {
        const [across, down] = await sunOf(image);
        const [expectedAcross, expectedDown] = sunAt(timestampMs);
        expect(across).to.be.closeTo(expectedAcross, 0.03);
        expect(down).to.be.closeTo(expectedDown, 0.03);
      }
    });

    it(`spreads the frames of ${name} over its length`, async () => {
      const times = (await framesOf(await fetchFile(name), 6)).map(({ timestampMs }) => timestampMs);
      expect([...times].sort((a, b) => a - b)).to.deep.equal(times);
      expect(new Set(times).size).to.equal(6);
      expect(times.at(-1)).to.be.greaterThan(2500);
    });
  }

  it('spreads the frames of a live recording over the length that is told, where the player knows none', async () => {
    const file = await fetchFile('corpus/live.webm');
    const length = await lengthOf(file);
    const seconds = Number.isFinite(length) ? length : 4;
    const frames = await framesOf(file, 8, 4);
    expect(frames.length).to.equal(8);
    for (const [index, { timestampMs, image }] of frames.entries()) {
      // Engines differ by less than a frame about where the last one ends.
      expect(timestampMs).to.be.closeTo(((index + 0.5) / 8) * seconds * 1000, 20);
      const [across, down] = await sunOf(image);
      const [expectedAcross, expectedDown] = sunAt(timestampMs * 1.5);
      expect(across).to.be.closeTo(expectedAcross, 0.04);
      expect(down).to.be.closeTo(expectedDown, 0.04);
    }
  });

  it('tells the place of each frame, so that one that is left out moves no other', async () => {
    const VideoDecoder_ = VideoDecoder;
    let decoders = 0;
    globalThis.VideoDecoder = class extends VideoDecoder_ {
      constructor(init: VideoDecoderInit) {
        super(init);
        decoders += 1;
        if (decoders === 2) this.close();
      }
    };
    try {
      const frames = await framesOf(await fetchFile('clip.mp4'), 4);
      expect(frames.map(({ index }) => index)).to.deep.equal([0, 2, 3]);
    } finally {
      globalThis.VideoDecoder = VideoDecoder_;
    }
  });

  for (const [name, width, height] of [
    ['h264.mp4', 90, 51],
    ['rotated-90.mp4', 90, 160],
    ['rotated-180.mp4', 90, 51],
    ['rotated-270.mp4', 90, 160],
    ['wide-pixels.mp4', 90, 38],
  ] as const) {
    it(`hands out frames of ${name} upright, as the browser plays it`, async () => {
      const file = await fetchFile(`corpus/${name}`);
      const [frame] = await framesOf(file, 1);
      if (!frame) throw new Error('no frame');
      const bitmap = await createImageBitmap(frame.image);
      expect([bitmap.width, bitmap.height]).to.deep.equal([width, height]);
      const shot = await playerFrame(file, frame.timestampMs / 1000, { width, height });
      const shown = await sunOf(await shot.canvas.convertToBlob());
      const [across, down] = await sunOf(frame.image);
      expect(across).to.be.closeTo(shown[0], 0.03);
      expect(down).to.be.closeTo(shown[1], 0.03);
    });
  }

  it('waits for the frame that it has sought where the player shows the first one late', async () => {
    const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
    const { drawImage } = OffscreenCanvasRenderingContext2D.prototype;
    const happened: string[] = [];
    const shown = new Set<() => void>();
    const show = (what: string) => {
      happened.push(what);
      for (const report of shown) report();
      shown.clear();
    };
    // A busy machine shows the first frame when the player seeks already, unless somebody waits for it.
    const showFirst = () => {
      if (!happened.includes('first frame')) show('first frame');
    };
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (report) {
      shown.add(() => report(0, METADATA));
      this.addEventListener('loadeddata', () => queueMicrotask(showFirst), { once: true });
      this.addEventListener('seeking', showFirst, { once: true });
      this.addEventListener('seeked', () => setTimeout(() => show('sought frame')), { once: true });
      return 0;
    };
    OffscreenCanvasRenderingContext2D.prototype.drawImage = function (...args: unknown[]) {
      happened.push('drawn');
      Reflect.apply(drawImage, this, args);
    };
    try {
      await framesOf(await fetchFile('clip.webm'), 1);
    } finally {
      HTMLVideoElement.prototype.requestVideoFrameCallback = requestVideoFrameCallback;
      OffscreenCanvasRenderingContext2D.prototype.drawImage = drawImage;
    }
    const drawn = happened.indexOf('drawn');
    expect(happened.slice(drawn - 1, drawn + 1)).to.deep.equal(['sought frame', 'drawn']);
  });

  for (const name of ['mpeg4.avi', 'prores.mov']) {
    it(`says so where nothing decodes ${name}`, async () => {
      const file = await fetchFile(`corpus/${name}`);
      needs(!(await plays(file)), `an engine without a decoder for ${name}`);
      const refusal = await coverFrames(file, { count: 3, width: 90 });
      expect(refusal).to.deep.equal({ ok: false, name, reason: 'undecodable' });
    });
  }

  it('says so where there is no picture', async () => {
    const options = { count: 3, width: 90 };
    expect(await coverFrames(await fetchFile('photo-1.jpg'), options)).to.include({ reason: 'no_video' });
    expect(await coverFrames(await fetchFile('not-a-video.mp4'), options)).to.include({ reason: 'not_media' });
    expect(await coverFrames(await fetchFile('empty.mp4'), options)).to.include({ reason: 'empty' });
  });

  it('stops with the reason of its signal', async () => {
    const abort = new AbortController();
    const result = await coverFrames(await fetchFile('clip.mp4'), { count: 6, width: 90, signal: abort.signal });
    if (!result.ok) throw new Error(result.reason);
    const seen: CoverFrame[] = [];
    const taken = (async () => {
      for await (const frame of result.frames) {
        seen.push(frame);
        abort.abort(new Error('left'));
      }
    })();
    expect(await taken.catch((error: Error) => error.message)).to.equal('left');
    expect(seen).to.have.length(1);
  });

  it('refuses a file that claims two thousand million samples, and freezes nothing [M20]', async () => {
    const lengths = [[2_000_000_000, 1]] as const;
    const file = movie({ tracks: [{}, { handler: 'meta', format: 'mebx', lengths, offsets: lengths, count: 60 }] });
    expect(await coverFrames(file, { count: 6, width: 90 })).to.include({ ok: false, reason: 'damaged' });
  });
});

/** How long the browser's player believes a video to be, in seconds; rejects where it does not play it. */
async function lengthOf(file: File): Promise<number> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  try {
    await new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve, { once: true });
      video.addEventListener('error', reject, { once: true });
      video.src = url;
    });
    return video.duration;
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

const plays = (file: File): Promise<boolean> =>
  lengthOf(file).then(
    () => true,
    () => false,
  );
