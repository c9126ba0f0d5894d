import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { differences } from '../../fixtures/media/agreement.js';
import { hasFfmpeg } from '../../fixtures/media/ffmpeg.mjs';
import { probe } from '../../fixtures/media/probe.mjs';
import { makeVideo, RECIPES } from '../../fixtures/media/recipes.js';

describe('inspectVideo and ffprobe', { skip: !hasFfmpeg() && 'ffmpeg is missing here' }, () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [what, recipe] of RECIPES) {
    it(`agree about ${what}`, async () => {
      const path = makeVideo(join(folder, `video.${recipe.container}`), recipe);
      const facts = probe(path, recipe.container);
      if (recipe.behind !== undefined) appendFileSync(path, recipe.behind);
      assert.deepEqual(differences({ name: what, facts }, await inspectVideo(await openAsBlob(path))), []);
    });
  }
});
