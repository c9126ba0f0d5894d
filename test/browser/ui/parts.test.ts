import { expect } from '@open-wc/testing';
import { openPage } from '../element/page.js';
import { EVERY_STATE } from './every-state.js';
import { composer } from './helpers.js';

/** The parts that docs/theming.md lists, which are those of the element's own description. */
async function listed(): Promise<readonly string[]> {
  const page = await (await fetch('/docs/theming.md')).text();
  const [, list = ''] = /<!-- made: parts -->\n(.*)\n<!-- \/made -->/.exec(page) ?? [];
  return [...list.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name).sort();
}

/** The parts that the page has in any state, and those of the button and the dialog around it. */
async function drawn(): Promise<readonly string[]> {
  const names = new Set<string>();
  const add = (root: ParentNode): void => {
    for (const each of root.querySelectorAll('[part]')) for (const name of each.part) names.add(name);
  };
  for (const given of Object.values(EVERY_STATE)) add((await composer(given)).renderRoot);
  const { element, root } = openPage((each) => (each.trigger = true));
  await element.updateComplete;
  element.showModal();
  add(root);
  element.close();
  return [...names].sort();
}

describe('the parts of the page', () => {
  it('are those that docs/theming.md lists, all of them and no other', async () => {
    expect(await drawn()).to.deep.equal(await listed());
  });
});
