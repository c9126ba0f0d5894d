import { expect } from '@open-wc/testing';
import { inspectVideo } from '../../../src/media/index.js';
import { differences, titleOf } from '../../fixtures/media/agreement.js';
import type { Expectation } from '../../fixtures/media/agreement.js';
import { fetchFile } from './files.js';

const corpus: readonly Expectation[] = JSON.parse(await (await fetchFile('corpus/corpus.json')).text());

describe('inspectVideo on the corpus', () => {
  for (const expectation of corpus) {
    it(titleOf(expectation), async () => {
      const inspection = await inspectVideo(await fetchFile(`corpus/${expectation.name}`));
      expect(differences(expectation, inspection)).to.deep.equal([]);
    });
  }
});
