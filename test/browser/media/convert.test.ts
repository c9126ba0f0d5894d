import { expect } from '@open-wc/testing';
import { videoFixes } from '../../../src/domain/video-fixes.js';
import { convertVideo, inspectVideo, planVideo } from '../../../src/media/index.js';
import type { VideoChange } from '../../../src/media/index.js';
import { ascii, box, movie } from '../../fixtures/media/iso.js';
import { needs } from '../needs.js';
import { fetchFile } from './files.js';
import { playerFrame } from './player-frame.js';

async function converted(file: File, change: VideoChange) {
  const plan = await planVideo(file, change);
  const result = await convertVideo(file, change);
  if (!plan.ok || !result.ok) throw new Error(JSON.stringify([plan, result]));
  return { ...result, encodes: plan.encodes };
}

/** What a phone's own browser has, and that of a machine without the codec's library lacks. */
async function needsCodecs(decoded = 'avc1.42E01F'): Promise<void> {
  const size = { width: 640, height: 360 };
  const decodes = await VideoDecoder.isConfigSupported({ codec: decoded });
  needs(decodes.supported === true, `a decoder of ${decoded}`);
  const encodes = await VideoEncoder.isConfigSupported({ codec: 'avc1.42E01F', ...size });
  needs(encodes.supported === true, 'an encoder of H.264');
}

describe('convertVideo', () => {
  it('copies the frames of a video that is cut at key frames', async () => {
    const file = await fetchFile('corpus/long.mp4');
    const { facts, file: made, encodes } = await converted(file, { trim: { start: 0, end: 24 } });
    expect(encodes).to.equal(false);
    expect(facts).to.include({ codec: 'h264', container: 'mp4', frameRate: 25, width: 128, height: 72 });
    expect(facts.durationSeconds).to.be.closeTo(24, 0.1);
    expect([made.name, made.type]).to.deep.equal(['long.mp4', 'video/mp4']);
  });

  it('encodes a video that is cut elsewhere, exact to a tenth of a second, with its sound', async () => {
    await needsCodecs();
    const file = await fetchFile('corpus/h264.mp4');
    const { facts, encodes } = await converted(file, { trim: { start: 0.5, end: 1.5 } });
    expect(encodes).to.equal(true);
    expect(facts).to.include({ codec: 'h264', hasAudio: true });
    expect(facts.durationSeconds).to.be.closeTo(1, 0.1);
  });

  it('shows at the beginning of a cut what the video showed there', async () => {
    await needsCodecs();
    const file = await fetchFile('clip.mp4');
    const { file: made } = await converted(file, { trim: { start: 1.5, end: 2.5 } });
    const [was, is] = [await pixelsAt(file, 1.501), await pixelsAt(made, 0)];
    const difference = was.reduce((sum, value, index) => sum + Math.abs(value - (is[index] ?? 0)), 0) / was.length;
    expect(difference).to.be.lessThan(8);
  });

  it('keeps a WebM that is cut at its first frame a WebM', async () => {
    const { facts, encodes } = await converted(await fetchFile('corpus/vp9.webm'), { trim: { start: 0, end: 1 } });
    expect([facts.container, facts.codec, encodes]).to.deep.equal(['webm', 'vp9', false]);
    expect(facts.durationSeconds).to.be.closeTo(1, 0.1);
  });

  it('makes an MP4 of a Matroska file without encoding its frames', async () => {
    const { facts, encodes } = await converted(await fetchFile('corpus/h264.mkv'), { target: {} });
    expect(encodes).to.equal(false);
    expect(facts).to.include({ container: 'mp4', codec: 'h264', frameRate: 30, hasAudio: true });
  });

  for (const [name, expected, codec] of [
    ['rate-120.mp4', { codec: 'h264', frameRate: 60, width: 640, height: 360 }, undefined],
    ['av1.mp4', { codec: 'h264', frameRate: 30, width: 640, height: 360 }, 'av01.0.04M.08'],
  ] as const) {
    it(`fixes everything that TikTok would refuse about ${name}`, async () => {
      await needsCodecs(codec);
      const file = await fetchFile(`corpus/${name}`);
      const before = await inspectVideo(file);
      if (!before.ok) throw new Error(before.reason);
      const [fix] = videoFixes(before.facts, 60);
      if (fix?.kind !== 'convert') throw new Error('no conversion');
      const { facts } = await converted(file, { target: fix.target });
      expect(facts).to.include({ ...expected, container: 'mp4' });
      expect(facts.durationSeconds).to.be.closeTo(before.facts.durationSeconds ?? 0, 0.1);
      expect(videoFixes(facts, 60)).to.deep.equal([]);
    });
  }

  it('leaves the location of a video behind [M26]', async () => {
    const clip = new Uint8Array(await (await fetchFile('clip.mp4')).arrayBuffer());
    const located = new File([clip, box('uuid', ascii('Utopia'))], 'a.mp4');
    const { file } = await converted(located, { target: {} });
    expect(new TextDecoder('latin1').decode(await file.arrayBuffer())).not.to.include('Utopia');
  });

  it('reports its progress to the end', async () => {
    const shares: number[] = [];
    const file = await fetchFile('corpus/long.mp4');
    await convertVideo(file, { trim: { start: 0, end: 24 } }, { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).to.equal(1);
    expect([...shares].sort((a, b) => a - b)).to.deep.equal(shares);
  });

  it('stops when its signal says so, with its reason', async () => {
    await needsCodecs();
    const abort = new AbortController();
    const file = await fetchFile('corpus/long.mp4');
    const run = convertVideo(
      file,
      { trim: { start: 1, end: 60 } },
      { signal: abort.signal, onProgress: () => abort.abort(new Error('left')) },
    );
    expect(await run.catch((error: Error) => error.message)).to.equal('left');
  });

  it('says that this browser cannot encode where it has no encoder', async () => {
    const { isConfigSupported } = VideoEncoder;
    VideoEncoder.isConfigSupported = async (config) => ({ supported: false, config });
    try {
      const change = { trim: { start: 0.5, end: 1.5 } };
      expect(await planVideo(await fetchFile('corpus/wide-pixels.mp4'), change)).to.include({ reason: 'unencodable' });
    } finally {
      VideoEncoder.isConfigSupported = isConfigSupported;
    }
  });

  it('refuses what cannot be decoded, what is no video, and counts that are made up', async () => {
    const change = { target: { frameRate: 30 } };
    expect(await convertVideo(await fetchFile('corpus/prores.mov'), change)).to.include({ reason: 'undecodable' });
    expect(await convertVideo(await fetchFile('photo-1.jpg'), change)).to.include({ reason: 'no_video' });
    const claims = movie({ tracks: [{ lengths: [[2_000_000_000, 1]], count: 60 }] });
    expect(await convertVideo(claims, change)).to.include({ reason: 'damaged' });
  });
});

async function pixelsAt(file: File, seconds: number): Promise<Uint8ClampedArray> {
  const drawn = await playerFrame(file, seconds, { width: 32, height: 32 });
  return drawn.getImageData(0, 0, 32, 32).data;
}
