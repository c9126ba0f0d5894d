/** What is on the page. */
interface Drawn {
  readonly root: ParentNode & Node;
}

/** One text node that is read where it stands, and the boxes of its lines. */
export interface Piece {
  readonly words: string;
  readonly node: Text;
  readonly boxes: readonly DOMRect[];
}

/**
 * All text that is to be read where it stands. The phone is left out: it is a picture of how TikTok will show the post,
 * cut where TikTok cuts, and all of its words stand beside it in full.
 */
export function pieces({ root }: Drawn): readonly Piece[] {
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
export function cutOff(all: readonly Piece[]): readonly string[] {
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
export function overlapping(all: readonly Piece[]): readonly string[] {
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

/** Controls and sentences that stick out of the card to the side. */
export function outside({ root }: Drawn): readonly string[] {
  const card = root.querySelector('.card')?.getBoundingClientRect();
  return [...root.querySelectorAll('.card :is(button, a, input, textarea, [role], p, h2, label, li)')]
    .filter((each) => !each.closest('.sr, .c-list, .c-tip') && !isForScreenReaders(each) && each.checkVisibility())
    .filter((each) => {
      const { left, right } = each.getBoundingClientRect();
      return card !== undefined && (left < card.left - 1 || right > card.right + 1);
    })
    .map((each) => each.outerHTML.slice(0, 80));
}
