import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { byRole, chooseFiles, control, inPhase, press, pressPost, shownText } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture } from './support/files.js';

/** A sentence that TikTok prescribes: its marked English, and the translation that stands under it. */
interface Prescribed {
  readonly english: string;
  readonly lang: string;
  readonly direction: string;
  readonly translation: string;
  readonly isSmaller: boolean;
}

function prescribedIn(page: Page, part: string): Promise<Prescribed> {
  return page.evaluate(`(() => {
    const place = document.querySelector('share-to-tiktok').shadowRoot.querySelector('[part~="${part}"]');
    const english = place.querySelector('[lang]');
    const translation = place.querySelector('small');
    const size = (node) => parseFloat(getComputedStyle(node).fontSize);
    return {
      english: english.textContent,
      lang: english.lang,
      direction: getComputedStyle(english).direction,
      translation: translation.textContent,
      isSmaller: size(translation) < size(english),
    };
  })()`) as Promise<Prescribed>;
}

const ARABIC = /[\u0600-\u06ff]/;

describe('in Arabic', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  async function speakArabic(page: Page): Promise<void> {
    await page.evaluate(() => document.querySelector('share-to-tiktok')?.setAttribute('lang', 'ar'));
  }

  async function openInArabic(): Promise<Page> {
    const page = await stage.openConnected();
    await speakArabic(page);
    await control(page, 'textbox', 'العنوان');
    return page;
  }

  it('a video is posted from right to left, in Arabic words, while TikTok’s own sentences stay English [C-10, A-14.3]', async () => {
    const page = await stage.open();
    await speakArabic(page);
    const opened = new Promise<Page | null>((resolve) => page.once('popup', resolve));
    await press(page, 'button', 'ربط TikTok');
    const allow = await (await opened)?.waitForSelector(byRole('button', 'Allow'));
    await allow?.click();
    await inPhase(page, 'editing');
    await chooseFiles(page, 'اختر فيديو أو صورًا', [fixture('clip.mp4')]);
    await (await control(page, 'textbox', 'العنوان')).type('صباح الخير');
    await press(page, 'combobox', 'من يمكنه مشاهدة هذا المنشور');
    await press(page, 'option', 'أنا فقط');
    const direction = await page.evaluate(() => {
      const card = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('.card');
      return card instanceof HTMLElement ? [card.lang, getComputedStyle(card).direction] : [];
    });
    assert.deepEqual(direction, ['ar', 'rtl']);

    const declaration = await prescribedIn(page, 'declaration');
    assert.equal(declaration.english, "By posting, you agree to TikTok's Music Usage Confirmation");
    assert.equal(declaration.lang, 'en');
    assert.equal(declaration.direction, 'ltr');
    assert.match(declaration.translation, ARABIC);
    assert.equal(declaration.isSmaller, true);

    await press(page, 'switch', 'الإفصاح عن محتوى تجاري');
    await press(page, 'checkbox', 'علامتك التجارية');
    const label = await prescribedIn(page, 'disclosure-label');
    assert.equal(label.english, "Your photo/video will be labeled as 'Promotional content'");
    assert.equal(label.lang, 'en');
    assert.match(label.translation, ARABIC);

    const notice = await prescribedIn(page, 'processing-notice');
    assert.ok(notice.english.startsWith('After you post, it may take a few minutes'));
    assert.match(notice.translation, ARABIC);

    await pressPost(page, 'النشر على TikTok');
    await inPhase(page, 'published');
    assert.match(await shownText(page), ARABIC);
    const post = stage.posts().at(-1);
    assert.equal(post?.postInfo['title'], 'صباح الخير');
    assert.equal(post.postInfo['privacy_level'], 'SELF_ONLY');
    await page.close();
  });

  it('the start of the page is on the right, and nothing is wider than the page', async () => {
    const page = await openInArabic();
    const [creator, nickname] = await page.evaluate(() => {
      const root = document.querySelector('share-to-tiktok')?.shadowRoot;
      return ['.creator', '.avatar'].map(
        (selector) => root?.querySelector(selector)?.getBoundingClientRect().right ?? 0,
      );
    });
    assert.ok(creator !== undefined && nickname !== undefined && creator - nickname < 40, `${creator} ${nickname}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true);
    await page.close();
  });

  it('the words follow when the page changes its language, and the draft stays', async () => {
    const page = await openInArabic();
    await (await control(page, 'textbox', 'العنوان')).type('Kept');
    await page.evaluate(() => {
      document.querySelector('share-to-tiktok')?.removeAttribute('lang');
      document.documentElement.lang = 'fr';
    });
    await control(page, 'button', 'Publier sur TikTok');
    const title = await control(page, 'textbox', 'Titre');
    assert.equal(await title.evaluate((node) => (node as HTMLTextAreaElement).value), 'Kept');
    await page.close();
  });
});
