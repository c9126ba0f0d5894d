import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { boxOf, LAYOUTS } from './layouts.js';
import { editing, openPage } from './page.js';

/** The widest card, and the page margin on both sides together. */
const NATURAL = 720;
const MARGIN = 16;

describe('the size of the element', () => {
  afterEach(() => setViewport({ width: 800, height: 900 }));

  for (const width of [360, 900]) {
    for (const { name, around = '', own = '', make = () => boxOf(around), less = 0, smallest } of LAYOUTS) {
      it(`is 720 px wide in ${name}, or what room there is, at ${width} px [E1]`, async () => {
        await setViewport({ width, height: 900 });
        const box = make();
        const page = openPage((element) => (element.style.cssText = own), box);
        await editing(page);
        const card = page.root.querySelector('.card')?.getBoundingClientRect();
        const room = Math.min(NATURAL, width - MARGIN - less);
        const expected = smallest ? Math.min(322, width * 0.8 + 2) : room;
        expect(card?.width).to.be.closeTo(expected, 1);
        expect(card?.left).to.be.at.least(0);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      });
    }
  }
});
