import assert from 'node:assert/strict';
import { openAsBlob, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { evaluate } from '../../../src/domain/index.js';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { differences, titleOf } from '../../fixtures/media/agreement.js';
import type { Expectation } from '../../fixtures/media/agreement.js';
import { facts as factsOf, video } from '../domain/builders.js';

const folder = new URL('../../fixtures/media/corpus/', import.meta.url);
// Written by make-corpus.mjs in this form.
const corpus = JSON.parse(readFileSync(new URL('corpus.json', folder), 'utf8')) as readonly Expectation[];

describe('inspectVideo on the corpus', () => {
  for (const expectation of corpus) {
    it(titleOf(expectation), async () => {
      const file = await openAsBlob(new URL(expectation.name, folder));
      assert.deepEqual(differences(expectation, await inspectVideo(file)), []);
    });
  }
});

/** What the makers' rates are called, and what they are. */
const RATES: Readonly<Record<string, number>> = {
  '23.976': 24_000 / 1001,
  '29.97': 30_000 / 1001,
  '59.94': 60_000 / 1001,
};

describe('a rate that rounding has blurred', () => {
  for (const { name } of corpus) {
    const [, label] = /^rate-([\d.]+?)(?:-|\.\D)/.exec(name) ?? [];
    if (label === undefined) continue;
    it(`is the nominal one again in ${name}`, async () => {
      const inspection = await inspectVideo(await openAsBlob(new URL(name, folder)));
      assert.ok(inspection.ok);
      const rate = inspection.facts.frameRate ?? 0;
      assert.ok(Math.abs(rate - (RATES[label] ?? Number(label))) < 1e-9, String(rate));
    });
  }
});

/** What TikTok's table of restrictions says of what ffprobe read, which measures to a tenth of a frame. */
function breaches({ container, codec, frameRate }: NonNullable<Expectation['facts']>): readonly string[] {
  return [
    !['mp4', 'mov', 'webm'].includes(container ?? '') && 'video_container_unsupported',
    codec !== undefined && !['h264', 'h265', 'vp8', 'vp9'].includes(codec) && 'video_codec_unsupported',
    frameRate !== undefined && (frameRate < 22.9 || frameRate > 60.1) && 'video_frame_rate_outside',
    // Of these, no header tells a length that could be checked.
    codec === undefined && 'video_duration_unknown',
  ].filter((code) => typeof code === 'string');
}

describe('the rules on the corpus', () => {
  for (const { name, facts } of corpus) {
    if (!facts) continue;
    const broken = breaches(facts);
    it(`find ${broken.join(' and ') || 'nothing'} in ${name}, which is just as long as allowed`, async () => {
      const inspection = await inspectVideo(await openAsBlob(new URL(name, folder)));
      assert.ok(inspection.ok);
      // All of the corpus is tiny, so that it stays small.
      const media = video({ ...inspection.facts, width: 720, height: 1280 });
      const maxVideoDurationSeconds = Math.ceil((facts.durationSeconds ?? 0) - 0.07);
      const codes = evaluate(factsOf({ draft: { media }, creator: { maxVideoDurationSeconds } })).map(
        ({ code }) => code,
      );
      assert.deepEqual(codes, broken);
    });
  }
});
