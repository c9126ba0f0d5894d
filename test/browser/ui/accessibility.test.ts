import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { axeViolations } from '../stories/axe-violations.js';
import { EVERY_STATE } from './every-state.js';
import { composer, settled } from './helpers.js';

describe('the page of the composer', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));

  afterEach(async () => {
    document.documentElement.removeAttribute('style');
    await setViewport({ width: 800, height: 900 });
  });

  after(() => emulateMedia({ reducedMotion: 'no-preference' }));

  // Only colors differ from one scheme to the next, and none from one direction to the other.
  const looks = [
    ['ltr', { light: 'all', dark: 'colors' }],
    ['rtl', { light: 'all' }],
  ] as const;
  for (const [direction, schemes] of looks) {
    for (const [name, given] of Object.entries(EVERY_STATE)) {
      it(`has no axe violation in ${Object.keys(schemes).join(' and ')}: ${name}, ${direction}`, async () => {
        const host = await composer({ ...given, view: { direction, ...given.view } });
        await settled(host);
        for (const [scheme, rules] of Object.entries(schemes)) {
          document.documentElement.style.setProperty('color-scheme', scheme);
          expect(await axeViolations(host, rules), scheme).to.deep.equal([]);
        }
      });
    }
  }

  for (const [name, given] of Object.entries(EVERY_STATE)) {
    it(`fits 320 px without a sideways scroll: ${name}`, async () => {
      await setViewport({ width: 320, height: 900 });
      const host = await composer(given);
      host.style.setProperty('margin', '0 -8px');
      await settled(host);
      const edge = host.find('.card').getBoundingClientRect();
      const over = [...host.renderRoot.querySelectorAll('.card *:not(.sr):not(.c-reason)')].filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return width > 0 && !each.closest('.c-list, .c-tip') && (right > edge.right + 1 || left < edge.left - 1);
      });
      expect(over.map((each) => each.className)).to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  }
});
