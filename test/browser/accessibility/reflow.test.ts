import { expect } from '@open-wc/testing';
import { emulateMedia, executeServerCommand, setViewport } from '@web/test-runner-commands';
import type { TestPage } from '../element/page.js';
import { PHASES, openIn } from './page-in-phase.js';

/** What WCAG 1.4.12 says that a user may set, injected into the shadow root as the text spacing bookmarklets do. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

interface Piece {
  readonly words: string;
  readonly node: Text;
  readonly boxes: readonly DOMRect[];
}

/**
 * All text that is to be read where it stands. The phone is left out: it is a picture of how TikTok will show the post,
 * cut where TikTok cuts, and all of its words stand beside it in full.
 */
function pieces({ root }: TestPage): readonly Piece[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Piece[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim();
    // The walker gives text nodes alone.
    if (!words || !parent || parent.closest('style, .sr, .phone, .c-echo, textarea') || isForScreenReaders(parent))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (boxes.length > 0) found.push({ words, node: node as Text, boxes });
  }
  return found;
}

function isForScreenReaders(element: Element): boolean {
  const reason = element.closest('.c-reason');
  return reason !== null && getComputedStyle(reason).clipPath !== 'none';
}

/** Text of which something lies outside a box that cuts it off and cannot be scrolled. */
function cutOff(all: readonly Piece[]): readonly string[] {
  return all
    .filter(({ node, boxes }) => {
      for (let at = node.parentElement; at; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        const edge = at.getBoundingClientRect();
        const cutsX = ['hidden', 'clip'].includes(overflowX);
        const cutsY = ['hidden', 'clip'].includes(overflowY);
        if (cutsX && boxes.some(({ left, right }) => left < edge.left - 1 || right > edge.right + 1)) return true;
        if (cutsY && boxes.some(({ top, bottom }) => top < edge.top - 1 || bottom > edge.bottom + 1)) return true;
      }
      return false;
    })
    .map(({ words }) => words);
}

/** Pairs of texts that lie over each other. */
function overlapping(all: readonly Piece[]): readonly string[] {
  const laps = (one: DOMRect, other: DOMRect): boolean =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => one.boxes.some((box) => other.boxes.some((over) => laps(box, over))))
      .map((other) => `${one.words} × ${other.words}`),
  );
}

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

function outside({ root }: TestPage): readonly string[] {
  const card = root.querySelector('.card')?.getBoundingClientRect();
  return [...root.querySelectorAll('.card :is(button, a, input, textarea, [role], p, h2, label, li)')]
    .filter((each) => !each.closest('.sr, .c-list, .c-tip') && !isForScreenReaders(each) && each.checkVisibility())
    .filter((each) => {
      const { left, right } = each.getBoundingClientRect();
      return card !== undefined && (left < card.left - 1 || right > card.right + 1);
    })
    .map((each) => each.outerHTML.slice(0, 80));
}
