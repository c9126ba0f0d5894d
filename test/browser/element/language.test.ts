import { waitUntil } from '@open-wc/testing';
import { openPage } from './page.js';
import type { TestPage } from './page.js';

/** The element in a wrapper, which the given function puts into the page. */
function openWithin(place: (element: Element) => void): TestPage {
  const page = openPage((element) => element.removeAttribute('lang'));
  place(page.element);
  return page;
}

async function speaks({ root }: TestPage, language: string, direction: 'ltr' | 'rtl'): Promise<void> {
  const said = (): string[] => ['lang', 'dir'].map((name) => root.querySelector('.card')?.getAttribute(name) ?? '');
  await waitUntil(() => said().join() === [language, direction].join(), `speaks ${language}, ${direction}`);
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
});
