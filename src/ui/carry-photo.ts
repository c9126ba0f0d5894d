import { boxOf, zoomOf } from './zoom.js';

/** Milliseconds that a finger rests on a photo before it carries it; until then it scrolls. */
const LONG_PRESS = 300;
/** CSS pixels that a pointer may tremble before it means to move. */
const TREMBLE = 6;
/** CSS pixels from the edge of the strip in which it scrolls, and how far it does so in each frame. */
const EDGE = 24;
const SCROLL = 5;

type Place = Pick<PointerEvent, 'clientX' | 'clientY'>;

/**
 * Follows a press on one of the first `count` children of a strip: a mouse or a pen carries the photo as soon as it moves,
 * a finger when it has rested. Near an edge the strip scrolls; Escape puts the photo back. `move` is called once, when
 * the photo is let go at another place. It marks children with `data-carried` and `data-to` while it lasts.
 */
export function carryPhoto(press: PointerEvent, count: number, move: (from: number, to: number) => void): void {
  const { currentTarget: strip, target, pointerId } = press;
  if (!(strip instanceof HTMLElement) || !(target instanceof Element) || press.button !== 0 || !press.isPrimary) return;
  const photos = [...strip.children].slice(0, count).filter((child) => child instanceof HTMLElement);
  const from = photos.findIndex((photo) => photo.contains(target));
  const photo = photos[from];
  if (!photo) return;

  const listening = new AbortController();
  const { signal } = listening;
  const started = contentPlace(strip, press);
  const room = { width: strip.scrollWidth - photo.offsetWidth, height: strip.scrollHeight - photo.offsetHeight };
  let pointer: Place = press;
  let carried = false;
  let to = from;
  const isFinger = press.pointerType === 'touch';

  const lift = (): void => {
    carried = true;
    photo.dataset['carried'] = '';
    // A finger is captured from the start.
    if (!isFinger) strip.setPointerCapture(pointerId);
    requestAnimationFrame(scrollAtEdge);
  };
  const place = (): void => {
    const { x, y } = contentPlace(strip, pointer);
    const left = Math.max(0, Math.min(photo.offsetLeft + x - started.x, room.width));
    const top = Math.max(0, Math.min(photo.offsetTop + y - started.y, room.height));
    photo.style.translate = `${left - photo.offsetLeft}px ${top - photo.offsetTop}px`;
    delete photos[to]?.dataset['to'];
    to = nearest(photos, x, y);
    const there = photos[to];
    if (there && to !== from) there.dataset['to'] = to < from ? 'before' : 'after';
  };
  const scrollAtEdge = (): void => {
    if (signal.aborted || !strip.isConnected) return;
    const { top, bottom } = boxOf(strip);
    const before = strip.scrollTop;
    if (pointer.clientY < top + EDGE) strip.scrollTop -= SCROLL;
    if (pointer.clientY > bottom - EDGE) strip.scrollTop += SCROLL;
    if (strip.scrollTop !== before) place();
    requestAnimationFrame(scrollAtEdge);
  };
  const end = (): void => {
    listening.abort();
    clearTimeout(rest);
    delete photo.dataset['carried'];
    delete photos[to]?.dataset['to'];
    photo.style.translate = '';
  };

  const rest = isFinger ? setTimeout(lift, LONG_PRESS) : undefined;
  const listen = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    act: (event: HTMLElementEventMap[Name]) => void,
  ) => strip.addEventListener(name, act, { signal });
  listen('pointermove', (event) => {
    if (event.pointerId !== pointerId) return;
    // A button that was let go outside of the strip.
    if (event.buttons === 0) return end();
    pointer = event;
    const moved = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > TREMBLE;
    if (!carried && moved && isFinger) end();
    else if (!carried && moved) lift();
    if (carried) place();
  });
  listen('pointerup', (event) => {
    if (event.pointerId !== pointerId) return;
    end();
    if (carried && to !== from) move(from, to);
  });
  listen('pointercancel', end);
  listen('keydown', (event) => {
    if (event.key !== 'Escape') return;
    // A dialog around the page stays open.
    event.preventDefault();
    end();
  });
  // The menu of a long press would take the finger away.
  listen('contextmenu', (event) => event.preventDefault());
}

/** Where a pointer is in what the strip holds, scrolled or not, in the pixels of the strip. */
function contentPlace(strip: HTMLElement, { clientX, clientY }: Place): { readonly x: number; readonly y: number } {
  const { left, top } = boxOf(strip);
  const zoom = zoomOf(strip);
  return { x: (clientX - left) / zoom + strip.scrollLeft, y: (clientY - top) / zoom + strip.scrollTop };
}

function nearest(photos: readonly HTMLElement[], x: number, y: number): number {
  const distances = photos.map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) =>
    Math.hypot(offsetLeft + offsetWidth / 2 - x, offsetTop + offsetHeight / 2 - y),
  );
  return distances.indexOf(Math.min(...distances));
}
