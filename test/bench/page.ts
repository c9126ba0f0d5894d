// What the built element costs a page: first render, memory and a key pressed, beside a baseline in the same run.
// `npm run bench -- page [rounds]`. Exits with 1 when a bar is broken.
import { openBrowser } from './support/browser.js';
import { measureFirstRender } from './support/first-render.js';
import { printFigures } from './support/figures.js';
import { measureHeap } from './support/heap.js';
import { measureKeys } from './support/keys.js';
import { builtElement, bundled, openSite } from './support/site.js';

const HOST_PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Host</title>
  <link rel="icon" href="data:," />
  <style>
    body { font: 16px/1.5 sans-serif }
    .vanilla { display: grid; gap: 8px; max-inline-size: 40rem }
    .vanilla textarea { display: block; inline-size: 100%; font: inherit }
  </style>
  <script type="module" src="/in-page.js"></script>
  <h1>A page of the host</h1>
  <main></main>
</html>`;

const AVATAR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>';

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
