import { expect } from '@open-wc/testing';
import { openPage } from './page.js';

describe('the hidden attribute of <share-to-tiktok>', () => {
  for (const trigger of [false, true, 'none'] as const) {
    it(`hides it, also on a page that gives it a display: trigger ${trigger}`, async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('share-to-tiktok { display: flex }');
      document.adoptedStyleSheets.push(sheet);
      const { element } = openPage((made) => (made.trigger = trigger));
      await element.updateComplete;
      const displays = [false, true].map((hidden) => {
        element.hidden = hidden;
        return getComputedStyle(element).display;
      });
      document.adoptedStyleSheets.pop();
      expect(displays).to.deep.equal(['flex', 'none']);
    });
  }
});
