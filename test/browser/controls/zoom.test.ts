import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { boxOf } from '../../../src/ui/zoom.js';
import { REASONS } from './form-host.js';
import type { FormHost } from './form-host.js';
import { form, hover, leave, part, tip } from './helpers.js';
import { combobox, focused, list, press } from './select-helpers.js';

const ZOOMED = ['html', 'body', 'controls-form-host'] as const;

/** What a click in the middle of a box would come to, by the browser's own count. */
const hit = ({ renderRoot }: FormHost, { left, top, width, height }: DOMRect): Element | null | undefined =>
  renderRoot instanceof ShadowRoot ? renderRoot.elementFromPoint(left + width / 2, top + height / 2) : undefined;

describe('on a page with CSS zoom', () => {
  before(() => setViewport({ width: 1000, height: 800 }));
  after(() => setViewport({ width: 800, height: 600 }));
  beforeEach(leave);
  afterEach(() => {
    for (const selector of ['html', 'body']) part(document, selector).style.zoom = '';
  });

  for (const selector of ZOOMED) {
    for (const zoom of ['2', '0.75']) {
      it(`the list lies under its field, as wide as it, with zoom ${zoom} on ${selector} [E13]`, async () => {
        const host = await focused({ title: '' });
        part(document, selector).style.zoom = zoom;
        combobox(host).scrollIntoView({ block: 'start' });
        await press(host, 'End');
        const field = boxOf(combobox(host));
        const box = boxOf(list(host));
        expect(hit(host, box)?.closest('.c-list')).to.equal(list(host));
        expect(hit(host, field)?.closest('#audience')).to.equal(combobox(host));
        expect(box.top).to.be.within(field.bottom, field.bottom + 8);
        expect(box.left).to.be.closeTo(field.left, 1);
        expect(box.width).to.be.closeTo(field.width, 1);
      });

      it(`the tooltip lies beside its control, with zoom ${zoom} on ${selector} [E13]`, async () => {
        const host = await form();
        part(document, selector).style.zoom = zoom;
        const duet = part(host, '#duet');
        await hover(duet);
        expect(tip(host)).to.equal(REASONS.duet);
        const zone = boxOf(duet.closest('[data-reason]') ?? duet);
        const box = boxOf(part(host, '.c-tip'));
        const gap = box.top >= zone.bottom ? box.top - zone.bottom : zone.top - box.bottom;
        expect(gap).to.be.within(0, 16 * Number(zoom));
        // Only the end of the page may push it back.
        expect(box.left).to.be.closeTo(Math.min(zone.left, document.documentElement.clientWidth - 8 - box.width), 1);
      });
    }
  }
});
