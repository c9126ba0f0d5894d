import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rule, VideoFacts, Violation } from '../../../src/domain/index.js';
import { videoBytesWithin } from '../../../src/domain/rules/video-bytes.js';
import { videoCodecSupported } from '../../../src/domain/rules/video-codec.js';
import { videoContainerSupported } from '../../../src/domain/rules/video-container.js';
import { videoFrameRateWithin } from '../../../src/domain/rules/video-frame-rate.js';
import { videoSizeWithin } from '../../../src/domain/rules/video-size.js';
import { facts, photos, video } from './builders.js';

type Row = readonly [title: string, facts: Partial<VideoFacts>, violation: Violation | undefined];

const name = 'sea.mp4';

/** Runs a table, and sees that photos and an empty page keep a rule about videos. */
function table(rule: Rule, rows: readonly Row[]): void {
  for (const [title, given, violation] of rows) {
    it(title, () => assert.deepEqual(rule(facts({ draft: { media: video(given) } })), violation));
  }
  it('photos and nothing keep it', () => {
    assert.equal(rule(facts({ draft: { media: photos('a.jpg') } })), undefined);
    assert.equal(rule(facts({ draft: { media: undefined } })), undefined);
  });
}

describe('videoBytesWithin', () => {
  table(videoBytesWithin, [
    ['0 bytes', { bytes: 0 }, { code: 'video_empty', name }],
    ['1 byte', { bytes: 1 }, undefined],
    ['4,000,000,000 bytes', { bytes: 4_000_000_000 }, undefined],
    ['4,000,000,001 bytes', { bytes: 4_000_000_001 }, { code: 'video_too_large', bytes: 4_000_000_001, max: 4e9 }],
    ['a video on the host’s server', { bytes: undefined }, undefined],
  ]);
});

describe('videoContainerSupported', () => {
  const refused = (container: string): Violation => ({ code: 'video_container_unsupported', name, container });
  table(videoContainerSupported, [
    ['mp4', { container: 'mp4' }, undefined],
    ['mov', { container: 'mov' }, undefined],
    ['webm', { container: 'webm' }, undefined],
    ['matroska', { container: 'matroska' }, refused('matroska')],
    ['avi', { container: 'avi' }, refused('avi')],
    ['a container that is not known', { container: undefined }, undefined],
  ]);
});

describe('videoCodecSupported', () => {
  const refused = (codec: string): Violation => ({ code: 'video_codec_unsupported', name, codec });
  table(videoCodecSupported, [
    ['h264', { codec: 'h264' }, undefined],
    ['h265', { codec: 'h265' }, undefined],
    ['vp8', { codec: 'vp8' }, undefined],
    ['vp9', { codec: 'vp9' }, undefined],
    ['av1', { codec: 'av1' }, refused('av1')],
    ['prores', { codec: 'prores' }, refused('prores')],
    ['a codec that is not known', { codec: undefined }, undefined],
  ]);
});

describe('videoFrameRateWithin', () => {
  const refused = (frameRate: number): Violation => ({ code: 'video_frame_rate_outside', frameRate, min: 23, max: 60 });
  table(videoFrameRateWithin, [
    ['22.9 fps', { frameRate: 22.9 }, refused(22.9)],
    ['22.96 fps: 23 as timestamps in milliseconds tell it', { frameRate: 22.96 }, undefined],
    ['23 fps', { frameRate: 23 }, undefined],
    ['23.976 fps', { frameRate: 24000 / 1001 }, undefined],
    ['60 fps', { frameRate: 60 }, undefined],
    ['60.03 fps: 60 as timestamps in milliseconds tell it', { frameRate: 60.03 }, undefined],
    ['60.1 fps: TikTok’s edge is not known', { frameRate: 60.1 }, undefined],
    ['61 fps: TikTok’s edge is not known', { frameRate: 61 }, undefined],
    ['61.1 fps', { frameRate: 61.1 }, refused(61.1)],
    ['an estimate of 120 fps', { frameRate: 120, frameRateIsEstimate: true }, undefined],
    [
      'a mean of 20 fps says that it is one',
      { frameRate: 20, variableFrameRate: true },
      { code: 'video_frame_rate_outside', frameRate: 20, variable: true, min: 23, max: 60 },
    ],
    ['a mean of 29 fps', { frameRate: 29, variableFrameRate: true }, undefined],
    ['a rate that is not known', { frameRate: undefined }, undefined],
  ]);
});

describe('videoSizeWithin', () => {
  const refused = (width: number, height: number): Violation => ({
    code: 'video_size_outside',
    width,
    height,
    min: 360,
    max: 4096,
  });
  table(videoSizeWithin, [
    ['360 × 360', { width: 360, height: 360 }, undefined],
    ['359 × 640', { width: 359, height: 640 }, refused(359, 640)],
    ['640 × 359', { width: 640, height: 359 }, refused(640, 359)],
    ['4096 × 4096', { width: 4096, height: 4096 }, undefined],
    ['4097 × 2160', { width: 4097, height: 2160 }, refused(4097, 2160)],
    ['2160 × 4097', { width: 2160, height: 4097 }, refused(2160, 4097)],
    ['a width that is not known', { width: undefined, height: 100 }, undefined],
    ['a height that is not known', { width: 100, height: undefined }, undefined],
  ]);
});
