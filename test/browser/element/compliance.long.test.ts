import { expect } from '@open-wc/testing';
import { sampleStates } from '../../compliance/states.js';
import { differencesIn, inParts } from './against-oracle.js';

describe('the rendered page in a thousand states', () => {
  for (const [part, states] of inParts(sampleStates(1000)).entries()) {
    it(`agrees with the oracle of the guideline, part ${part}`, async function () {
      this.timeout(120_000);
      expect(await differencesIn(states)).to.deep.equal([]);
    });
  }
});
