import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { REASONS } from './form-host.js';
import { leave, middle, part, tip } from './helpers.js';
import { combobox, focused, isOpen, list, press } from './select-helpers.js';
import { until } from '../until.js';

describe('reasonSelect', () => {
  beforeEach(leave);

  describe('on the screen', () => {
    after(() => setViewport({ width: 800, height: 600 }));

    for (const [width, height] of [
      [800, 600],
      [320, 600],
    ] as const) {
      for (const dir of ['ltr', 'rtl']) {
        it(`lies under the field, as wide as it, at ${width} px ${dir}`, async () => {
          await setViewport({ width, height });
          document.documentElement.dir = dir;
          const host = await focused({ title: '' });
          await press(host, 'End');
          const field = combobox(host).getBoundingClientRect();
          const box = list(host).getBoundingClientRect();
          const prompt = part(host, '.c-tip').getBoundingClientRect();
          document.documentElement.dir = '';
          expect(box.top).to.be.within(field.bottom, field.bottom + 8);
          expect(box.left).to.be.closeTo(field.left, 1);
          expect(box.width).to.be.closeTo(field.width, 1);
          expect(prompt.left).to.be.at.least(0);
          expect(prompt.right).to.be.at.most(width);
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
        });
      }
    }

    it('puts the prompt of the first option over the field and any other under its option', async () => {
      await setViewport({ width: 800, height: 600 });
      const blockedBy = 'Not this one.';
      const host = await focused({
        audienceOptions: ['A', 'B', 'C'].map((label) => ({ value: label, label, blockedBy })),
      });
      await press(host, 'ArrowDown');
      const prompt = part(host, '.c-tip');
      const first = part(host, '#audience-option-0').getBoundingClientRect();
      expect(prompt.getBoundingClientRect().bottom).to.be.at.most(first.top);
      await press(host, 'ArrowDown');
      const second = part(host, '#audience-option-1').getBoundingClientRect();
      expect(prompt.getBoundingClientRect().top).to.be.at.least(second.bottom);
    });

    for (const [width, dir] of [
      [800, 'ltr'],
      [320, 'ltr'],
      [320, 'rtl'],
    ] as const) {
      it(`leaves the option under a prompt to be pressed where its name begins, at ${width} px ${dir}`, async () => {
        await setViewport({ width, height: 600 });
        document.documentElement.dir = dir;
        const blockedBy =
          'This site has not passed the audit yet, so only the last one of all these can be chosen here.';
        const host = await focused({
          audienceOptions: [
            { value: 'A', label: 'Everyone', blockedBy },
            { value: 'B', label: 'Friends', blockedBy },
            { value: 'C', label: 'Only me' },
          ],
        });
        await press(host, 'ArrowDown', 'ArrowDown');
        const prompt = part(host, '.c-tip').getBoundingClientRect();
        const option = part(host, '#audience-option-2');
        const name = document.createRange();
        name.selectNodeContents(option);
        const words = name.getBoundingClientRect();
        const hit = host.shadowRoot?.elementFromPoint((words.left + words.right) / 2, (words.top + words.bottom) / 2);
        document.documentElement.dir = '';
        expect(prompt.top).to.be.below(words.bottom);
        expect(dir === 'rtl' ? words.left >= prompt.right : words.right <= prompt.left).to.equal(true);
        expect(hit).to.equal(option);
        expect(prompt.width).to.be.above(120);
      });
    }

    it('flips over the field where there is no room under it', async () => {
      await setViewport({ width: 400, height: 340 });
      const host = await focused();
      combobox(host).scrollIntoView({ block: 'end' });
      await press(host, 'ArrowDown');
      expect(list(host).getBoundingClientRect().bottom).to.be.at.most(combobox(host).getBoundingClientRect().top);
    });

    it('is not clipped by a host that hides its overflow', async () => {
      await setViewport({ width: 800, height: 600 });
      const host = await focused();
      host.style.setProperty('overflow', 'hidden');
      host.style.setProperty('height', '310px');
      await press(host, 'End');
      const [x, y] = middle(part(host, '#audience-option-2'));
      expect(host.shadowRoot?.elementFromPoint(x, y)?.id).to.equal('audience-option-2');
    });

    it('closes when its field is scrolled away', async () => {
      await setViewport({ width: 400, height: 500 });
      const host = await focused();
      host.style.setProperty('margin-bottom', '3000px');
      await press(host, 'ArrowDown');
      scrollTo(0, 2000);
      await until(() => !isOpen(host));
      scrollTo(0, 0);
    });

    it('moves nothing on the page when list and prompt show', async () => {
      await setViewport({ width: 800, height: 900 });
      const host = await focused();
      const places = () =>
        [...part(host, '.theme').children].map((child) => JSON.stringify(child.getBoundingClientRect()));
      const before = places().slice(0, -1);
      await press(host, 'End');
      expect(tip(host)).to.equal(REASONS.nobody);
      expect(places().slice(0, -1)).to.deep.equal(before);
    });

    it('closes with the element', async () => {
      const host = await focused();
      await press(host, 'End');
      host.remove();
      expect(document.querySelector(':popover-open')).to.equal(null);
      document.body.append(host);
      await host.updateComplete;
      expect(isOpen(host)).to.equal(false);
      host.remove();
    });
  });
});
