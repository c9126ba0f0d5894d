import assert from 'node:assert/strict';
import { openAsBlob, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { differences, titleOf } from '../../fixtures/media/agreement.js';
import type { Expectation } from '../../fixtures/media/agreement.js';

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
