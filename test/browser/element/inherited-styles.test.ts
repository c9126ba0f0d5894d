import { expect } from '@open-wc/testing';
import { boxOf } from './layouts.js';
import { editing, openPage } from './page.js';
import type { TestPage } from './page.js';

/** What a page may have set for its own text, and what would cut, hide or reword the text that has to be read. */
const INHERITED: Readonly<Record<string, string>> = {
  'white-space-collapse': 'preserve',
  'text-wrap-mode': 'nowrap',
  'text-transform': 'uppercase',
  'writing-mode': 'vertical-rl',
  'text-indent': '200px',
  'text-shadow': 'red 0px 0px 9px',
  'word-break': 'break-all',
  'font-style': 'italic',
  'font-variant-caps': 'small-caps',
  'font-weight': '900',
  'font-size': '40px',
  'line-height': '9px',
  'text-align': 'right',
  '-webkit-text-fill-color': 'rgba(0, 0, 0, 0)',
  '-webkit-text-stroke-width': '9px',
  '-webkit-text-security': 'disc',
  color: 'rgba(0, 0, 0, 0)',
};

const ALL = Object.entries(INHERITED)
  .map((pair) => pair.join(': '))
  .join('; ');

/** What the parts of an element have of these styles. */
function stylesOf(page: TestPage, selector: string, names = Object.keys(INHERITED)): readonly string[] {
  return [...page.root.querySelectorAll(selector)].map((each) => {
    const computed = getComputedStyle(each);
    return names
      .map((name) => `${each.localName}.${each.className} ${name}: ${computed.getPropertyValue(name)}`)
      .join('; ');
  });
}

async function cardIn(style: string): Promise<readonly string[]> {
  const page = openPage(undefined, boxOf(style));
  await editing(page);
  return stylesOf(page, '.card, .card *');
}

/** The text of the dialog, of its button, and of what stands in place of a page that is not there. */
async function aroundPageIn(style: string): Promise<readonly string[]> {
  const page = openPage((element) => (element.trigger = true), boxOf(style));
  await page.element.updateComplete;
  const hide = ['-webkit-text-fill-color', 'color'];
  const button = stylesOf(page, '.trigger-button', hide);
  page.element.showModal();
  const dialog = stylesOf(page, '.dialog-title, .boot', [...hide, 'white-space-collapse', 'text-wrap-mode']);
  page.element.remove();
  return [...button, ...dialog];
}

describe('the text of the page', () => {
  it('keeps its style in a page whose own text style would cut, hide or reword it [E14]', async () => {
    const plain = await cardIn('');
    expect(await cardIn(ALL)).to.deep.equal(plain);
  });

  it('is neither cut nor hidden around the page, on the button and in the dialog [E14]', async () => {
    const plain = await aroundPageIn('');
    expect(plain).to.have.length(3);
    expect(await aroundPageIn(ALL)).to.deep.equal(plain);
  });
});
