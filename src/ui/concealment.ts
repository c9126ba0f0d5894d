import { contrastOf, readColor, type Color } from './contrast.js';
import { boxOf, inWindow, zoomOf } from './zoom.js';

/** Why a part of the page cannot be seen, or not as it is meant. */
export type Concealment =
  | 'in another document'
  | 'missing'
  | 'reworded'
  | 'hidden'
  | 'transparent'
  | 'too small'
  | 'outside the card'
  | 'covered or clipped'
  | 'too faint';

/** Less of an element shows its ground rather than itself. */
const MIN_OPACITY = 0.5;
const MAX_BLUR = 2;

/** No one reads a line of fewer pixels, and no preview is seen on a smaller side. */
const MIN_LINE = 6;
const MIN_PICTURE = 40;

/** As the Web Content Accessibility Guidelines ask for text. */
const MIN_CONTRAST = 4.5;

/** So many lines of a text are looked at. */
const LINES = 6;

/**
 * Why a person cannot see this element of a card, as far as a page can tell; `undefined` where nothing hides it. What is
 * merely scrolled away can be seen.
 */
export function concealmentOf(element: Element, card: Element, isText: boolean): Concealment | undefined {
  // There it cannot be looked at from here: its window, and the classes of its nodes, are others.
  if (element.ownerDocument !== document) return 'in another document';
  if (!element.checkVisibility({ visibilityProperty: true })) return 'hidden';
  const veil = veilOver(element, card);
  if (veil) return veil;
  const boxes = isText ? linesOf(element) : [boxOf(element)];
  const least = isText ? MIN_LINE : MIN_PICTURE;
  if (!boxes.some(({ height }) => height >= least)) return 'too small';
  const frame = boxOf(card);
  if (!boxes.every((box) => isWithin(frame, ...middleOf(box)))) return 'outside the card';
  const isClear = (): boolean => looksClear(element, isText ? linesOf(element) : [boxOf(element)]);
  if (!isClear() && !whileScrolledTo(element, isClear)) return 'covered or clipped';
  return isText && !isClosed(element) && isFaint(element) ? 'too faint' : undefined;
}

/** What cannot be used now is grayed out. */
function isClosed(element: Element): boolean {
  const control = element instanceof HTMLLabelElement ? element.control : element;
  return control?.ariaDisabled === 'true';
}

/** The element and what it stands in, as drawn: out through slots, shadow roots, and frames of this origin. */
function* upwards(element: Element): Generator<Element, void, undefined> {
  for (let at: Element | null = element; at; at = parentOf(at)) yield at;
}

function parentOf(element: Element): Element | null {
  // What is in the top layer is drawn apart from everything that it stands in.
  if (isOwnModal(element)) return element.ownerDocument.defaultView?.frameElement ?? null;
  const parent = element.assignedSlot ?? element.parentNode;
  if (parent instanceof Element) return parent;
  return parent instanceof ShadowRoot ? parent.host : (element.ownerDocument.defaultView?.frameElement ?? null);
}

/** The dialog right around a card, in its own shadow root. A dialog of the page's is looked through as all else is. */
function isOwnModal(element: Element): boolean {
  return element.matches('dialog:modal') && element.querySelector(':scope > .mount > .frame > .card') !== null;
}

function veilOver(element: Element, card: Element): Concealment | undefined {
  const host = hostOf(card);
  let opacity = 1;
  let isOurs = true;
  for (const at of upwards(element)) {
    const style = getComputedStyle(at);
    const amount = (name: string): number | undefined => {
      const [, value] = new RegExp(`${name}\\(([\\d.]+)`).exec(style.filter) ?? [];
      return value === undefined ? undefined : Number(value);
    };
    opacity *= Number(style.opacity) * (amount('opacity') ?? 1);
    if (opacity < MIN_OPACITY) return 'transparent';
    if ((amount('blur') ?? 0) > MAX_BLUR) return 'hidden';
    // Around the element, pages fade the edges of what scrolls.
    if (isOurs && style.maskImage && style.maskImage !== 'none') return 'hidden';
    if (at === host) isOurs = false;
  }
  return undefined;
}

function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

function textNodesOf(element: Element): readonly Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (currentNode instanceof Text && currentNode.data.trim()) nodes.push(currentNode);
  }
  return nodes;
}

/** Where the letters are, which is not where their element is if the page has moved them. */
function linesOf(element: Element): readonly DOMRect[] {
  const range = document.createRange();
  const lines = textNodesOf(element).flatMap((node) => {
    range.selectNodeContents(node);
    const drawn = [...range.getClientRects()].filter(({ width }) => width > 0);
    return drawn.map((box) => inWindow(box, node.parentElement ?? element));
  });
  return lines.slice(0, LINES);
}

type Point = readonly [x: number, y: number];

function middleOf({ left, top, width, height }: DOMRect): Point {
  return [left + width / 2, top + height / 2];
}

