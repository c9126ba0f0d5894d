import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { startSimulator } from '../../src/simulator/index.js';
import type { Simulator } from '../../src/simulator/index.js';
import { control, launch } from './support/browser.js';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the control page of the simulator', () => {
  let simulator: Simulator;
  let browser: Browser;
  before(async () => {
    simulator = await startSimulator();
    browser = await launch();
    const query = `${simulator.origin}/v2/post/publish/creator_info/query/`;
    await fetch(query, { method: 'POST', headers: { authorization: 'Bearer act.nobody' } });
  });
  after(async () => {
    await browser.close();
    await simulator.close();
  });

  async function open(width: number, scheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(`${simulator.origin}/__control/`);
    return page;
  }

  /** Goes down in the list that has the focus. Typed letters would be one word only where each comes within a second. */
  async function chooseByKeys(page: Page, wanted: string): Promise<void> {
    for (let value; value !== wanted; value = await page.evaluate('document.activeElement.value'))
      await page.keyboard.press('ArrowDown');
  }

  for (const width of [360, 1100]) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`fits ${width} pixels and breaks no rule of axe in ${scheme}, with everything open`, async () => {
        const page = await open(width, scheme);
        await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
        await page.evaluate(AXE);
        const broken = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
        assert.deepEqual(broken, []);
        await page.close();
      });
    }
  }

  it('takes a fault and gives it back by keyboard alone, and stays where the person was', async () => {
    const page = await open(1100, 'light');
    const kind = await control(page, 'combobox', 'Kind');
    await kind.focus();
    await chooseByKeys(page, 'server_error');
    await page.keyboard.press('Tab');
    await chooseByKeys(page, 'video_init');
    for (let field = 0; field < 4; field += 1) await page.keyboard.press('Tab');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.deepEqual(
      simulator.control.state().faults.map(({ kind: wanted, endpoint, times }) => [wanted, endpoint, times]),
      [['server_error', 'video_init', 1]],
    );
    assert.equal(new URL(page.url()).hash, '#faults');
    // The browser scrolls there when it draws.
    await page.waitForFunction("document.getElementById('faults').getBoundingClientRect().top < 800");

    // The first stop after the section's start is the fault that waits.
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Remove server_error');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.deepEqual(simulator.control.state().faults, []);
    await page.close();
  });
});
