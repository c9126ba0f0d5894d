import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { editing, openPage } from './page.js';
import { until } from '../until.js';

const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(23, 24, 29)';

/** Places that a page may switch its theme at, from the outside inwards. */
const PLACES = ['html', 'body', 'a box', 'a box with a shadow root', 'the element'] as const;

describe('a page that switches its theme', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    for (const { style } of [document.documentElement, document.body]) style.colorScheme = '';
    await emulateMedia({ colorScheme: 'light' });
  });

  for (const [index, place] of PLACES.entries()) {
    it(`is followed by card and button: by an attribute of ${place}`, async () => {
      const [outer, inner] = [document.createElement('div'), document.createElement('div')];
      const page = openPage(() => {}, outer);
      outer.append(inner);
      inner.attachShadow({ mode: 'closed' }).append(page.element);
      await editing(page);
      page.element.trigger = true;
      await page.element.updateComplete;
      page.element.showModal();
      await page.element.updateComplete;
      const ground = (selector: string) => {
        const part = page.root.querySelector(selector);
        return part && getComputedStyle(part).backgroundColor;
      };
      const seen = () => ['.card', '.dialog'].map(ground).join();

      const { style } = [document.documentElement, document.body, outer, inner, page.element][index] ?? inner;
      style.colorScheme = 'dark';
      await until(() => seen() === [DARK, DARK].join(), 'is dark');
      style.colorScheme = '';
      await until(() => seen() === [LIGHT, LIGHT].join(), 'is light again');
      await emulateMedia({ colorScheme: 'dark' });
      expect(seen()).to.equal([DARK, DARK].join());
    });
  }
});
