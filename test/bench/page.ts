// What the built element costs a page: first render, memory and a key pressed, beside a baseline in the same run.
// `npm run bench -- page [rounds]`. Exits with 1 when a bar is broken.
import { openBrowser } from './support/browser.js';
import { measureFirstRender } from './support/first-render.js';
import { printFigures } from './support/figures.js';
import { measureHeap } from './support/heap.js';
import { AVATAR, HOST_PAGE } from './support/host-page.js';
import { measureKeys } from './support/keys.js';
import { builtElement, bundled, openSite } from './support/site.js';

const rounds = Number(process.argv[2] ?? 20);
const site = await openSite({
  '/': HOST_PAGE,
  '/in-page.js': await bundled('in-page.ts'),
  '/trivial-element.js': await bundled('trivial-element.ts'),
  '/avatar.svg': AVATAR,
  ...builtElement(),
});
// Frames as soon as there is something to draw: waiting for the screen's next turn would hide up to 16 ms of work.
const browser = await openBrowser(['--disable-frame-rate-limit', '--disable-gpu-vsync']);
try {
  printFigures([
    ...(await measureFirstRender(browser, site.origin, rounds)),
    ...(await measureHeap(browser, site.origin, rounds)),
    ...(await measureKeys(browser, site.origin, rounds)),
  ]);
  console.log(
    `Medians of ${rounds} interleaved rounds or more; baselines: a trivial Lit element, a form without script.`,
  );
} finally {
  await browser.close();
  await site.close();
}
