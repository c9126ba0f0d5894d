import type { ElementHandle } from 'puppeteer-core';
import { KIT_MARK } from '../person.js';

/** How a part of the page is shown to a person. */
export interface Shown {
  readonly width: number;
  readonly height: number;
  /** Product of the opacities from the part to the root. */
  readonly opacity: number;
  /** Contrast of its text with what is behind it; undefined where a picture is behind it. */
  readonly contrast: number | undefined;
  readonly fontSize: number;
  /** What lies over it or cuts it off, as a short description; undefined where all of it can be seen. */
  readonly covered: string | undefined;
}

/** Why a part cannot be seen well enough, or undefined. */
export function hidden(shown: Shown, minimumContrast = 4.5): string | undefined {
  if (shown.width < 4 || shown.height < 4) return `is ${Math.round(shown.width)} × ${Math.round(shown.height)} pixels`;
  if (shown.opacity < 0.9) return `has an opacity of ${shown.opacity.toFixed(2)}`;
  if (shown.fontSize < 9) return `has a font size of ${shown.fontSize} pixels`;
  if (shown.covered) return `is covered by ${shown.covered}`;
  if (shown.contrast !== undefined && shown.contrast < minimumContrast)
    return `has a contrast of ${shown.contrast.toFixed(1)}:1`;
  return undefined;
}

/** Measures how a part is shown; scrolls it into view first. */
export async function look(handle: ElementHandle): Promise<Shown> {
  await handle.scrollIntoView();
  return handle.evaluate((start, mark) => {
    if (!(start instanceof Element)) throw new TypeError('Only elements are shown.');
    const box = start.getBoundingClientRect();
    // The page as a person sees it: slots and shadow roots as one tree.
    const path: Element[] = [];
    for (let at: Element | null = start; at;) {
      path.push(at);
      const parent: Node | null = at.assignedSlot ?? at.parentNode;
      at = parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
    }
    const styles = path.map((element) => getComputedStyle(element));
    const [own = getComputedStyle(start)] = styles;
    const isVisible = own.visibility === 'visible' && own.display !== 'none';
    const opacity = isVisible ? styles.reduce((product, { opacity: each }) => product * Number(each), 1) : 0;

    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const colors: [number, number, number, number][] = [];
    let pictureBehind = false;
    const layers: string[] = [];
    for (const style of styles) {
      if (style.backgroundImage !== 'none') {
        pictureBehind = true;
        break;
      }
      layers.push(style.backgroundColor);
      if (/^rgb\(|^#/.test(style.backgroundColor)) break;
    }
    const textColor = own.getPropertyValue('-webkit-text-fill-color') || own.color;
    if (pen) {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, 1, 1);
      for (const layer of layers.reverse()) {
        pen.fillStyle = layer;
        pen.fillRect(0, 0, 1, 1);
      }
      colors.push([...pen.getImageData(0, 0, 1, 1).data] as [number, number, number, number]);
      pen.fillStyle = textColor;
      pen.fillRect(0, 0, 1, 1);
      colors.push([...pen.getImageData(0, 0, 1, 1).data] as [number, number, number, number]);
    }
    const [behind = 1, ink = 0] = colors.map((color) =>
      color
        .slice(0, 3)
        .map((channel) => channel / 255)
        .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
        .reduce((sum, channel, index) => sum + channel * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0),
    );
    const contrast = (Math.max(behind, ink) + 0.05) / (Math.min(behind, ink) + 0.05);

    // What lets clicks through covers as well as what takes them.
    const through = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      if (element.hasAttribute(mark) || path.includes(element)) return false;
      const style = getComputedStyle(element);
      if (style.pointerEvents !== 'none' || style.position === 'static' || Number(style.opacity) < 0.1) return false;
      const other = element.getBoundingClientRect();
      return other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top;
    });
    if (start instanceof HTMLElement) through.push(start);
    const before = through.map((element) => element.style.getPropertyValue('pointer-events'));
    for (const element of through) element.style.setProperty('pointer-events', 'auto', 'important');
    let covered: string | undefined;
    // Of text that runs over several lines, one line: between lines there is nothing to cover.
    const [line = box] = [...start.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height);
    const width = Math.min(line.width, 600);
    for (const [x, y] of [
      [0.5, 0.5],
      [0.1, 0.5],
      [0.9, 0.5],
      [0.5, 0.2],
      [0.5, 0.8],
    ] as const) {
      const [left, top] = [line.left + width * x, line.top + line.height * y];
      if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) continue;
      let hit = document.elementFromPoint(left, top);
      while (hit?.shadowRoot) {
        const deeper: Element | null = hit.shadowRoot.elementFromPoint(left, top);
        if (!deeper || deeper === hit) break;
        hit = deeper;
      }
      // An ancestor that is hit lies over the part as well, with a pseudo-element of its own.
      if (!hit || hit === start || start.contains(hit)) continue;
      const style = getComputedStyle(hit);
      covered = `<${hit.localName}>${style.position === 'static' ? '' : ` (position: ${style.position})`}`;
      break;
    }
    for (const [index, element] of through.entries()) element.style.setProperty('pointer-events', before[index] ?? '');
    return {
      width: box.width,
      height: box.height,
      opacity,
      contrast: pictureBehind ? undefined : contrast,
      fontSize: Number.parseFloat(own.fontSize),
      covered,
    };
  }, KIT_MARK);
}