function isWithin({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1;
}

/** Whether most of the points that are in view now show the element and nothing over it. */
function looksClear(element: Element, boxes: readonly DOMRect[]): boolean {
  const { clientWidth, clientHeight } = document.documentElement;
  const points = boxes
    .flatMap(({ left, top, width, height }) =>
      [0.2, 0.5, 0.8].map((part): Point => [left + width * part, top + height / 2]),
    )
    .filter(([x, y]) => x >= 0 && y >= 0 && x < clientWidth && y < clientHeight);
  const clear = points.filter((point) => isClearAt(element, point));
  return points.length > 0 && clear.length * 2 > points.length;
}

/**
 * Looks from the document inwards, one tree after the other, at what lies before the element. A popover of the page's beside a
 * modal dialog is inert, so that no point hits it, and may lie over the dialog all the same.
 */
function isClearAt(element: Element, [x, y]: Point): boolean {
  const host = element.closest('dialog:modal') && hostOf(element);
  const lies = (popover: Element): boolean =>
    isWithin(boxOf(popover), x, y) && !popover.contains(host ?? null) && paints(popover);
  if (host && [...Document.prototype.querySelectorAll.call(document, ':popover-open')].some(lies)) return false;
  for (let target: Element | undefined = element; target; target = hostOf(target)) {
    const within = target;
    const root = within.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
    // A form or picture of the page may have the name of the method, and then stands in its place.
    const { elementsFromPoint } = root instanceof Document ? Document.prototype : ShadowRoot.prototype;
    const hits = elementsFromPoint.call(root, x, y).filter((hit) => hit.getRootNode() === root);
    const reached = hits.findIndex((hit) => within.contains(hit));
    // A host without a box of its own is not hit; what is in it is.
    const isBoxless = within !== element && reached < 0;
    if (reached < 0 && !isBoxless) return false;
    if (!isBoxless && hits.slice(0, reached).some((hit) => covers(hit, within))) return false;
  }
  return true;
}

/** Whether an element that is hit first hides what is behind it. Our own list and tooltip come and go. */
function covers(element: Element, behind: Element): boolean {
  if (element.matches('.c-tip, .c-tip *, .c-list, .c-list *')) return false;
  if (element.contains(behind)) return ['::before', '::after'].some((pseudo) => paints(element, pseudo));
  return paints(element);
}

function paints(element: Element, pseudo?: string): boolean {
  const { backgroundColor, backgroundImage, content } = getComputedStyle(element, pseudo);
  if (pseudo && (content === 'none' || content === 'normal')) return false;
  let opacity = pseudo ? Number(getComputedStyle(element, pseudo).opacity) : 1;
  for (const at of upwards(element)) opacity *= Number(getComputedStyle(at).opacity);
  if (opacity < MIN_OPACITY) return false;
  const isPicture = !pseudo && element.matches('img, video, canvas, iframe, object, embed');
  return isPicture || backgroundImage !== 'none' || (readColor(backgroundColor)?.alpha ?? 1) * opacity >= MIN_OPACITY;
}

/** Looks while the element is in view, as far as a person can scroll to it, and puts everything back. */
function whileScrolledTo(element: Element, look: () => boolean): boolean {
  const before: (readonly [Element, number, number])[] = [];
  for (const at of upwards(element)) {
    if (at.ownerDocument !== document || !canScroll(at)) continue;
    before.push([at, at.scrollLeft, at.scrollTop]);
    const isRoot = at === document.scrollingElement;
    const [x, y] = middleOf(boxOf(element));
    const { clientWidth, clientHeight } = document.documentElement;
    const [middleX, middleY] = isRoot ? [clientWidth / 2, clientHeight / 2] : middleOf(boxOf(at));
    // A box scrolls by its own pixels, a page by those of the window.
    const zoom = isRoot ? 1 : zoomOf(at);
    at.scrollBy({ left: (x - middleX) / zoom, top: (y - middleY) / zoom, behavior: 'instant' });
  }
  try {
    return look();
  } finally {
    for (const [at, left, top] of before) at.scrollTo({ left, top, behavior: 'instant' });
  }
}

function canScroll(element: Element): boolean {
  if (element === document.scrollingElement) return true;
  const { overflowX, overflowY } = getComputedStyle(element);
  return [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll');
}

/** Whether some of the letters can hardly be told from their ground, where both are plain colors. */
function isFaint(element: Element): boolean {
  // There the user's own colors stand, whatever the page says.
  if (matchMedia('(forced-colors: active)').matches) return false;
  const parents = new Set(textNodesOf(element).map(({ parentElement }) => parentElement));
  return [...parents].some((parent) => {
    const color = parent && readColor(getComputedStyle(parent).webkitTextFillColor);
    const ground = parent && groundOf(parent);
    return Boolean(color && ground && contrastOf(color, ground) < MIN_CONTRAST);
  });
}

/** The colors that lie under an element, the nearest first; `undefined` where a picture is among them or nothing ends them. */
function groundOf(element: Element): readonly Color[] | undefined {
  const layers: Color[] = [];
  for (const at of upwards(element)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const color = readColor(backgroundColor);
    if (!color || backgroundImage !== 'none') return undefined;
    layers.push(color);
    if (color.alpha === 1) return layers;
  }
  return undefined;
}
