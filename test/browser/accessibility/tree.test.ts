import { expect } from '@open-wc/testing';
import { EXPECTED_TREES } from './expected-trees.js';
import { PHASES, openIn } from './page-in-phase.js';
import { accessibilityTree } from './tree.js';

/** One line a node; the time of consent depends on where the test runs. */
function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\d\d:\d\d [AP]M/, '{time}'))
    .filter((line) => line !== '');
}

describe('the accessibility tree', () => {
  for (const phase of PHASES) {
    it(`has these roles, names, values, states and descriptions, in this order: ${phase}`, async () => {
      await openIn(phase);
      const tree = await accessibilityTree();
      expect(lines(tree.join('\n'))).to.deep.equal(lines(EXPECTED_TREES[phase]));
    });
  }
});
