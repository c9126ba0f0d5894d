import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { inPhase } from './browser.js';

export const FIREFOX = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
].find((path) => path && existsSync(path));

/** Why tests are skipped that need a Firefox, or `false`. */
export const NO_FIREFOX = !FIREFOX && 'no Firefox is installed here, and FIREFOX_PATH names none';

export function launchFirefox(extraPrefsFirefox: Readonly<Record<string, unknown>> = {}): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    ...(FIREFOX ? { executablePath: FIREFOX } : {}),
    headless: true,
    defaultViewport: { width: 1180, height: 1100 },
    protocolTimeout: 120_000,
    extraPrefsFirefox,
  });
}

/** Roles and names cannot be searched through shadow roots over WebDriver BiDi. */
export function part(page: Page, selector: string): Promise<ElementHandle<HTMLElement>> {
  return page.waitForSelector(`share-to-tiktok >>> ${selector}`).then((handle) => {
    if (!handle) throw new Error(`No ${selector}`);
    // The selectors of the tests name elements of HTML.
    return handle as ElementHandle<HTMLElement>;
  });
}

export async function click(page: Page, selector: string): Promise<void> {
  const handle = await part(page, selector);
  await handle.scrollIntoView();
  await handle.click();
}

/** Links a simulated account through the real popup. */
export async function connectByClick(page: Page): Promise<void> {
  const popupOpened = new Promise<Page>((resolve, reject) => {
    page.once('popup', (popup) => (popup ? resolve(popup) : reject(new Error('No popup'))));
  });
  await click(page, '.actions button');
  const popup = await popupOpened;
  await (await popup.waitForSelector('button[value=allow], form button'))?.click();
  await inPhase(page, 'editing');
}

/** Gives a file to the input behind the button. */
export async function chooseFile(page: Page, file: string): Promise<void> {
  const input = await part(page, 'input[type=file]');
  // The selector names an input.
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
}

/** Fills in by keys what a post needs, and posts. */
export async function postByKeys(page: Page): Promise<void> {
  await part(page, 'video');
  await (await part(page, '#privacy')).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter'] as const) await page.keyboard.press(key);
  await click(page, '#publish');
}
