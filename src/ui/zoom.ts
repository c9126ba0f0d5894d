let measuresOwnPixels: boolean | undefined;

/** The CSS zoom that an element is drawn with: its own, times that of all it stands in. */
export function zoomOf(element: Element): number {
  return 'currentCSSZoom' in element ? element.currentCSSZoom : zoomAround(element);
}

function zoomAround(element: Element): number {
  const root = element.getRootNode();
  const parent = element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  const own = Number(getComputedStyle(element).zoom) || 1;
  return parent ? own * zoomAround(parent) : own;
}

/** Where an element is in the window, in the pixels of the mouse. */
export function boxOf(element: Element): DOMRect {
  return inWindow(element.getBoundingClientRect(), element);
}

/**
 * Where a box is in the window that was measured in an element. Under CSS zoom, WebKit measures the place of an element on the
 * page in the element's own pixels, and takes off the scrolled way in those of the window.
 */
export function inWindow(box: DOMRect, element: Element): DOMRect {
  const zoom = zoomOf(element);
  if (zoom === 1 || !(measuresOwnPixels ??= measureTwice(element))) return box;
  const { x, y, width, height } = box;
  return new DOMRect((x + scrollX) * zoom - scrollX, (y + scrollY) * zoom - scrollY, width * zoom, height * zoom);
}

/**
 * Whether a box is as large when it is zoomed; `undefined` where nothing is drawn. Some versions of WebKit have
 * `currentCSSZoom` and measure the old way, so only a try tells.
 */
function measureTwice(element: Element): boolean | undefined {
  const root = element.getRootNode();
  const probe = document.createElement('div');
  probe.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 8px; height: 8px';
  (root instanceof ShadowRoot ? root : document.documentElement).append(probe);
  const before = probe.getBoundingClientRect().width;
  probe.style.zoom = '2';
  const after = probe.getBoundingClientRect().width;
  probe.remove();
  return before > 0 ? after < before * 1.5 : undefined;
}
