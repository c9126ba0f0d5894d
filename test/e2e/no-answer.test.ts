import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { inPhase, press, shownText } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';

/** Lets a minute pass for the page alone, as fast as it can. */
async function passMinute(page: Page): Promise<void> {
  const client = await page.createCDPSession();
  const passed = new Promise<void>((resolve) => client.once('Emulation.virtualTimeBudgetExpired', () => resolve()));
  await client.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: 60_000 });
  await passed;
  // From here on it stands still only while an answer is awaited, so that no limit is passed by chance.
  await client.send('Emulation.setVirtualTimePolicy', { policy: 'pauseIfNetworkFetchesPending' });
}

describe('a backend that never answers', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  it('ends in a sentence and a way to try again when creator info never comes [A-14.5, C-02]', async () => {
    const page = await stage.openConnected();
    let held = 0;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      // A request that is neither answered nor continued hangs, as behind a backend that is stuck.
      if (request.url().endsWith('/api/tiktok/creator-info') && held === 0) held += 1;
      else void request.continue();
    });
    // Its time begins with the question, which must not be asked when the minute is half over.
    const isAsked = page.waitForRequest((request) => request.url().endsWith('/api/tiktok/creator-info'));
    await page.evaluate(() => document.querySelector('share-to-tiktok')?.reset());
    await isAsked;
    await inPhase(page, 'loading');
    await passMinute(page);
    await inPhase(page, 'failed');
    const text = await shownText(page);
    assert.ok(text.includes('Check your connection') && text.includes('Your draft is saved.'), text);
    await press(page, 'button', 'Try again');
    await inPhase(page, 'editing');
    assert.equal(held, 1);
    await page.close();
  });
});
