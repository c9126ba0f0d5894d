import { supportsAdoptingStyleSheets } from '@lit/reactive-element';

/** Keeps the page behind a dialog where it is, without moving it sideways; returns how to let it go. */
export function lockScroll(): () => void {
  if (!supportsAdoptingStyleSheets) return () => {};
  const { documentElement } = document;
  // The window takes the overflow of `html`, or else that of `body`. With both, `body` would scroll by itself, and take along what sticks to the window.
  const scroller = getComputedStyle(documentElement).overflow === 'visible' ? 'body' : 'html';
  // The room of a scroll bar that takes room stays.
  const gutter = innerWidth > documentElement.clientWidth ? 'html{scrollbar-gutter:stable}' : '';
  // A style of its own, since the page and other dialogs may lock and unlock meanwhile, in any order.
  const lock = new CSSStyleSheet();
  lock.replaceSync(`${scroller}{overflow:hidden!important}${gutter}`);
  document.adoptedStyleSheets.push(lock);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== lock);
  };
}
