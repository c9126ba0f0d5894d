import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { chooseFiles, control, inPhase, pressPost, shownText, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, sha256Of } from './support/files.js';

const NOTE = 'This sends a draft to your TikTok inbox. Add the details and post it in the TikTok app.';
const IGNORED = [
  'Who can view this post',
  'Allow Comment',
  'Allow Duet',
  'Allow Stitch',
  'Disclose commercial content',
  'AI-generated content',
  'Add recommended music',
  'Choose the frame people see first.',
];

describe('inbox mode', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  async function openInbox(): Promise<Page> {
    const page = await stage.openConnected();
    await page.evaluate(() => document.querySelector('share-to-tiktok')?.setAttribute('mode', 'inbox'));
    return page;
  }

  async function assertOnlyWhatTikTokTakes(page: Page): Promise<void> {
    await untilShown(page, NOTE);
    const text = await shownText(page);
    for (const setting of IGNORED) assert.ok(!text.includes(setting), `${setting} is shown`);
  }

  async function send(page: Page): Promise<void> {
    await pressPost(page, 'Send to TikTok');
    await inPhase(page, 'published');
    const text = await shownText(page);
    assert.ok(text.includes('Sent to your TikTok inbox'), text);
    assert.ok(text.includes('Open the notification in your TikTok app to finish your post.'), text);
    assert.ok(!text.includes('Posted to TikTok'), text);
  }

  async function inboxOfAda(): Promise<string> {
    const profile = await stage.browser.newPage();
    await profile.goto(`${stage.demo.simulator.origin}/@ada.l`);
    const text = await profile.evaluate(() => document.body.innerText);
    await profile.close();
    return text;
  }

  it('sends a video as a draft, and shows no setting that TikTok ignores there [U-02, G-2n]', async () => {
    const page = await openInbox();
    await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
    await control(page, 'button', 'Replace');
    await assertOnlyWhatTikTokTakes(page);
    const text = await shownText(page);
    assert.ok(!text.includes('Title'), 'TikTok ignores the title of a draft video.');
    assert.ok(text.includes("By posting, you agree to TikTok's Music Usage Confirmation"), text);
    await send(page);
    const post = stage.posts().at(-1);
    assert.equal(post?.mode, 'inbox');
    assert.equal(post.status, 'SEND_TO_USER_INBOX');
    assert.deepEqual({ ...post.postInfo }, {});
    assert.equal(post.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
    assert.ok((await inboxOfAda()).includes('Draft, waiting to be posted in TikTok'));
    await page.close();
  });

  it('sends photos with title and description as a draft [U-02]', async () => {
    const page = await openInbox();
    await chooseFiles(page, 'Select video or photos', [fixture('photo-1.jpg'), fixture('photo-2.jpg')]);
    await control(page, 'button', 'Photo 2 of 2');
    await assertOnlyWhatTikTokTakes(page);
    await (await control(page, 'textbox', 'Title')).type('A draft');
    await (await control(page, 'textbox', 'Description')).type('of two photos');
    await send(page);
    const post = stage.posts().at(-1);
    assert.equal(post?.mode, 'inbox');
    assert.equal(post.mediaType, 'photo');
    assert.deepEqual({ ...post.postInfo }, { title: 'A draft', description: 'of two photos' });
    assert.deepEqual(
      post.files.map(({ sha256 }) => sha256),
      [await sha256Of(fixture('photo-1.jpg')), await sha256Of(fixture('photo-2.jpg'))],
    );
    assert.ok((await inboxOfAda()).includes('A draft'));
    await page.close();
  });

  it('says in words of its own that too many drafts wait in the inbox', async () => {
    const { control: tikTok } = stage.demo.simulator;
    tikTok.patchCreator('ada', { pendingShareCap: 0 });
    const page = await openInbox();
    await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
    // Before the file has been read the button only says what is missing.
    await untilShown(page, 'Ready to post.');
    await pressPost(page, 'Send to TikTok');
    await inPhase(page, 'failed');
    const text = await shownText(page);
    assert.ok(text.includes('Too many drafts are waiting in your TikTok inbox.'), text);
    await page.close();
  });
});
