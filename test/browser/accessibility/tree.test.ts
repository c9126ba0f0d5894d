import { expect } from '@open-wc/testing';
import { completeDraft } from '../../../src/testing/builders.js';
import * as states from '../../../src/testing/states.js';
import { EXPECTED_TREES } from './expected-trees.js';
import { editing, openPage } from '../element/page.js';
import { composer } from '../ui/helpers.js';
import { PHASES, openIn } from './page-in-phase.js';
import { accessibilityTree } from './tree.js';

/** One line a node; the time of consent depends on where the test runs. */
function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\d?\d:\d\d\s[AP]M/, '{time}'))
    .filter((line) => line !== '');
}

const DISCLOSED = { on: true, yourBrand: false, brandedContent: false };

/** What describes a control, and when. */
const TWO_SENTENCES = {
  'Upload canceled. Nothing was posted. Ready to post.': states.editing({ draft: completeDraft(), notice: 'canceled' }),
  'Choose who can view this post. You need to indicate if your content promotes yourself, a third party, or both.':
    states.editing({ draft: completeDraft({ privacy: undefined, disclosure: DISCLOSED }) }),
  'Branded content visibility cannot be set to private. Change who can view this post to choose it.': states.editing({
    draft: completeDraft({ privacy: 'SELF_ONLY', disclosure: DISCLOSED }),
  }),
};

describe('the accessibility tree', () => {
  for (const phase of PHASES) {
    it(`has these roles, names, values, states and descriptions, in this order: ${phase}`, async () => {
      await openIn(phase);
      const tree = await accessibilityTree();
      expect(lines(tree.join('\n'))).to.deep.equal(lines(EXPECTED_TREES[phase]));
    });
  }

  for (const [sentences, state] of Object.entries(TWO_SENTENCES)) {
    it(`keeps two sentences of a description apart: ${sentences}`, async () => {
      await composer({ state });
      const tree = await accessibilityTree();
      expect(tree.filter((line) => line.endsWith(`${sentences})`))).to.have.length(1);
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
