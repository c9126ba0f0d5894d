import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { choosePrivacy, control, inPhase, launch, press } from '../e2e/support/browser.js';
import { fixture } from '../e2e/support/files.js';
import { host } from '../package/support/host.js';
import { serveFolder } from '../package/support/serve-folder.js';
import { bundleApp } from './bundle.js';
import { missing } from './site.js';

const APPS: Readonly<Record<string, string>> = {
  'React 19': 'react-19.jsx',
  'React 18, StrictMode': 'react-18.jsx',
  'Vue 3': 'vue-3.js',
  'Svelte 5': 'svelte-5.js',
  Solid: 'solid.jsx',
  Preact: 'preact.jsx',
  'Angular 21': 'angular-21.ts',
  'HTML, swapped': 'html.js',
};

/** What `apps/page.js` leaves on the page. */
interface App {
  readonly calls: { readonly creatorInfo: number; readonly created: number; readonly aborted: number };
  readonly behavior: { refuse: boolean; hold: boolean };
  readonly heard: readonly string[];
  set(patch: object): void;
  move(): void;
  preset(): Promise<void>;
}

declare global {
  interface Window {
    readonly app: App;
  }
}

const { modules } = JSON.parse(await readFile(join(host.site.own, 'custom-elements.json'), 'utf8')) as {
  modules: { declarations: { events?: { name: string }[] }[] }[];
};
/** Every event that the packed manifest lists. */
const EVENTS = modules.flatMap(({ declarations }) =>
  declarations.flatMap(({ events = [] }) => events.map(({ name }) => name)),
);
assert.ok(EVENTS.includes('tiktok-published'));
/** Not part of a post that succeeds: each is waited for where it is caused. */
const HEARD_APART = ['tiktok-draft-change', 'tiktok-error', 'tiktok-open', 'tiktok-close'];

let browser: Browser;
const matrix = new Map<string, Map<string, boolean>>();

before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  const behaviors = [...new Set([...matrix.values()].flatMap((row) => [...row.keys()]))];
  console.log(`\nframework | ${behaviors.join(' | ')}`);
  for (const [framework, row] of matrix) {
    console.log(`${framework} | ${behaviors.map((name) => (row.get(name) ? 'ok' : 'fails')).join(' | ')}`);
  }
});

/** Changes what the host passes on; `null` stands for a value that is not there. */
const set = (page: Page, patch: object): Promise<void> =>
  page.evaluate(
    (values) =>
      window.app.set(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? undefined]))),
    patch,
  );

/** Waits until an event of the element has reached the framework's listener. */
async function heard(page: Page, type: string): Promise<void> {
  await page.waitForFunction((name: string) => window.app.heard.includes(name), { timeout: 20_000 }, type);
}

async function inEditing(page: Page): Promise<void> {
  await inPhase(page, 'editing');
}

/** Fills in what the rules demand; the media is preset by the host. */
async function fillIn(page: Page): Promise<void> {
  await page.evaluate(() => window.app.preset());
  await page.waitForFunction(() => {
    const part = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('[part~="file"]');
    return part?.textContent?.includes('clip.mp4');
  });
  await choosePrivacy(page, 'Everyone');
}

const elements = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('share-to-tiktok').length);

/** From now on, what would take half a minute or more happens at once: an element that stays away is given up by then. */
const endLongWaits = (page: Page): Promise<unknown> =>
  page.evaluate(`{
    const { setTimeout } = window;
    window.setTimeout = (run, milliseconds = 0) => setTimeout(run, milliseconds >= 30_000 ? 0 : milliseconds);
  }`);

