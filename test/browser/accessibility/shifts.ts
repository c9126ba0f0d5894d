import { nextFrame } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';

/** TypeScript's DOM library does not know this entry: https://wicg.github.io/layout-instability/#sec-layout-shift */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly previousRect: DOMRectReadOnly; readonly currentRect: DOMRectReadOnly }[];
}

/** What holds the room of words that change in place; that it stays itself, `places` tells. */
const ROOMS = '.creator, .c-room';

/** What is on the page. */
interface Drawn {
  readonly root: ParentNode;
}

/** What moved. */
export interface Shift {
  /** All that the browser saw move, right after a press and a resize too. */
  readonly all: number;
  /** The figure that browsers report: what moves within half a second of a press is taken for meant. */
  readonly unexpected: number;
}

async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

/** Letters may reach out of their line by so many pixels, and the browser reports where the letters are. */
const OVERSHOOT = 2;

function within(room: DOMRectReadOnly, { left, top, right, bottom }: DOMRectReadOnly): boolean {
  return (
    left >= room.left - OVERSHOOT &&
    top >= room.top - OVERSHOOT &&
    right <= room.right + OVERSHOOT &&
    bottom <= room.bottom + OVERSHOOT
  );
}

/** All that the browser itself sees move while something happens, but for words that change within their room. */
export async function shiftDuring(drawn: Drawn, act: () => Promise<unknown>): Promise<Shift> {
  await painted();
  const from = performance.now();
  const entries: LayoutShift[] = [];
  const take = (list: PerformanceEntryList): void => {
    // The observer below asks for entries of this type alone.
    entries.push(...(list as LayoutShift[]).filter(({ startTime }) => startTime >= from));
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  await act();
  await painted();
  await painted();
  take(observer.takeRecords());
  observer.disconnect();
  // Only now: what happens may be that the page comes.
  const rooms = [...drawn.root.querySelectorAll(ROOMS)].map((room) => room.getBoundingClientRect());
  const inRoom = ({ sources }: LayoutShift): boolean =>
    sources.length > 0 &&
    sources.every((source) =>
      rooms.some((room) => within(room, source.previousRect) && within(room, source.currentRect)),
    );
  const moves = entries.filter((entry) => !inRoom(entry));
  const sum = (all: readonly LayoutShift[]): number => all.reduce((total, { value }) => total + value, 0);
  return { all: sum(moves), unexpected: sum(moves.filter(({ hadRecentInput }) => !hadRecentInput)) };
}

/** Who posts, every label, every control, the words before the button: none of it may move, whatever is pressed. */
const STILL =
  '.creator, .avatar, .nickname, .handle, .phone, .c-label, legend, label, .c-select, input:not([hidden]), textarea, ' +
  '.consent > *, .c-room, .c-action button';

/** Where everything stands that has to stay, by name; `except` leaves out what may move. */
export function places({ root }: Drawn, except?: string): Readonly<Record<string, string>> {
  const staying = [...root.querySelectorAll(STILL)].filter((each) => !except || !each.matches(except));
  return Object.fromEntries(
    staying.map((each, index) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      const name = each.id || each.getAttribute('for') || each.className || each.localName;
      return [`${index} ${each.localName} ${name}`, [x, y, width, height].join(' ')];
    }),
  );
}

/** Presses a control with the mouse. */
export async function clickOn(control: HTMLElement): Promise<void> {
  const { x, y, width, height } = control.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}
