import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import {
  chooseFiles,
  choosePrivacy,
  control,
  inPhase,
  press,
  pressPost,
  shownText,
  untilShown,
} from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture } from './support/files.js';

/** Puppeteer's own reply to an intercepted request, or `abort` for a connection that breaks. */
type Reply = Parameters<HTTPRequest['respond']>[0] | 'abort';

const ANSWERS: readonly (readonly [what: string, reply: Reply])[] = [
  ['a page of HTML', { status: 200, contentType: 'text/html', body: '<h1>It works!</h1>' }],
  ['HTML with an error', { status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }],
  ['500 and nothing', { status: 500, body: '' }],
  ['200 and nothing', { status: 200, body: '' }],
  ['a broken connection', 'abort'],
  ['JSON that is cut off', { status: 200, contentType: 'application/json', body: '{"data":{"creator_ni' }],
  [
    'wrong types',
    { status: 200, contentType: 'application/json', body: '{"data":{"creator_nickname":7,"publish_id":[]}}' },
  ],
  ['a list', { status: 200, contentType: 'application/json', body: '[]' }],
  ['null', { status: 200, contentType: 'application/json', body: 'null' }],
  [
    'hostile keys',
    { status: 200, contentType: 'application/json', body: '{"__proto__":{"data":{}},"constructor":{"data":1}}' },
  ],
  ['a redirect to a sign-in', { status: 302, headers: { location: '/sign-in' }, body: '' }],
  ['an error nobody knows', { status: 418, contentType: 'application/json', body: '{"error":{"code":"toString"}}' }],
];

type AnswerNext = (route: string, reply: Reply) => void;

/** Lets the next request of a page to a route of the backend be answered with something else, whenever that is asked for. */
async function faultyBackend(page: Page): Promise<AnswerNext> {
  let next: { readonly path: string; readonly reply: Reply } | undefined;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().endsWith('/sign-in')) return void request.respond({ status: 200, body: '' });
    if (!next || !request.url().endsWith(next.path)) return void request.continue();
    const { reply } = next;
    next = undefined;
    void (reply === 'abort' ? request.abort('connectionreset') : request.respond(reply));
  });
  return (route, reply) => {
    next = { path: `/${route}`, reply };
  };
}

async function titleOf(page: Page): Promise<string> {
  const title = await control(page, 'textbox', 'Title');
  return title.evaluate((node) => (node as HTMLTextAreaElement).value);
}