/** Each gets a fresh page of one app, with one element that is ready. */
const BEHAVIORS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async 'properties and attributes'(page) {
    const read = () =>
      page.evaluate(() => {
        const element = document.querySelector('share-to-tiktok');
        const { postTitle, accept, mode, mediaLocked, unaudited, strings } = element ?? {};
        return [postTitle, accept, mode, mediaLocked, unaudited, strings?.['media.select']];
      });
    assert.deepEqual(
      await read(),
      ['From the host', 'video', undefined, false, false, 'Select'].map((value) => value ?? null),
    );
    await set(page, { title: 'Another', accept: null, mode: 'inbox', mediaLocked: true, unaudited: true });
    await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.mode === 'inbox');
    assert.deepEqual(await read(), ['Another', null, 'inbox', true, true, 'Select']);
    await set(page, { mediaLocked: false, unaudited: false });
    await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.unaudited === false);
  },
  async 'every event'(page) {
    await fillIn(page);
    await (await control(page, 'textbox', 'Title')).type('!');
    await heard(page, 'tiktok-draft-change');
    await page.evaluate(() => {
      window.app.behavior.refuse = true;
    });
    await press(page, 'button', 'Post to TikTok');
    await heard(page, 'tiktok-error');
    assert.equal(await page.evaluate(() => window.app.calls.created), 1);
    await page.reload();
    await inEditing(page);
    await fillIn(page);
    await press(page, 'button', 'Post to TikTok');
    for (const name of EVENTS.filter((each) => !HEARD_APART.includes(each))) await heard(page, name);
    await inPhase(page, 'published');
  },
  async 'trigger, opened and closed'(page) {
    await set(page, { trigger: true });
    const trigger = await page.waitForSelector('share-to-tiktok >>> [part~="trigger-button"]', { visible: true });
    await trigger?.click();
    await heard(page, 'tiktok-open');
    await control(page, 'button', 'Post to TikTok');
    await page.keyboard.press('Escape');
    await heard(page, 'tiktok-close');
    await page.waitForSelector('share-to-tiktok >>> [part~="trigger-button"]', { visible: true });
  },
  async 'many renders, one request'(page) {
    const asked = () => page.evaluate(() => window.app.calls.creatorInfo);
    const before = await asked();
    for (let render = 0; render < 20; render += 1) await set(page, {});
    await page.evaluate(() => document.querySelector('share-to-tiktok')?.updateComplete);
    assert.equal(await asked(), before);
    assert.equal(await page.evaluate(() => document.querySelector('share-to-tiktok')?.phase), 'editing');
  },
  async 'conditional render'(page) {
    await set(page, { count: 0 });
    await page.waitForFunction(() => !document.querySelector('share-to-tiktok'));
    await set(page, { count: 1 });
    await inEditing(page);
    assert.equal(await elements(page), 1);
  },
  async 'unmount during upload, remount'(page) {
    await beginUpload(page);
    await endLongWaits(page);
    await set(page, { count: 0 });
    await page.waitForFunction(() => window.app.calls.aborted === 1);
    await set(page, { count: 1, media: null });
    await inEditing(page);
  },
  async 're-parent'(page) {
    const before = await page.evaluateHandle(() => document.querySelector('share-to-tiktok'));
    await page.evaluate(() => window.app.move());
    await inEditing(page);
    const isSame = await page.evaluate(
      (element) => document.querySelector('aside share-to-tiktok') === element,
      before,
    );
    assert.ok(isSame, 'the element is the same');
    await set(page, { title: 'After the move' });
    await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.postTitle === 'After the move');
  },
  async 'two instances'(page) {
    await set(page, { count: 2 });
    await page.waitForFunction(() => {
      const all = [...document.querySelectorAll('share-to-tiktok')];
      return all.length === 2 && all.every(({ phase }) => phase === 'editing');
    });
  },
  async 'script loaded twice'(page) {
    const warned = new Promise<void>((resolve) => {
      page.on('console', (message) => message.text().includes('second-copy') && resolve());
    });
    await page.evaluate(() => import(`${'/app.js'}?again`));
    await warned;
    await page.waitForFunction(() => {
      const all = [...document.querySelectorAll('share-to-tiktok')];
      return all.length === 2 && all.every(({ phase }) => phase === 'editing');
    });
  },
};

