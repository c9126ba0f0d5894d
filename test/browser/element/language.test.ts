import { expect, nextFrame } from '@open-wc/testing';
import { cardOf, holdWords, openWithoutWords, releaseWords, untilIn } from './held-words.js';
import { openPage, shownText } from './page.js';
import type { TestPage } from './page.js';
import { until } from '../until.js';

/** The element in a wrapper, which the given function puts into the page. */
function openWithin(place: (element: Element) => void): TestPage {
  const page = openPage((element) => element.removeAttribute('lang'));
  place(page.element);
  return page;
}

async function speaks({ root }: TestPage, language: string, direction: 'ltr' | 'rtl'): Promise<void> {
  const said = (): string[] => ['lang', 'dir'].map((name) => root.querySelector('.card')?.getAttribute(name) ?? '');
  await until(() => said().join() === [language, direction].join(), `speaks ${language}, ${direction}`);
}

describe('the language of <share-to-tiktok>', () => {
  let wrapper: HTMLElement;

  beforeEach(() => {
    wrapper = document.createElement('div');
    wrapper.lang = 'en';
  });

  const inWrapper = (element: Element): void => {
    wrapper.append(element);
    document.body.append(wrapper);
  };

  const twoRootsDeep = (element: Element): void => {
    const middle = wrapper.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    middle.attachShadow({ mode: 'closed' }).append(element);
    document.body.append(wrapper);
  };

  for (const [where, place] of Object.entries({
    'an ancestor': inWrapper,
    'an ancestor two shadow roots out': twoRootsDeep,
  })) {
    it(`follows when ${where} changes its language, and its direction`, async () => {
      const page = openWithin(place);
      await speaks(page, 'en', 'ltr');
      wrapper.lang = 'fr';
      await speaks(page, 'fr', 'ltr');
      wrapper.dir = 'rtl';
      await speaks(page, 'fr', 'rtl');
      wrapper.removeAttribute('dir');
      wrapper.lang = 'ar';
      await speaks(page, 'ar', 'rtl');
    });
  }

  it('follows the page around it after the element has moved to another root', async () => {
    const page = openWithin(inWrapper);
    await speaks(page, 'en', 'ltr');
    const other = document.body.appendChild(document.createElement('section'));
    other.attachShadow({ mode: 'open' }).append(page.element);
    other.lang = 'de';
    await speaks(page, 'de', 'ltr');
    wrapper.lang = 'fr';
    other.lang = 'es';
    await speaks(page, 'es', 'ltr');
  });

  it('lets an English page be seen at once', async () => {
    const page = openPage();
    await page.element.updateComplete;
    expect(cardOf(page).hasAttribute('data-waiting')).to.equal(false);
    expect(getComputedStyle(cardOf(page)).visibility).to.equal('visible');
  });

  it('ends in English, seen, when its words cannot be had', async () => {
    const page = await openWithoutWords('it');
    expect(getComputedStyle(cardOf(page)).visibility).to.equal('hidden');
    await releaseWords('fail');
    await untilIn(page, 'en');
    expect(getComputedStyle(cardOf(page)).visibility).to.equal('visible');
    expect(shownText(page)).to.contain('Who can view this post');
  });

  it('is English after a second, until words that take longer are there', async () => {
    const page = await openWithoutWords('ko');
    expect(page.patience.effect?.getComputedTiming().endTime).to.equal(1000);
    page.patience.finish();
    expect(getComputedStyle(cardOf(page)).visibility).to.equal('visible');
    expect(cardOf(page).lang).to.equal('en');
    expect(shownText(page)).to.contain('Who can view this post');
    await releaseWords('load');
    await untilIn(page, 'ko');
    expect(getComputedStyle(cardOf(page)).visibility).to.equal('visible');
    expect(shownText(page)).not.to.contain('Who can view this post');
  });

  it('keeps its words, seen, until those of another language are there', async () => {
    const page = openPage();
    await page.element.updateComplete;
    await holdWords('th');
    page.element.lang = 'th';
    await nextFrame();
    await nextFrame();
    expect(getComputedStyle(cardOf(page)).visibility).to.equal('visible');
    expect(shownText(page)).to.contain('Who can view this post');
    await releaseWords('load');
    await untilIn(page, 'th');
  });

  it('does not fall back to English for a language that is no longer wanted', async () => {
    const page = await openWithoutWords('vi');
    page.element.lang = 'id';
    await untilIn(page, 'id');
    await releaseWords('fail');
    // Settles after the element's own import of the same file.
    await import('../../../src/text/locales/vi.js').catch(() => undefined);
    await page.element.updateComplete;
    expect(cardOf(page).lang).to.equal('id');
  });
});
