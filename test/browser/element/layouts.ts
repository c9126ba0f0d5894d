/** One way in which a page lays the element out. */
export interface Layout {
  readonly name: string;
  /** Style of the box around the element, and of the element itself. */
  readonly around?: string;
  readonly own?: string;
  readonly make?: () => HTMLElement;
  /** What a neighbor takes of the width. */
  readonly less?: number;
  /** The layout wants the smallest width. */
  readonly smallest?: true;
}

/** A box of a page. */
export function boxOf(style: string): HTMLElement {
  const box = document.createElement('div');
  box.style.cssText = style;
  return box;
}

const OPEN = 'border: 0; padding: 0; max-inline-size: calc(100vw - 16px)';

function dialog(): HTMLElement {
  const box = document.createElement('dialog');
  box.style.cssText = OPEN;
  queueMicrotask(() => box.showModal());
  return box;
}

function popover(): HTMLElement {
  const box = boxOf(OPEN);
  box.popover = 'manual';
  queueMicrotask(() => box.showPopover());
  return box;
}

function withNeighbor(): HTMLElement {
  const box = boxOf('display: flex');
  box.append(boxOf('flex: none; inline-size: 40px'));
  return box;
}

const PLACED = 'inset-block-start: 0; inset-inline-start: 8px; max-inline-size: calc(100vw - 16px)';

/** Layouts in which the width comes from the content or from the box. */
export const LAYOUTS: readonly Layout[] = [
  { name: 'a block' },
  { name: 'a dialog', make: dialog },
  { name: 'a popover', make: popover },
  { name: 'a flex row', around: 'display: flex' },
  { name: 'a flex row, centered', around: 'display: flex; justify-content: center' },
  { name: 'a flex row with a neighbor', make: withNeighbor, less: 40 },
  { name: 'a flex row that it fills', around: 'display: flex', own: 'flex: 1' },
  { name: 'a flex column, centered', around: 'display: flex; flex-direction: column; align-items: center' },
  { name: 'an inline-flex box', around: 'display: inline-flex' },
  { name: 'a grid', around: 'display: grid' },
  { name: 'a grid with place-items', around: 'display: grid; place-items: center' },
  { name: 'a grid with place-content', around: 'display: grid; place-content: center' },
  { name: 'a grid column auto', around: 'display: grid; grid-template-columns: auto 1fr' },
  { name: 'a float', around: 'float: left' },
  { name: 'a float of its own', own: 'float: right' },
  { name: 'an inline-block', around: 'display: inline-block' },
  { name: 'an inline-block of its own', own: 'display: inline-block' },
  { name: 'an inline-grid of its own', own: 'display: inline-grid' },
  { name: 'a flex box of its own', own: 'display: flex' },
  { name: 'a table', around: 'display: table' },
  { name: 'a table cell', around: 'display: table-cell' },
  { name: 'a box absolutely positioned', around: `position: absolute; ${PLACED}` },
  { name: 'a fixed position of its own', own: `position: fixed; ${PLACED}` },
  { name: 'width: fit-content', own: 'inline-size: fit-content' },
  { name: 'width: max-content', own: 'inline-size: max-content; max-inline-size: 100%' },
  { name: 'width: min-content', own: 'inline-size: min-content', smallest: true },
  { name: 'columns', around: 'column-count: 1' },
];
