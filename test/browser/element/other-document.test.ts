import { expect } from '@open-wc/testing';
import { concealmentOf } from '../../../src/ui/concealment.js';
import { editing, get, openPage } from './page.js';
import type { TestPage } from './page.js';

/** How a part and all in it look; the frame has the browser's own font, so that sizes are others. */
function looks({ root }: TestPage, selector: string): readonly string[] {
  const part = root.querySelector(selector);
  const all = part ? [part, ...part.querySelectorAll('*')] : [];
  return all.map((each) => {
    const { display, color, backgroundColor, padding } = getComputedStyle(each);
    return [each.className, display, color, backgroundColor, padding].join(' ');
  });
}

/** The body of another document, in a frame of the page. */
function openFrame(): HTMLElement {
  const frame = document.createElement('iframe');
  frame.width = '800';
  document.body.append(frame);
  if (!frame.contentDocument) throw new Error('The frame has no document.');
  return frame.contentDocument.body;
}

describe('<share-to-tiktok> moved into another document', () => {
  it('looks as before there, and when it is back', async () => {
    const page = openPage();
    await editing(page);
    const { element, root } = page;
    const before = looks(page, '.card');
    const sheets = [...root.adoptedStyleSheets];

    openFrame().append(element);
    await element.updateComplete;
    const inFrame = looks(page, '.card');
    document.body.append(element);
    await element.updateComplete;

    expect(before).to.have.length.above(50);
    expect(inFrame).to.deep.equal(before);
    expect(root.adoptedStyleSheets).to.deep.equal(sheets);
  });

  it('takes no choice there, where it cannot see what a creator sees, and gives that as the reason', async () => {
    const page = openPage();
    await editing(page);
    const card = page.root.querySelector('.card');
    if (!card) throw new Error('There is no card.');
    const concealment = () => concealmentOf(get(page, 'combobox', 'Who can view this post'), card, true);
    expect(concealment()).to.equal(undefined);
    openFrame().append(page.element);
    await page.element.updateComplete;
    expect(concealment()).to.equal('in another document');
  });

  it('has the styles of what it shows there for the first time', async () => {
    const page = openPage((element) => (element.trigger = true));
    const { element } = page;
    await element.updateComplete;
    const button = looks(page, '.trigger-button');
    element.showModal();
    await editing(page);
    const dialog = looks(page, '.dialog');

    const moved = openPage((another) => (another.trigger = true));
    // It has not been on a page before.
    openFrame().append(moved.element);
    await moved.element.updateComplete;
    const movedButton = looks(moved, '.trigger-button');
    moved.element.showModal();
    await editing(moved);
    const movedDialog = looks(moved, '.dialog');
    moved.element.remove();

    expect(dialog).to.have.length.above(50);
    expect(movedButton).to.deep.equal(button);
    expect(movedDialog).to.deep.equal(dialog);
  });

  it('has its styles after a stay in a template, whose document has none', async () => {
    const page = openPage();
    await editing(page);
    const { element, root } = page;
    const sheets = [...root.adoptedStyleSheets];

    document.createElement('template').content.append(element);
    element.postTitle = 'Drawn meanwhile';
    await element.updateComplete;
    document.body.append(element);
    await element.updateComplete;

    expect(root.adoptedStyleSheets).to.deep.equal(sheets);
  });
});
