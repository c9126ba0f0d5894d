import { after, before, describe, it } from 'node:test';
import { control, inPhase } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';

describe('a draft whose page is loaded again right after a key', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  // The browser decides whether a page that goes may still write; so this is no test for every commit.
  it('is there with its last word', async () => {
    const page = await stage.openConnected();
    await (await control(page, 'textbox', 'Title')).type('Last word');
    await page.reload();
    await inPhase(page, 'editing');
    await page.waitForFunction(
      () =>
        document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector<HTMLTextAreaElement>('#title')?.value ===
        'Last word',
    );
    await page.close();
  });
});
