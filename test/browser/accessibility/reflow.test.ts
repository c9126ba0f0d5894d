import { expect } from '@open-wc/testing';
import { emulateMedia, executeServerCommand, setViewport } from '@web/test-runner-commands';
import type { TestPage } from '../element/page.js';
import { PHASES, openIn } from './page-in-phase.js';
import { cutOff, outside, overlapping, pieces } from './reflow.js';

/** What WCAG 1.4.12 says that a user may set, injected into the shadow root as the text spacing bookmarklets do. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

function spaceOut({ root }: TestPage): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SPACING);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

describe('on a page of 320 px, which is 1280 px at 400 % zoom', () => {
  before(async () => {
    await setViewport({ width: 320, height: 640 });
    await emulateMedia({ reducedMotion: 'reduce' });
    document.documentElement.style.setProperty('margin', '0');
    document.body.style.setProperty('margin', '0');
  });

  after(async () => {
    await executeServerCommand('touch', false);
    document.documentElement.removeAttribute('style');
    document.body.removeAttribute('style');
    await emulateMedia({ reducedMotion: 'no-preference' });
    await setViewport({ width: 800, height: 900 });
  });

  for (const phase of PHASES) {
    for (const spacing of ['plain', 'spaced', 'spaced and touched'] as const) {
      it(`loses no word and scrolls in one direction: ${phase}, ${spacing} text`, async () => {
        const page = await openIn(phase);
        await executeServerCommand('touch', spacing === 'spaced and touched');
        if (spacing !== 'plain') spaceOut(page);
        const all = pieces(page);
        expect(all.length).to.be.above(2);
        expect(cutOff(all), 'cut off').to.deep.equal([]);
        expect(overlapping(all), 'over each other').to.deep.equal([]);
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
        expect(outside(page), 'outside the card').to.deep.equal([]);
        expect(tooSmall(page), 'under 24 px').to.deep.equal([]);
      });
    }
  }

  it('notices a word that is cut off', async () => {
    const page = await openIn('published');
    const heading = page.root.querySelector<HTMLElement>('.heading');
    heading?.style.setProperty('overflow', 'hidden');
    heading?.style.setProperty('block-size', '10px');
    expect(cutOff(pieces(page))).to.deep.equal(['Posted to TikTok']);
  });
});

/** Targets beside sentences that are smaller than WCAG 2.5.8 asks. */
function tooSmall({ root }: TestPage): readonly string[] {
  return [...root.querySelectorAll('button, input:not([hidden]), [role=combobox], a.c-button')]
    .filter((each) => each.checkVisibility())
    .filter((each) => {
      const { width, height } = each.getBoundingClientRect();
      return width < 24 || height < 24;
    })
    .map((each) => each.outerHTML.slice(0, 80));
}
