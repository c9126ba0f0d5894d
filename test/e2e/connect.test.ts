import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { byRole, inPhase, press, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';

/** Opens the consent page and answers the popup. */
async function consentOf(page: Page, button = 'Connect TikTok'): Promise<Page> {
  const opened = new Promise<Page | null>((resolve) => page.once('popup', resolve));
  await press(page, 'button', button);
  const popup = await opened;
  if (!popup) throw new Error('No popup');
  await popup.waitForSelector(byRole('button', 'Allow'), { timeout: 30_000 });
  return popup;
}

async function decide(popup: Page, button: 'Allow' | 'Cancel'): Promise<void> {
  const handle = await popup.waitForSelector(byRole('button', button));
  await handle?.click();
}

/** Keeps what the page hears from other windows and from other tabs. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(`{
    window.heard = [];
    window.addEventListener('message', ({ data, origin }) => window.heard.push(['opener', data, origin]));
    const channel = new BroadcastChannel('share-to-tiktok');
    // What tabs say of themselves is on the same channel.
    channel.addEventListener('message', ({ data }) => 'said' in data || window.heard.push(['channel', data]));
  }`);
}

/** Lets the test see the popup as the page does, and say which window has the focus: in a headless browser all have it. */
async function watchWindows(page: Page): Promise<void> {
  await page.evaluate(`{
    const { open } = window;
    window.open = (...wanted) => (window.popup = open.apply(window, wanted));
    window.looks = 0;
    document.hasFocus = () => {
      window.looks += 1;
      return !window.isAway;
    };
  }`);
}

const heard = (page: Page) => page.evaluate('window.heard') as Promise<readonly (readonly unknown[])[]>;

describe('connecting, in a real popup', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  it('a visitor who is signed out leaves nothing in the console [E7]', async () => {
    const page = await stage.open();
    const lines: string[] = [];
    page.on('console', (message) => lines.push(`${message.type()} ${message.text()}`));
    page.on('pageerror', (error) => lines.push(String(error)));
    await page.reload();
    await inPhase(page, 'disconnected');
    assert.deepEqual(lines, []);
    await page.close();
  });

  it('reports success to the page, with its nonce and nothing else, at the exact origin [G-T1a]', async () => {
    const page = await stage.open();
    await listen(page);
    await decide(await consentOf(page), 'Allow');
    await inPhase(page, 'editing');
    // Each comes a way of its own, and the first is enough for the page.
    await page.waitForFunction("window.heard.some(([from]) => from === 'opener')");
    const messages = await heard(page);
    const fromOpener = messages.find(([from]) => from === 'opener');
    assert.equal(fromOpener?.[2], stage.demo.origin);
    for (const [, word] of messages) {
      assert.deepEqual(Object.keys(word as object).sort(), ['nonce', 'ok', 'source']);
    }
    await page.close();
  });

  it('is heard over the channel where the consent page has cut the opener off', async () => {
    stage.demo.simulator.control.patchSettings({ consentCutsOpener: true });
    const page = await stage.open();
    await listen(page);
    await watchWindows(page);
    // The page looks when the test says so: after many looks it would be the user who has closed the popup, and a slow machine takes so long.
    await page.evaluate('window.setInterval = (look) => ((window.look = look), 0)');
    const popup = await consentOf(page);
    // To the page the popup has been closed for a while when the user decides.
    await page.waitForFunction('window.popup.closed');
    await page.evaluate('for (let looks = 0; looks < 3; looks += 1) window.look()');
    await decide(popup, 'Allow');
    await inPhase(page, 'editing');
    assert.deepEqual(
      (await heard(page)).map(([from]) => from),
      ['channel'],
    );
    stage.demo.simulator.control.patchSettings({ consentCutsOpener: false });
    await page.close();
  });

  it('says so when the user closes the popup', async () => {
    const page = await stage.open();
    await watchWindows(page);
    const popup = await consentOf(page);
    await page.evaluate('window.isAway = true; window.looks = 0');
    await page.waitForFunction('window.looks > 0');
    await popup.close();
    await page.evaluate('window.isAway = false');
    await untilShown(page, 'Your TikTok account wasn’t connected. Try again.');
    await page.close();
  });

  it('switches the account by linking another: a popup that is blocked or declined changes nothing, and nobody else is cut off', async () => {
    const page = await stage.openConnected();
    const other = await stage.openConnected();
    const revoked = (): number =>
      stage.demo.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'revoke').length;
    await page.evaluate('{ window.real = window.open; window.open = () => null; }');
    await press(page, 'button', 'Switch account');
    await untilShown(page, 'The account wasn’t switched.');
    await page.evaluate('window.open = window.real');
    const declined = await consentOf(page, 'Switch account');
    await inPhase(page, 'disconnected');
    await decide(declined, 'Cancel');
    await untilShown(page, 'The account wasn’t switched.');
    await untilShown(page, '@ada.l');
    const popup = await consentOf(page, 'Switch account');
    await popup.click('summary');
    await popup.click('input[name=creator][value=private]');
    await decide(popup, 'Allow');
    await untilShown(page, '@grace.hopper');
    await inPhase(page, 'editing');
    assert.equal(revoked(), 0);
    await other.reload();
    await inPhase(other, 'editing');
    await untilShown(other, '@ada.l');
    await other.close();
    await page.close();
  });

  it('says so when the user declines, or allows everything but posting', async () => {
    const page = await stage.open();
    await decide(await consentOf(page), 'Cancel');
    await untilShown(page, 'Your TikTok account wasn’t connected. Try again.');

    const popup = await consentOf(page);
    await popup.evaluate(
      "document.querySelectorAll('input[name=scope]').forEach((scope) => { if (!scope.disabled) scope.checked = false; })",
    );
    await decide(popup, 'Allow');
    await untilShown(page, 'This site isn’t allowed to post for you yet. Reconnect TikTok and allow it.');
    await page.close();
  });
});
