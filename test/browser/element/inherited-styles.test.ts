import { expect } from '@open-wc/testing';
import { boxOf } from './layouts.js';
import { editing, openPage } from './page.js';

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

async function stylesIn(style: string): Promise<readonly string[]> {
  const page = openPage(undefined, boxOf(style));
  await editing(page);
  return [...page.root.querySelectorAll('.card, .card *')].map((each) => {
    const computed = getComputedStyle(each);
    return Object.keys(INHERITED)
      .map((name) => `${each.localName}.${each.className} ${name}: ${computed.getPropertyValue(name)}`)
      .join('; ');
  });
}

describe('the text of the page', () => {
  it('keeps its style in a page whose own text style would cut, hide or reword it [E14]', async () => {
    const plain = await stylesIn('');
    const style = Object.entries(INHERITED)
      .map((pair) => pair.join(': '))
      .join('; ');
    expect(await stylesIn(style)).to.deep.equal(plain);
  });
});
