import { holdable } from './held-requests-plugin.mjs';

/**
 * A page in a profile of its own that believes to have the focus, so that several files can be tested side by side without
 * stealing each other's focus and mouse.
 */
export async function focusedPage({ browser }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // A page that drew hundreds of states takes its time to leave while another suite has the processor.
  page.setDefaultNavigationTimeout(180_000);
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await holdable(page);
  return leavable(page);
}

/** Lets a page be left that asks first, because an upload of a test is still under way there. */
export function leavable(page) {
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') void dialog.accept().catch(() => {});
  });
  return page;
}

/** Lets a launcher open a page for each file: what one file emulates, and forgets to end, must not change the next. */
export function pageForEachFile(launcher) {
  launcher.inactivePages = {
    length: 0,
    push: ({ puppeteerPage }) => void puppeteerPage.browserContext().close(),
  };
  return launcher;
}
