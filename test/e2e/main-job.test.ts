import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  byRole,
  chooseFiles,
  choosePrivacy,
  control,
  inPhase,
  press,
  pressPost,
  shownText,
} from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, grownClip, sha256Of, withFolder } from './support/files.js';

const NOTICE = 'After you post, it may take a few minutes for the content to process and be visible on your profile.';

describe('the main job, in a real browser over real HTTP', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  async function fillIn(page: Page, file: string, privacy = 'Everyone'): Promise<void> {
    await chooseFiles(page, 'Select video or photos', [file]);
    await (await control(page, 'textbox', 'Title')).type('Morning light over the harbor #sunrise');
    await choosePrivacy(page, privacy);
  }

  it('takes a real video from the page to the profile, byte for byte [G-1a, G-5a, G-5b.1, G-5e, A-01, A-13, G-T2c, U-01]', async () => {
    const page = await stage.openConnected();
    const text = await shownText(page);
    assert.ok(text.includes('Ada Lovelace') && text.includes('@ada.l'));
    await fillIn(page, fixture('clip.mp4'));
    await press(page, 'checkbox', 'Allow Comment');
    await page.waitForFunction(() => {
      const video = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video');
      return video && video.readyState >= 2 && video.duration > 2.9;
    });
    await pressPost(page);
    await inPhase(page, 'published');
    const link = await page.waitForSelector(byRole('link', 'View on TikTok'), { timeout: 60_000 });
    const href = await link?.evaluate((anchor) => (anchor as HTMLAnchorElement).href);

    const post = stage.posts().at(-1);
    assert.equal(post?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
    assert.deepEqual(
      { ...post?.postInfo },
      {
        privacy_level: 'PUBLIC_TO_EVERYONE',
        title: 'Morning light over the harbor #sunrise',
        disable_comment: false,
        disable_duet: true,
        disable_stitch: true,
        brand_content_toggle: false,
        brand_organic_toggle: false,
        is_aigc: false,
      },
    );

    const profile = await stage.browser.newPage();
    await profile.goto(href ?? '');
    await profile.waitForFunction(() => {
      const video = document.querySelector('video');
      return video && video.duration > 2.9;
    });
    const source = await profile.evaluate(() => document.querySelector('video')?.currentSrc ?? '');
    const bytes = Buffer.from(await (await fetch(source)).arrayBuffer());
    const played = createHash('sha256').update(bytes).digest('hex');
    assert.equal(played, await sha256Of(fixture('clip.mp4')));
    assert.ok((await profile.evaluate(() => document.body.innerText)).includes('Morning light over the harbor'));
    await profile.close();
    await page.close();
  });

  it('sends a file of several chunks in order, and its digest arrives unchanged [U-07.1, C-04.1, C-04.3]', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, 70_000_123);
      const page = await stage.openConnected();
      await fillIn(page, file, 'Friends');
      await pressPost(page);
      await inPhase(page, 'published');
      const post = stage.posts().at(-1);
      assert.deepEqual(
        { ...post?.sourceInfo },
        { source: 'FILE_UPLOAD', video_size: 70_000_123, chunk_size: 5_384_624, total_chunk_count: 13 },
      );
      assert.equal(post?.files[0]?.sha256, await sha256Of(file));
      const text = await shownText(page);
      assert.ok(text.includes('Only public posts have a link.'));
      await page.close();
    });
  });

  it('says before and after posting that processing may take minutes [G-5d, A-11]', async () => {
    const page = await stage.openConnected();
    assert.ok((await shownText(page)).includes(NOTICE));
    await fillIn(page, fixture('clip.mp4'), 'Only me');
    await pressPost(page);
    await inPhase(page, 'published');
    assert.ok((await shownText(page)).includes(NOTICE));
    await page.close();
  });

  it('sends nothing before a person presses the button: no synthetic click or key, no submit [G-5c]', async () => {
    const page = await stage.openConnected();
    const posted = stage.posts().length;
    const sent: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/\/(posts|chunks|photos)\b/.test(pathname)) sent.push(`${request.method()} ${pathname}`);
    });
    await page.evaluate(() => {
      const element = document.querySelector('share-to-tiktok');
      const form = document.createElement('form');
      form.addEventListener('submit', (event) => event.preventDefault());
      element?.replaceWith(form);
      if (element) form.append(element);
    });
    await fillIn(page, fixture('clip.mp4'));
    await page.waitForFunction(() => {
      const button = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('#publish');
      return button?.getAttribute('aria-disabled') === null;
    });

    const phases = await page.evaluate(async () => {
      const element = document.querySelector('share-to-tiktok');
      const form = element?.closest('form');
      const button = element?.shadowRoot?.querySelector('#publish');
      if (!element || !form || !(button instanceof HTMLButtonElement))
        throw new Error('No form around a publish button');
      const bubbling = { bubbles: true, composed: true };
      button.click();
      for (const type of ['pointerdown', 'pointerup']) button.dispatchEvent(new PointerEvent(type, bubbling));
      for (const type of ['mousedown', 'mouseup', 'click']) button.dispatchEvent(new MouseEvent(type, bubbling));
      for (const key of ['Enter', ' ']) {
        for (const type of ['keydown', 'keypress', 'keyup']) {
          button.dispatchEvent(new KeyboardEvent(type, { key, ...bubbling }));
        }
      }
      form.requestSubmit();
      const atOnce = element.phase;
      // A request of the element would have left before this one, which goes to the same server.
      await (await fetch('/', { cache: 'no-store' })).text();
      await element.updateComplete;
      return [atOnce, element.phase];
    });
    assert.deepEqual([phases, sent], [['editing', 'editing'], []]);
    assert.equal(stage.posts().length, posted);

    await pressPost(page);
    await inPhase(page, 'published');
    assert.ok(sent[0]?.endsWith('/posts'), 'the same draft was ready, and its requests are seen');
    assert.equal(stage.posts().length, posted + 1);
    await page.close();
  });

  it('sends nothing when the draft changes between the click and the sending [G-5c]', async () => {
    const page = await stage.openConnected();
    const before = stage.posts().length;
    await fillIn(page, fixture('clip.mp4'));
    await page.evaluate(() => {
      const element = document.querySelector('share-to-tiktok');
      element?.addEventListener('tiktok-before-publish', () => element.setAttribute('mode', 'inbox'), { once: true });
    });
    await pressPost(page);
    await page.waitForFunction(() => {
      const card = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('.card');
      return card instanceof HTMLElement && card.innerText.includes('Your post changed, so it wasn’t sent.');
    });
    assert.equal(stage.posts().length, before);
    await page.close();
  });

  it('sends nothing when the host cancels the event', async () => {
    const page = await stage.openConnected();
    const before = stage.posts().length;
    await fillIn(page, fixture('clip.mp4'));
    await page.evaluate(() => {
      const element = document.querySelector('share-to-tiktok');
      element?.addEventListener('tiktok-before-publish', (event) => event.preventDefault());
    });
    await pressPost(page);
    assert.equal(await page.evaluate(() => document.querySelector('share-to-tiktok')?.phase), 'editing');
    assert.equal(stage.posts().length, before);
    await page.close();
  });

  it('keeps the draft while another account is linked, and asks for its privacy again [C-09, A-12, U-10]', async () => {
    const page = await stage.openConnected();
    await fillIn(page, fixture('clip.mp4'));
    stage.demo.simulator.control.setCurrentCreator('private');
    const popupOpened = new Promise<Page | null>((resolve) => page.once('popup', resolve));
    await press(page, 'button', 'Switch account');
    const popup = await popupOpened;
    await (await popup?.waitForSelector(byRole('button', 'Allow')))?.click();
    await page.waitForFunction(() => {
      const card = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('.card');
      return card instanceof HTMLElement && card.innerText.includes('@grace.hopper');
    });
    const text = await shownText(page);
    assert.ok(text.includes('clip.mp4'));
    assert.ok(text.includes('Select'));
    const title = await control(page, 'textbox', 'Title');
    assert.equal(
      await title.evaluate((node) => (node as HTMLTextAreaElement).value),
      'Morning light over the harbor #sunrise',
    );
    stage.demo.simulator.control.setCurrentCreator('ada');
    await page.close();
  });
});
