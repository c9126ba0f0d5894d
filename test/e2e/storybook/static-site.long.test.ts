import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openStory, storybookSite } from '../../tools/storybook-site.js';
import type { StorybookSite } from '../../tools/storybook-site.js';
import { launch } from '../support/browser.js';

describe('the Storybook as a static site', () => {
  let site: StorybookSite;
  let browser: Browser;

  before(async () => {
    [site, browser] = [await storybookSite(), await launch()];
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('has the docs pages', () => {
    const docs = site.entries.filter(({ type }) => type === 'docs').map(({ title }) => title.split('/').at(-1));
    for (const page of ['Introduction', 'Compliance', 'Theming', 'Events', 'Adapter'])
      assert.ok(docs.includes(page), page);
  });

  it('asks no other server for anything: its own frame, docs, and a story of each title', async () => {
    const page = await browser.newPage();
    // A line that pulses while it waits has its contrast measured at rest.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const foreign = foreignRequests(page, site);
    await page.goto(`${site.origin}/index.html`, { waitUntil: 'networkidle0' });
    for (const { id } of site.entries.filter(({ type }) => type === 'docs')) {
      await page.goto(`${site.origin}/iframe.html?id=${id}&viewMode=docs`, { waitUntil: 'networkidle0' });
    }
    const stories = site.entries.filter(({ type }) => type === 'story');
    const first = [...new Map(stories.toReversed().map((entry) => [entry.title, entry])).values()];
    assert.ok(first.length >= 10);
    for (const { id } of first) await openStory(page, site, id);
    assert.deepEqual(foreign, []);
    await page.close();
  });

  it('lists every point of the guidelines, with stories that exist', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/iframe.html?id=share-to-tiktok-compliance--docs&viewMode=docs`);
    await page.waitForSelector('#storybook-docs table a');
    const links = await page.$$eval('#storybook-docs td a', (anchors) =>
      anchors.map((each) => each.getAttribute('href')),
    );
    const known = new Set(site.entries.map(({ id }) => `?path=/story/${id}`));
    assert.deepEqual(
      links.filter((href) => !known.has(href ?? '')),
      [],
    );
    assert.ok(links.length > 40);
    await page.close();
  });

  it('says on the docs page of a title what each of its stories shows, in their order', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/iframe.html?id=share-to-tiktok-appearance--docs&viewMode=docs`);
    await page.waitForSelector('#storybook-docs section');
    const said = await page.$$eval('#storybook-docs section', (sections) =>
      sections.map((section) => [section.querySelector('h2')?.innerText, section.querySelector('p')?.innerText]),
    );
    assert.deepEqual(
      said.map(([name]) => name),
      ['Dark', 'Light', 'Right To Left', 'Narrow', 'Forced Colors'],
    );
    assert.match(said[0]?.[1] ?? '', /^The page follows the color-scheme of the page around it\./);
    assert.ok(said.every(([, text]) => text));
    await page.close();
  });

  it('keeps an edge around every control in forced colors', async () => {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await openStory(page, site, 'share-to-tiktok-appearance--forced-colors');
    assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
    await page.close();
  });
});

/** Requests of a page that leave the site, as they come. */
function foreignRequests(page: Page, { origin }: StorybookSite): readonly string[] {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) foreign.push(url);
  });
  return foreign;
}
