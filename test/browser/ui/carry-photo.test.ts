import { expect, nextFrame } from '@open-wc/testing';
import { completeDraft, photos } from '../../../src/testing/builders.js';
import { editing } from '../../../src/testing/states.js';
import { carryPhoto } from '../../../src/ui/carry-photo.js';
import { boxOf } from '../../../src/ui/zoom.js';
import type { ComposerHost } from './composer-host.js';
import { composer, settled } from './helpers.js';

// What the page loads on demand is here before the first press.
void carryPhoto;

const names = (host: ComposerHost) =>
  host.draft.media?.kind === 'photo' ? host.draft.media.photos.map(({ facts }) => facts.name.replace(/\D/g, '')) : [];

async function withPhotos(count: number): Promise<ComposerHost> {
  const host = await composer({ state: editing({ draft: completeDraft({ media: photos(count) }) }) });
  await settled(host);
  await import('../../../src/ui/carry-photo.js');
  await nextFrame();
  return host;
}

interface Pointer {
  readonly send: (type: string, on: Element, change?: PointerEventInit) => PointerEvent;
}

/** A pointer of a kind, told of as the browser does. */
function pointer(pointerType: 'mouse' | 'pen' | 'touch'): Pointer {
  return {
    send(type, on, change = {}) {
      const { left, top, width, height } = boxOf(on);
      const event = new PointerEvent(type, {
        pointerType,
        // The mouse's own id: any other cannot be captured without a real pointer.
        pointerId: 1,
        isPrimary: true,
        button: type === 'pointermove' ? -1 : 0,
        buttons: type === 'pointerup' ? 0 : 1,
        clientX: left + width / 2,
        clientY: top + height / 2,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...change,
      });
      on.dispatchEvent(event);
      return event;
    },
  };
}

const strip = (host: ComposerHost) => host.find('.strip');
const photo = (host: ComposerHost, index: number) => host.find(`.strip > li:nth-child(${index}) > button`);
const carried = (host: ComposerHost) => host.renderRoot.querySelector('[data-carried]');

/** The next time that the strip marks a photo as carried. */
function lifted(host: ComposerHost): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!carried(host)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(strip(host), { subtree: true, attributeFilter: ['data-carried'] });
  });
}

describe('carrying a photo', () => {
  for (const kind of ['mouse', 'pen'] as const) {
    it(`with a ${kind} begins when it moves, shows where the photo goes, and moves it there when it is let go`, async () => {
      const host = await withPhotos(3);
      const { send } = pointer(kind);
      send('pointerdown', photo(host, 1));
      expect(carried(host)).to.equal(null);
      send('pointermove', photo(host, 3));
      expect(carried(host)).to.equal(host.find('.strip > li:first-child'));
      expect(host.find('[data-to]')).to.equal(host.find('.strip > li:nth-child(3)'));
      expect(names(host)).to.deep.equal(['1', '2', '3']);
      send('pointerup', strip(host));
      expect(names(host)).to.deep.equal(['2', '3', '1']);
      await host.updateComplete;
      expect(host.renderRoot.querySelector('[data-carried], [data-to], [style]:not([style=""])')).to.equal(null);
      expect(host.find('[aria-current]').ariaLabel).to.equal('Photo 3 of 3');
    });
  }

  it('with a finger begins when it has rested, and keeps the page from scrolling only then', async () => {
    const host = await withPhotos(3);
    const { send } = pointer('touch');
    const scrolls = () => strip(host).dispatchEvent(new Event('touchmove', { cancelable: true }));
    const rests = lifted(host);
    send('pointerdown', photo(host, 3));
    expect(scrolls()).to.equal(true);
    await rests;
    expect(scrolls()).to.equal(false);
    send('pointermove', photo(host, 1));
    send('pointerup', photo(host, 1));
    expect(names(host)).to.deep.equal(['3', '1', '2']);
    expect(scrolls()).to.equal(true);
  });

  it('with a finger that moves at once scrolls, and carries nothing', async () => {
    const host = await withPhotos(3);
    const { send } = pointer('touch');
    send('pointerdown', photo(host, 1));
    send('pointermove', photo(host, 3));
    // What is begun now is a new press; the old one would have been lifted before it.
    const rests = lifted(host);
    send('pointerdown', photo(host, 2));
    await rests;
    expect(carried(host)).to.equal(host.find('.strip > li:nth-child(2)'));
    send('pointerup', photo(host, 2));
    expect(names(host)).to.deep.equal(['1', '2', '3']);
  });

  for (const [what, stop] of [
    ['Escape', (host: ComposerHost) => strip(host).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))],
    ['the browser', (host: ComposerHost) => pointer('mouse').send('pointercancel', strip(host))],
    [
      'a button let go elsewhere',
      (host: ComposerHost) => pointer('mouse').send('pointermove', strip(host), { buttons: 0 }),
    ],
  ] as const) {
    it(`ended by ${what} leaves the order as it is`, async () => {
      const host = await withPhotos(3);
      const { send } = pointer('mouse');
      send('pointerdown', photo(host, 1));
      send('pointermove', photo(host, 3));
      stop(host);
      expect(carried(host)).to.equal(null);
      send('pointerup', strip(host));
      expect(names(host)).to.deep.equal(['1', '2', '3']);
    });
  }

  it('to the edge of a long strip scrolls it', async () => {
    const host = await withPhotos(35);
    const { send } = pointer('mouse');
    const list = strip(host);
    expect(list.scrollHeight).to.be.greaterThan(list.clientHeight);
    const isAtEnd = () => list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
    const scrolled = new Promise<void>((resolve) => {
      list.addEventListener('scroll', () => {
        if (isAtEnd()) resolve();
      });
    });
    const { left, bottom } = boxOf(list);
    send('pointerdown', photo(host, 1));
    send('pointermove', list, { clientX: left + 20, clientY: bottom - 4 });
    await scrolled;
    send('pointerup', list);
    expect(names(host).indexOf('1')).to.be.greaterThan(25);
  });

  for (const zoom of ['2', '0.5']) {
    it(`on a page with CSS zoom ${zoom} moves it to the place under the pointer [E13]`, async () => {
      const host = await withPhotos(5);
      document.body.style.zoom = zoom;
      try {
        const { send } = pointer('mouse');
        send('pointerdown', photo(host, 1));
        send('pointermove', photo(host, 3));
        const carriedTo = boxOf(host.find('.strip > li:first-child'));
        const there = boxOf(host.find('.strip > li:nth-child(3)'));
        expect(carriedTo.left).to.be.closeTo(there.left, 4);
        expect(carriedTo.top).to.be.closeTo(there.top, 4);
        send('pointerup', strip(host));
        expect(names(host)).to.deep.equal(['2', '3', '1', '4', '5']);
      } finally {
        document.body.style.zoom = '';
      }
    });
  }

  it('with another button than the first does nothing', async () => {
    const host = await withPhotos(3);
    const { send } = pointer('mouse');
    send('pointerdown', photo(host, 1), { button: 2 });
    send('pointermove', photo(host, 3));
    expect(carried(host)).to.equal(null);
  });
});