/** Serves pages of one app, each with the script in its head. */
async function serveApp(app: string, bodies: Readonly<Record<string, string>> = { index: '' }) {
  const folder = join(host.site.folder, 'apps', app);
  await mkdir(folder, { recursive: true });
  await bundleApp(app, host.site.own, join(folder, 'app.js'));
  await cp(fixture('clip.mp4'), join(folder, 'clip.mp4'));
  for (const [name, body] of Object.entries(bodies)) {
    await writeFile(
      join(folder, `${name}.html`),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
        <script type="module" src="/app.js"></script></head><body>${body}</body></html>`,
    );
  }
  return serveFolder(folder);
}

/** Drives a fresh page, in a profile of its own: a post that another test has made is remembered by the browser. */
async function onPage(address: string, drive: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  try {
    await page.goto(address);
    await inEditing(page);
    await drive(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

for (const [framework, app] of Object.entries(APPS)) {
  describe(`the packed element in ${framework}`, { skip: missing ?? false }, () => {
    const row = new Map<string, boolean>();
    matrix.set(framework, row);
    let server: Awaited<ReturnType<typeof serveFolder>>;
    before(async () => {
      server = await serveApp(app);
    });
    after(() => server.close());

    for (const [name, drive] of Object.entries(BEHAVIORS)) {
      it(`works: ${name}`, async () => {
        row.set(name, false);
        await onPage(server.address, drive);
        row.set(name, true);
      });
    }
  });
}

async function beginUpload(page: Page): Promise<void> {
  await fillIn(page);
  await page.evaluate(() => {
    window.app.behavior.hold = true;
  });
  await press(page, 'button', 'Post to TikTok');
  await inPhase(page, 'uploading');
  await heard(page, 'tiktok-progress');
}

const shown = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('.body')?.textContent);

describe('the packed element in a view that Vue keeps alive', { skip: missing ?? false }, () => {
  let server: Awaited<ReturnType<typeof serveFolder>>;
  before(async () => {
    server = await serveApp('vue-keep-alive.js');
  });
  after(() => server.close());

  const leave = async (page: Page): Promise<void> => {
    await set(page, { count: 0 });
    await page.waitForFunction(() => document.querySelector('main')?.textContent === 'Another view');
  };

  it('goes on with an upload when the view is left and shown again at once [E15]', () =>
    onPage(server.address, async (page) => {
      await beginUpload(page);
      await leave(page);
      await set(page, { count: 1 });
      await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.phase === 'uploading');
      assert.equal(await page.evaluate(() => window.app.calls.aborted), 0);
      assert.doesNotMatch((await shown(page)) ?? '', /Upload paused/);
    }));

  it('pauses an upload when the view stays away, and says so when it is shown again [E15]', () =>
    onPage(server.address, async (page) => {
      await beginUpload(page);
      await endLongWaits(page);
      await leave(page);
      await page.waitForFunction(() => window.app.calls.aborted === 1);
      await set(page, { count: 1 });
      await control(page, 'button', 'Resume');
      assert.match((await shown(page)) ?? '', /paused/i);
      assert.equal(await page.evaluate(() => document.querySelector('share-to-tiktok')?.phase), 'uploading');
    }));
});

describe('the packed element on a site that Turbo navigates', { skip: missing ?? false }, () => {
  let server: Awaited<ReturnType<typeof serveFolder>>;
  const element = (attributes: string): string => `<share-to-tiktok post-title="Kept" ${attributes}></share-to-tiktok>`;
  before(async () => {
    const permanent = element('id="share" data-turbo-permanent');
    server = await serveApp('turbo.js', {
      index: `${permanent}<a id="to" href="/next.html">Next</a>`,
      next: `<h1>Next</h1>${permanent}`,
      cached: `${element('')}<a id="to" href="/empty.html">Empty</a>`,
      empty: `<a id="to" href="/cached.html">Back</a>`,
    });
  });
  after(() => server.close());

  const follow = async (page: Page, name: string): Promise<void> => {
    await page.evaluate(() => document.querySelector<HTMLElement>('#to')?.click());
    await page.waitForFunction(
      (title: string) => document.title === title && !document.documentElement.hasAttribute('aria-busy'),
      {},
      name,
    );
  };

  it('goes on with an upload when a permanent element is taken over to the next page [E15]', () =>
    onPage(server.address, async (page) => {
      const before = await page.evaluateHandle(() => document.querySelector('share-to-tiktok'));
      await beginUpload(page);
      await follow(page, 'next');
      const isSame = await page.evaluate((each) => document.querySelector('h1 + share-to-tiktok') === each, before);
      assert.ok(isSame, 'the element is the same');
      assert.equal(await page.evaluate(() => document.querySelector('share-to-tiktok')?.phase), 'uploading');
      assert.equal(await page.evaluate(() => window.app.calls.aborted), 0);
      assert.doesNotMatch((await shown(page)) ?? '', /Upload paused/);
    }));

  it('is one whole page again when it comes back from the cache, by a link and by the back button [E15]', () =>
    onPage(`${server.address}cached.html`, async (page) => {
      await follow(page, 'empty');
      assert.equal(await elements(page), 0);
      await follow(page, 'cached');
      await inEditing(page);
      await follow(page, 'empty');
      await page.goBack();
      await page.waitForFunction(() => document.title === 'cached');
      await inEditing(page);
      assert.equal(await elements(page), 1);
      const cards = await page.evaluate(
        () => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelectorAll('.card').length,
      );
      assert.equal(cards, 1);
      assert.equal(await page.evaluate(() => document.querySelector('share-to-tiktok')?.postTitle), 'Kept');
    }));
});
