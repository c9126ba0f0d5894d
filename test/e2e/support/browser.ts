import puppeteer from 'puppeteer-core';
import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';

const CONNECTION = { defaultViewport: { width: 1180, height: 1100 }, protocolTimeout: 120_000 } as const;

export async function launch(): Promise<Browser> {
  return puppeteer.launch({
    ...(await findBrowser()),
    // Beside other suites, a browser may be slow to start.
    timeout: 120_000,
    ...CONNECTION,
  });
}

/** Says yes to whatever a page asks. A page that is closed meanwhile takes its question with it. */
export function acceptDialogs(page: Page): void {
  page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
}

/**
 * The same page through a new connection, the only one at its address. The old connection is closed: it kept every element
 * that it had found, and all that this was part of, in the page's memory.
 */
export async function reconnected(page: Page): Promise<Page> {
  const browserWSEndpoint = page.browser().wsEndpoint();
  const address = page.url();
  await page.browser().disconnect();
  const browser = await puppeteer.connect({ browserWSEndpoint, ...CONNECTION });
  const again = (await browser.pages()).find((each) => each.url() === address);
  if (!again) throw new Error(`No page at ${address}`);
  return again;
}

/** Finds a control as a user names it, through shadow roots. */
export function byRole(role: string, name: string): string {
  return `::-p-aria([name="${name}"][role="${role}"])`;
}

export function control(page: Page | Frame, role: string, name: string): Promise<ElementHandle> {
  return page.waitForSelector(byRole(role, name), { timeout: 30_000 }).then((handle) => {
    if (!handle) throw new Error(`No ${role} "${name}"`);
    return handle;
  });
}

/** The middle of a button on the screen, scrolled to where it can be seen. */
export async function middleOf(page: Page, name: string): Promise<{ readonly x: number; readonly y: number }> {
  const handle = await control(page, 'button', name);
  await handle.scrollIntoView();
  const box = await handle.boundingBox();
  if (!box) throw new Error(`"${name}" is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses a control with the mouse, where it is on the screen, once it stands still: a person does not press what moves. */
export async function press(page: Page | Frame, role: string, name: string): Promise<void> {
  const handle = await control(page, role, name);
  await standsStill(handle);
  await handle.click();
}

/** Presses the button that posts, once it does: before a chosen file has been read, it only says what is missing. */
export async function pressPost(page: Page, name = 'Post to TikTok'): Promise<void> {
  await canPost(page);
  await press(page, 'button', name);
}

/** Waits until nothing is missing anymore. */
export async function canPost(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document
        .querySelector('share-to-tiktok')
        ?.shadowRoot?.querySelector('#publish')
        ?.getAttribute('aria-disabled') === null,
  );
}

/** Scrolls to an element, and waits until it is at the same place in two frames that follow each other. */
export async function standsStill(handle: ElementHandle): Promise<void> {
  await handle.scrollIntoView();
  await handle.evaluate(async (element) => {
    let last: DOMRect | undefined;
    for (;;) {
      const now = element.getBoundingClientRect();
      if (last?.top === now.top && last.left === now.left) return;
      last = now;
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Waits until the element is in a phase. */
export async function inPhase(page: Page | Frame, phase: string): Promise<void> {
  await page.waitForFunction(
    (wanted: string) => document.querySelector('share-to-tiktok')?.phase === wanted,
    { timeout: 60_000 },
    phase,
  );
}

/** Waits until all code of the page has come that comes by itself. What is pressed before then takes effect later. */
export async function isWhole(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('share-to-tiktok')?.updateComplete);
}

/** All text that the element shows. */
export function shownText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector('share-to-tiktok')?.shadowRoot;
    const card = root?.querySelector('.card');
    return card instanceof HTMLElement ? card.innerText : '';
  });
}

/** Links a simulated account through the real popup. */
export async function connect(page: Page): Promise<void> {
  const popupOpened = new Promise<Page>((resolve, reject) => {
    page.once('popup', (popup) => (popup ? resolve(popup) : reject(new Error('No popup'))));
  });
  await press(page, 'button', 'Connect TikTok');
  const popup = await popupOpened;
  const allow = await popup.waitForSelector(byRole('button', 'Allow'), { timeout: 30_000 });
  await allow?.click();
  await inPhase(page, 'editing');
}

/** Chooses files through the browser's own dialog. */
export async function chooseFiles(page: Page, name: string, files: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForFileChooser(), press(page, 'button', name)]);
  await chooser.accept([...files]);
}

export async function choosePrivacy(page: Page, option: string): Promise<void> {
  await press(page, 'combobox', 'Who can view this post');
  await press(page, 'option', option);
}

/** Waits until the element shows this sentence. */
export async function untilShown(page: Page, sentence: string): Promise<void> {
  await page.waitForFunction(
    (wanted: string) => {
      const card = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('.card');
      return card instanceof HTMLElement && card.innerText.includes(wanted);
    },
    { timeout: 30_000 },
    sentence,
  );
}
