import type { Page } from 'puppeteer-core';
import { byRole, control, inPhase, standsStill } from './browser.js';

const PHONE = {
  viewport: { width: 360, height: 780, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36',
};

/** Makes a page that is not loaded yet that of a phone: small, with fingers and no mouse. */
export function asPhone(page: Page): Promise<void> {
  return page.emulate(PHONE);
}

/** Touches the middle of a control with one finger, once it stands still. The click of a touch comes after its end. */
export async function tap(page: Page, role: string, name: string): Promise<void> {
  const handle = await control(page, role, name);
  await standsStill(handle);
  const box = await handle.boundingBox();
  if (!box) throw new Error(`${role} "${name}" is not shown`);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** Waits until photos can be carried: what carries them is loaded when the first photos are there. */
export async function canCarry(page: Page): Promise<void> {
  const address = await page.waitForFunction(
    () => performance.getEntriesByType('resource').find(({ name }) => name.includes('carry-photo'))?.name,
  );
  // The page asked for the module before, so it has it before.
  await page.evaluate((name = '') => import(name), await address.jsonValue());
}

/** Links the simulated account, popup included, with one finger. */
export async function connectByTouch(page: Page): Promise<void> {
  const opened = new Promise<Page | null>((resolve) => page.once('popup', resolve));
  await tap(page, 'button', 'Connect TikTok');
  const popup = await opened;
  if (!popup) throw new Error('No popup');
  await popup.emulate(PHONE);
  await popup.waitForSelector(byRole('button', 'Allow'));
  await tap(popup, 'button', 'Allow');
  await inPhase(page, 'editing');
  await page.bringToFront();
}
