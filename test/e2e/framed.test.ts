import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { inPhase, press } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';

const PRIVACY = 'Who can view this post';

/** A page of the site that lets itself be framed, and one that frames it without a word. */
const framed = (allows: boolean): string =>
  `<!doctype html><script type="module" src="/share-to-tiktok/share-to-tiktok.js"></script>
   <share-to-tiktok lang="en" endpoint="/api/tiktok" ${allows ? 'allow-framing' : ''}></share-to-tiktok>`;

describe('a page in a frame', () => {
  let stage: Stage;
  let stranger: Server;

  before(async () => {
    stage = await setStage({
      routes: (app) => {
        app.get('/framed', (context) => context.html(framed(false)));
        app.get('/framed-by-consent', (context) => context.html(framed(true)));
        app.get('/around', (context) => context.html('<iframe width="800" height="900" src="/framed"></iframe>'));
      },
    });
    stranger = createServer(({ url }, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><iframe width="800" height="900" src="${stage.demo.origin}${url}"></iframe>`);
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    await stage.close();
    stranger.closeAllConnections();
    stranger.close();
  });

  /** Chooses "Only me" with the mouse, in the frame of this page; returns what page and console then say. */
  async function chooseIn(address: string) {
    const page = await stage.openConnected('/framed');
    const explained = new Promise<string>((resolve) => {
      page.on('console', (line) => line.text().startsWith('<share-to-tiktok>') && resolve(line.text()));
    });
    await page.goto(address);
    const handle = await page.waitForSelector('iframe');
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error('There is no frame.');
    await inPhase(frame, 'editing');
    await press(frame, 'combobox', PRIVACY);
    await press(frame, 'option', 'Only me');
    const said = await frame.evaluate(() => {
      const root = document.querySelector('share-to-tiktok')?.shadowRoot;
      const card = root?.querySelector('.card');
      return {
        chosen: root?.querySelector('#privacy')?.textContent?.trim() ?? '',
        shown: card instanceof HTMLElement ? card.innerText : '',
      };
    });
    return { ...said, explained };
  }

  // An address is a string for pipes alone, and this server listens on a port.
  const strange = (path: string): string => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}${path}`;

  it('takes no choice under a page of another origin, and says so to the visitor and in the console [S3, E10]', async () => {
    const { chosen, shown, explained } = await chooseIn(strange('/framed'));
    assert.equal(chosen, 'Select');
    assert.match(shown, /Part of this page is hidden, so nothing was sent/);
    assert.match(await explained, /^<share-to-tiktok> foreign-frame: .* allow-framing .*#foreign-frame$/);
  });

  it('takes it where the host allows framing [S3]', async () => {
    assert.equal((await chooseIn(strange('/framed-by-consent'))).chosen, 'Only me');
  });

  it('takes it under a page of its own origin [S3]', async () => {
    assert.equal((await chooseIn(`${stage.demo.origin}/around`)).chosen, 'Only me');
  });
});
