import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { inPhase, shownText } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import { fixture, sha256Of } from './support/files.js';

const FIREFOX = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
].find((path) => path && existsSync(path));

function launchFirefox(): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    ...(FIREFOX ? { executablePath: FIREFOX } : {}),
    headless: true,
    defaultViewport: { width: 1180, height: 1100 },
    protocolTimeout: 120_000,
  });
}

/** Roles and names cannot be searched through shadow roots over WebDriver BiDi. */
function part(page: Page, selector: string): Promise<ElementHandle<HTMLElement>> {
  return page.waitForSelector(`share-to-tiktok >>> ${selector}`).then((handle) => {
    if (!handle) throw new Error(`No ${selector}`);
    // The selectors below name elements of HTML.
    return handle as ElementHandle<HTMLElement>;
  });
}

async function click(page: Page, selector: string): Promise<void> {
  const handle = await part(page, selector);
  await handle.scrollIntoView();
  await handle.click();
}

describe('Firefox', { skip: !FIREFOX && 'no Firefox is installed here, and FIREFOX_PATH names none' }, () => {
  it('takes a real video from the page to the profile, byte for byte, by mouse and keys', async () => {
    const stage = await setStage({}, launchFirefox);
    try {
      const page = await stage.open();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      const popupOpened = new Promise<Page>((resolve, reject) => {
        page.once('popup', (popup) => (popup ? resolve(popup) : reject(new Error('No popup'))));
      });
      await click(page, '.actions button');
      const popup = await popupOpened;
      await (await popup.waitForSelector('button[value=allow], form button'))?.click();
      await inPhase(page, 'editing');

      const input = await part(page, 'input[type=file]');
      // The selector names an input.
      await (input as ElementHandle<HTMLInputElement>).uploadFile(fixture('clip.mp4'));
      await part(page, 'video');
      await (await part(page, '#title')).type('Morning light #sunrise');
      assert.ok((await shownText(page)).includes('Morning light #sunrise'));
      await (await part(page, '#privacy')).focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter'] as const) await page.keyboard.press(key);
      await click(page, '#comment');
      await click(page, '#publish');
      await inPhase(page, 'published');

      const post = stage.posts().at(-1);
      assert.equal(post?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
      assert.equal(post?.postInfo.title, 'Morning light #sunrise');
      assert.equal(post?.postInfo.disable_comment, false);
      assert.deepEqual(errors, []);
    } finally {
      await stage.close();
    }
  });
});