describe('bad input', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  /** A page of a creator with a title, whose backend answers as it is told: its calls a minute are those of one group of tests. */
  async function openFaulty(creator: string) {
    stage.demo.simulator.control.setCurrentCreator(creator);
    const page = await stage.openConnected();
    stage.demo.simulator.control.setCurrentCreator('ada');
    await (await control(page, 'textbox', 'Title')).type('Kept');
    return { page, answerNext: await faultyBackend(page) };
  }

  describe('in place of creator info', () => {
    let page: Page;
    let answerNext: AnswerNext;
    before(async () => {
      ({ page, answerNext } = await openFaulty('ada'));
    });

    for (const [what, reply] of ANSWERS) {
      it(`ends in a clear sentence when creator info answers ${what}, keeps nothing back, and can be retried [A-14.5, C-02]`, async () => {
        answerNext('creator-info', reply);
        await page.evaluate(() => {
          const element = document.querySelector('share-to-tiktok');
          element?.remove();
          return Promise.resolve().then(() => element && document.body.append(element));
        });
        await inPhase(page, 'failed');
        const text = await shownText(page);
        assert.ok(text.includes('Your draft is saved.'), text);
        assert.equal(text.includes('Check your connection'), reply === 'abort', text);
        assert.ok(!/undefined|\[object|\{|NaN/.test(text), text);
        assert.ok(!text.includes('Everyone'), 'There is no fallback list of options.');
        await press(page, 'button', 'Try again');
        await inPhase(page, 'editing');
        assert.equal(await titleOf(page), 'Kept');
      });
    }
  });

  describe('in place of the reply to init', () => {
    let page: Page;
    let answerNext: AnswerNext;
    before(async () => {
      ({ page, answerNext } = await openFaulty('private'));
      await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
      await choosePrivacy(page, 'Only me');
    });

    for (const [what, reply] of ANSWERS.filter(([, given]) => given !== 'abort')) {
      it(`posts nothing and keeps the draft when init answers ${what}`, async () => {
        const posts = stage.posts().length;
        answerNext('posts', reply);
        await pressPost(page);
        await inPhase(page, 'failed');
        const text = await shownText(page);
        assert.ok(text.includes('Couldn’t post') && text.includes('Your draft is saved.'), text);
        assert.ok(!/undefined|\[object|\{|NaN/.test(text), text);
        assert.equal(stage.posts().length, posts);
        await press(page, 'button', 'Back to your post');
        await inPhase(page, 'editing');
        assert.equal(await titleOf(page), 'Kept');
      });
    }

    it('asks again with the same key when the connection breaks during init, and posts once [R9]', async () => {
      const posts = stage.posts().length;
      answerNext('posts', 'abort');
      await pressPost(page);
      await inPhase(page, 'published');
      assert.equal(stage.posts().length, posts + 1);
    });
  });

  it('takes no chunk for sent that was redirected to a sign-in', async () => {
    const { page, answerNext } = await openFaulty('long');
    await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
    await choosePrivacy(page, 'Only me');
    answerNext('chunks', { status: 302, headers: { location: '/sign-in' }, body: '' });
    await pressPost(page);
    await inPhase(page, 'failed');
    const text = await shownText(page);
    assert.ok(text.includes('We couldn’t confirm your post'), text);
    await page.close();
  });

  const files: readonly (readonly [name: string, sentence: string])[] = [
    ['not-a-video.mp4', 'not-a-video.mp4 isn’t a video or photo we can read.'],
    ['empty.mp4', 'empty.mp4 is empty.'],
  ];
  for (const [name, sentence] of files) {
    it(`names ${name} and why it was not taken`, async () => {
      const page = await stage.openConnected();
      await chooseFiles(page, 'Select video or photos', [fixture(name)]);
      await untilShown(page, sentence);
      await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
      await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video'));
      await page.close();
    });
  }

  it('names the limit of the creator for a video that is too long, and does not post it [G-1c]', async () => {
    stage.demo.simulator.control.setCurrentCreator('short');
    const page = await stage.openConnected();
    await chooseFiles(page, 'Select video or photos', [fixture('clip-long.mp4')]);
    await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video'));
    await choosePrivacy(page, 'Only me');
    const text = await shownText(page);
    assert.ok(text.includes('This video is 1 minute 15 seconds long. Your account can post up to 1 minute'), text);
    const posts = stage.posts().length;
    await press(page, 'button', 'Post to TikTok');
    assert.equal(await page.evaluate(() => document.querySelector('share-to-tiktok')?.phase), 'editing');
    assert.equal(stage.posts().length, posts);
    stage.demo.simulator.control.setCurrentCreator('ada');
    await page.close();
  });

  for (const creator of ['capped', 'banned', 'user-cap']) {
    it(`stops and says to try again later for the creator "${creator}" [G-1b]`, async () => {
      stage.demo.simulator.control.setCurrentCreator(creator);
      const page = await stage.open();
      const popupOpened = new Promise<Page | null>((resolve) => page.once('popup', resolve));
      await press(page, 'button', 'Connect TikTok');
      const allow = await (await popupOpened)?.waitForSelector('::-p-aria([name="Allow"][role="button"])');
      await allow?.click();
      await inPhase(page, 'blocked');
      const text = await shownText(page);
      assert.ok(text.includes('You can’t post right now. Try again later.'), text);
      assert.ok(!text.includes('Post to TikTok'), text);
      stage.demo.simulator.control.setCurrentCreator('ada');
      await page.close();
    });
  }
});
