import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { choosePrivacy, control, inPhase, press, pressPost, shownText, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, sha256Of } from './support/files.js';
import { hostedUrl, presetMedia, resolveMediaHost } from './support/hosted.js';
import { sentBytes, watchSentBytes } from './support/sent.js';

const FILES = {
  '/stored/clip.mp4': fixture('clip.mp4'),
  '/stored/hevc.mp4': fixture('clip-h265.mp4'),
  '/stored/silent.mp4': fixture('corpus/h265-hev1.mp4'),
  '/stored/clip-long.mp4': fixture('clip-long.mp4'),
  '/stored/one.jpg': fixture('photo-1.jpg'),
  '/stored/two.jpg': fixture('photo-2.jpg'),
  '/stored/photo.png': fixture('photo.png'),
  '/stored/av1.mp4': fixture('corpus/av1.mp4'),
};

/** Of the video in HEVC, as the page writes it. */
const SIZE = '13 kB';

describe('media that the host stores', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage({ files: FILES });
  });
  after(() => stage.close());

  async function openWith(media: object, host: { readonly readable?: boolean } = {}): Promise<Page> {
    const page = await stage.openConnected();
    await resolveMediaHost(page, stage, host);
    await watchSentBytes(page);
    await presetMedia(page, media);
    return page;
  }

  it('a video is previewed and pulled by TikTok from its address, and the browser uploads nothing [G-T2a, G-T2d, G-5a]', async () => {
    const page = await openWith({ videoUrl: hostedUrl('/stored/clip.mp4') });
    await page.waitForFunction(() => {
      const video = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video');
      return video && video.readyState >= 2 && video.duration > 2.9 && video.src.startsWith('https://media.');
    });
    assert.ok((await shownText(page)).includes('clip.mp4'));
    await (await control(page, 'textbox', 'Title')).type('Pulled');
    await choosePrivacy(page, 'Everyone');
    await pressPost(page);
    await inPhase(page, 'published');
    await control(page, 'link', 'View on TikTok');
    const post = stage.posts().at(-1);
    assert.deepEqual({ ...post?.sourceInfo }, { source: 'PULL_FROM_URL', video_url: hostedUrl('/stored/clip.mp4') });
    assert.equal(post?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
    assert.deepEqual(await sentBytes(page), []);
    await page.close();
  });

  it('photos are previewed and pulled in their order, and the browser uploads nothing [G-T2a, G-T2d]', async () => {
    const page = await openWith({ photoUrls: ['/stored/one.jpg', '/stored/two.jpg'].map(hostedUrl) });
    await page.waitForFunction(() => {
      const images = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelectorAll('.media img');
      return (
        images?.length === 3 && [...images].every((image) => image instanceof HTMLImageElement && image.naturalHeight)
      );
    });
    await press(page, 'button', 'Photo 2 of 2');
    await press(page, 'button', 'Move photo 2 earlier');
    await choosePrivacy(page, 'Friends');
    await pressPost(page);
    await inPhase(page, 'published');
    const post = stage.posts().at(-1);
    assert.deepEqual(post?.sourceInfo['photo_images'], ['/stored/two.jpg', '/stored/one.jpg'].map(hostedUrl));
    assert.equal(post.sourceInfo['photo_cover_index'], 1);
    assert.deepEqual(
      post.files.map(({ sha256 }) => sha256),
      [await sha256Of(fixture('photo-2.jpg')), await sha256Of(fixture('photo-1.jpg'))],
    );
    assert.deepEqual(await sentBytes(page), []);
    await page.close();
  });

  it('a video that is too long for the creator is named before anything is sent [G-1c]', async () => {
    stage.demo.simulator.control.setCurrentCreator('short');
    const page = await openWith({ videoUrl: hostedUrl('/stored/clip-long.mp4') });
    await untilShown(page, 'This video is 1 minute 15 seconds long. Your account can post up to 1 minute');
    stage.demo.simulator.control.setCurrentCreator('ada');
    await page.close();
  });

  it('a video that this browser cannot play is read by ranges, and pulled by TikTok as it is', async () => {
    const page = await openWith({ videoUrl: hostedUrl('/stored/hevc.mp4') }, { readable: true });
    await untilShown(page, 'Preview isn’t available in this browser. Your video can still be posted.');
    // Only the bytes tell the size.
    await untilShown(page, `0:01 · ${SIZE}`);
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
    await inPhase(page, 'published');
    assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(fixture('clip-h265.mp4')));
    assert.deepEqual(await sentBytes(page), []);
    await page.close();
  });

  it('a video whose picture this browser cannot play is posted by the length of its sound where nothing else is told', async () => {
    const page = await openWith({ videoUrl: hostedUrl('/stored/hevc.mp4') });
    await untilShown(page, 'Preview isn’t available in this browser. Your video can still be posted.');
    await untilShown(page, '0:01');
    const text = await shownText(page);
    assert.ok(!text.includes(SIZE), text);
    await page.close();
  });

  it('a silent video that this browser cannot play is read by ranges, or refused by name', async () => {
    const media = { videoUrl: hostedUrl('/stored/silent.mp4') };
    const readable = await openWith(media, { readable: true });
    await untilShown(readable, 'This video is 128 × 72 pixels.');
    await readable.close();
    const closed = await openWith(media);
    await untilShown(closed, 'We couldn’t read silent.mp4.');
    await closed.close();
  });

  it('a video that cannot be had is named', async () => {
    const page = await openWith({ videoUrl: hostedUrl('/stored/gone.mp4') });
    await untilShown(page, 'We couldn’t read gone.mp4.');
    await page.close();
  });

  it('a photo that cannot be had is named, and none is ready to be posted', async () => {
    const page = await openWith({ photoUrls: ['/stored/one.jpg', '/stored/gone.jpg'].map(hostedUrl) });
    await untilShown(page, 'We couldn’t read gone.jpg.');
    await untilShown(page, 'Select a video or photos.');
    await page.close();
  });

  it('what the bytes tell is held against the rules, though the browser shows it', async () => {
    const photos = await openWith({ photoUrls: [hostedUrl('/stored/photo.png')] }, { readable: true });
    await untilShown(photos, 'photo.png is image/png. TikTok supports JPEG and WebP. Convert it first.');
    await photos.close();
    const video = await openWith({ videoUrl: hostedUrl('/stored/av1.mp4') }, { readable: true });
    await untilShown(video, 'isn’t supported. Export as H.264.');
    await video.close();
  });

  it('an address that TikTok does not know as the site’s is refused in words of its own [G-T2b, C-07]', async () => {
    const { control: tikTok } = stage.demo.simulator;
    tikTok.patchClient('awdesktop00000001', { verifiedDomains: [], verifiedPrefixes: [] });
    const page = await openWith({ photoUrls: [hostedUrl('/stored/one.jpg')] });
    await control(page, 'button', 'Photo 1 of 1');
    await choosePrivacy(page, 'Only me');
    const posts = stage.posts().length;
    await pressPost(page);
    await inPhase(page, 'failed');
    const text = await shownText(page);
    assert.ok(text.includes('This media can’t be posted because the site isn’t set up for it.'), text);
    assert.ok(text.includes('Your draft is saved.'), text);
    assert.equal(stage.posts().length, posts);
    await page.close();
  });
});
