import { expect } from '@open-wc/testing';
import { expected } from '../../compliance/oracle.js';
import { sampleStates } from '../../compliance/states.js';
import { POSTING_BLOCKS } from '../../../src/domain/creator.js';
import { differences, differencesIn, inParts } from './against-oracle.js';
import { inPhase, openPage } from './page.js';

/** Each two values of two dimensions are among them; `compliance.long.test.ts` compares more. */
const SAMPLE = sampleStates(200);

describe('the rendered page', () => {
  for (const [part, states] of inParts(SAMPLE).entries()) {
    it(`agrees with the oracle of the guideline, part ${part} [G-1b, G-2b.1, G-2c.1, G-2c.3, G-3a.1, G-3a.2, G-3a.3, G-3a.4, G-3a.5, G-3a.6, G-3b.1, G-3b.2, G-3b.3, G-4.1, G-4.2, G-4.3, G-4.4, A-05, A-07, A-14.1, A-14.2, A-14.4, A-16]`, async function () {
      this.timeout(120_000);
      expect(await differencesIn(states)).to.deep.equal([]);
    });
  }

  for (const code of POSTING_BLOCKS) {
    it(`stops a creator with ${code} and asks to try again later, as the oracle wants [G-1b]`, async () => {
      const page = openPage();
      (await page.adapter.nextCall('getCreatorInfo')).rejectWith({ code });
      await inPhase(page.element, 'blocked');
      const state = SAMPLE.find(({ creator }) => creator === 'blocked');
      expect(state && (await differences(page, expected(state)))).to.deep.equal([]);
    });
  }
});
