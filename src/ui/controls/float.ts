/** How a floating element stands to its anchor. */
export interface FloatOptions {
  /** The side to take while there is room for it; the other one otherwise. */
  readonly side: 'above' | 'below';
  /** Distance to the anchor in CSS pixels. */
  readonly gap: number;
  /** Take the width of the anchor. */
  readonly matchWidth?: boolean;
  /** The anchor is no longer on the screen: it was scrolled away, clipped or hidden. */
  readonly onAway: () => void;
}

/** Distance that a floating element keeps to the edges of the viewport, in CSS pixels. */
const MARGIN = 8;

function place(element: HTMLElement, anchor: Element, { side, gap, matchWidth }: FloatOptions): void {
  const at = anchor.getBoundingClientRect();
  const viewWidth = document.documentElement.clientWidth;
  if (matchWidth) element.style.setProperty('width', `${Math.min(at.width, viewWidth - 2 * MARGIN)}px`);
  // The content's own height, not the present one: an earlier placement may have cut it short.
  const height = element.scrollHeight + element.offsetHeight - element.clientHeight;
  const above = at.top - gap - MARGIN;
  const below = innerHeight - at.bottom - gap - MARGIN;
  const up = side === 'above' ? height <= above || above >= below : height > below && above > below;
  const room = Math.max(0, up ? above : below);
  const start = getComputedStyle(element).direction === 'rtl' ? at.right - element.offsetWidth : at.left;
  const left = Math.max(MARGIN, Math.min(start, viewWidth - MARGIN - element.offsetWidth));
  element.style.setProperty('max-height', `${room}px`);
  element.style.setProperty('left', `${left}px`);
  element.style.setProperty('top', `${up ? at.top - gap - Math.min(height, room) : at.bottom + gap}px`);
}

/**
 * Keeps a top-layer element (a shown popover) beside its anchor and within the viewport, until the returned function is
 * called. Positions go through the CSSOM, which a strict Content Security Policy allows.
 */
export function float(element: HTMLElement, anchor: Element, options: FloatOptions): () => void {
  const follow = (event?: Event): void => {
    if (event?.target !== element) place(element, anchor, options);
  };
  // Only the observer knows when a scrolling ancestor of the host page clips the anchor.
  const observer = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === false) options.onAway();
  });
  follow();
  observer.observe(anchor);
  addEventListener('scroll', follow, { capture: true, passive: true });
  addEventListener('resize', follow);
  return () => {
    observer.disconnect();
    removeEventListener('scroll', follow, { capture: true });
    removeEventListener('resize', follow);
  };
}
