import { expect } from '@open-wc/testing';
import { EXPECTED_TREES } from './expected-trees.js';
import { editing, openPage } from '../element/page.js';
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

  it('has a dialog with a name, and what takes the focus in it is not read out as a whole', async () => {
    const page = openPage((element) => {
      element.trigger = true;
    });
    await page.element.updateComplete;
    page.element.showModal();
    await editing(page);
    const [dialog, ...inside] = await accessibilityTree();
    expect(dialog).to.equal('dialog "Share to TikTok"');
    expect(inside.slice(0, 2)).to.deep.equal(['button "Close"', 'group']);
    page.element.remove();
  });
});