/** How far down each part stands, in pixels. Nothing is scrolled between two of them: a dialog may scroll by itself. */
export function topsOf(handles: readonly ElementHandle[]): Promise<readonly number[]> {
  return Promise.all(handles.map(async (handle) => (await handle.boundingBox())?.y ?? 0));
}

/** What a host or a composer has laid over the preview, as short descriptions (guideline 5b: no watermark, no logo). */
export async function overlaysOf(preview: ElementHandle): Promise<readonly string[]> {
  await preview.scrollIntoView();
  return preview.evaluate((media, mark) => {
    if (!(media instanceof Element)) return [];
    const box = media.getBoundingClientRect();
    const around = new Set<Node>();
    for (let at: Node | null = media; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) around.add(at);
    const found: string[] = [];
    const roots: (Document | ShadowRoot)[] = [document];
    for (let root = roots.pop(); root; root = roots.pop()) {
      const own = root.querySelector('[part~=preview]');
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot && (around.has(element) || around.has(root))) roots.push(element.shadowRoot);
        if (around.has(element) || element.hasAttribute(mark)) continue;
        // What the composer itself draws there: its controls, and the text that the creator typed.
        if (own?.contains(element) || element.closest('button, input, select, textarea, a, [role=slider]')) continue;
        const other = element.getBoundingClientRect();
        const [left, right] = [Math.max(box.left, other.left), Math.min(box.right, other.right)];
        const [top, bottom] = [Math.max(box.top, other.top), Math.min(box.bottom, other.bottom)];
        const style = getComputedStyle(element);
        if (right - left < 8 || bottom - top < 8 || style.visibility !== 'visible' || Number(style.opacity) === 0)
          continue;
        const paints = element.matches('img, svg, canvas, video') || style.backgroundImage !== 'none';
        const says = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
        if (!paints && !says) continue;
        const pointerEvents = element.style.getPropertyValue('pointer-events');
        element.style.setProperty('pointer-events', 'auto', 'important');
        const isOnTop = root
          .elementsFromPoint((left + right) / 2, (top + bottom) / 2)
          .slice(0, 12)
          .some((hit, index, hits) => hit === element && !hits.slice(0, index).some((above) => around.has(above)));
        element.style.setProperty('pointer-events', pointerEvents);
        if (isOnTop) found.push(`<${element.localName}> ${(element.textContent ?? '').trim().slice(0, 40)}`.trim());
      }
    }
    const shadow = media.getRootNode();
    for (const part of shadow instanceof ShadowRoot ? shadow.querySelectorAll('[part~=preview], [part~=media]') : []) {
      for (const pseudo of ['::before', '::after']) {
        const { content, position } = getComputedStyle(part, pseudo);
        if (content !== 'none' && content !== 'normal' && position === 'absolute')
          found.push(`${pseudo} of the part ${part.getAttribute('part')}`);
      }
    }
    return found;
  }, KIT_MARK);
}
