import { boxOf, zoomOf } from '../zoom.js';

/** How a floating element stands to its anchor. */
export interface FloatOptions {
  /** Take the side above the anchor while there is room for it, not the one below. */
  readonly above?: boolean;
  /** Leave the first part of the anchor's width clear: what lies there can still be read and pressed. */
  readonly beside?: boolean;
  /** Take the width of the anchor. */
  readonly matchWidth?: boolean;
  /** The anchor is no longer on the screen: it was scrolled away, clipped or hidden. */
  readonly onAway: () => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** The part of the anchor's width that `beside` leaves clear. */
const CLEAR = 0.4;

/** Distance to the anchor and to the edges of the viewport, in CSS pixels. */
const GAP = 6;
const MARGIN = 8;

function place(element: HTMLElement, anchor: Element, { above, beside, matchWidth }: FloatOptions): void {
  const at = boxOf(anchor);
  // A style of an element with CSS zoom is multiplied by it.
  const zoom = zoomOf(element);
  const set = (name: string, pixels: number): void => element.style.setProperty(name, `${pixels / zoom}px`);
  const end = document.documentElement.clientWidth - MARGIN;
  const rtl = getComputedStyle(element).direction === 'rtl';
  const clear = beside ? at.width * CLEAR : 0;
  const start = rtl ? at.right - clear : at.left + clear;
  if (beside) set('max-inline-size', Math.min(320 * zoom, rtl ? start - MARGIN : end - start));
  else element.style.removeProperty('max-inline-size');
  if (matchWidth) set('width', Math.min(at.width, end - MARGIN));
  // The content's own height, not the present one: an earlier placement may have cut it short.
  const height = (element.scrollHeight + element.offsetHeight - element.clientHeight) * zoom;
  const over = at.top - GAP - MARGIN;
  const under = innerHeight - at.bottom - GAP - MARGIN;
  const up = above ? height <= over || over >= under : height > under && over > under;
  const room = Math.max(0, up ? over : under);
  const width = element.offsetWidth * zoom;
  set('max-height', room);
  set('left', Math.max(MARGIN, Math.min(rtl ? start - width : start, end - width)));
  set('top', up ? at.top - GAP - Math.min(height, room) : at.bottom + GAP);
}

/**
 * Shows a popover beside its anchor and keeps it there, within the viewport, until the signal. Positions go through the
 * CSSOM, which a strict Content Security Policy allows.
 */
export function float(element: HTMLElement, anchor: Element, options: FloatOptions): void {
  const { signal, onAway } = options;
  const follow = (event?: Event): void => {
    if (event?.target !== element) place(element, anchor, options);
  };
  // Only the observer knows when a scrolling ancestor of the host page clips the anchor.
  const observer = new IntersectionObserver((entries) => {
    if (!entries.at(-1)?.isIntersecting) onAway();
  });
  element.showPopover();
  follow();
  observer.observe(anchor);
  addEventListener('scroll', follow, { capture: true, passive: true, signal });
  addEventListener('resize', follow, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    if (element.matches(':popover-open')) element.hidePopover();
  });
}
