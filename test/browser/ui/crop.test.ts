import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { completeDraft, photo, photos } from '../../../src/testing/builders.js';
import { cropping, editing, page } from '../../../src/testing/states.js';
import type { ComposerHost, Given } from './composer-host.js';
import { buttonNamed, composer, mouse, page as textOf, roles, settled, words } from './helpers.js';

/** The page, once its picture has its size. */
async function withCrop(given: Given): Promise<ComposerHost> {
  const host = await composer(given);
  await settled(host);
  return host;
}

const open = { state: editing(cropping({ kind: 'open' })), show: () => SHOWN };
const SHOWN = { url: '/test/fixtures/media/panorama.jpg', unplayable: false };
const TALL = { url: '/test/fixtures/media/tower.jpg', unplayable: false };
const tall: Given = {
  state: editing({
    draft: completeDraft({ media: photos(1, { photos: [photo('tower', { width: 420, height: 1500 })] }) }),
    page: page({ crops: { tower: { kind: 'open', place: 0.5 } } }),
  }),
  show: () => TALL,
};

const placeOf = (host: ComposerHost) => host.find<HTMLInputElement>('#crop-place').valueAsNumber;

async function press(host: ComposerHost, key: string): Promise<void> {
  host.find('#crop-place').focus();
  await sendKeys({ press: key });
  await host.updateComplete;
}

/** Drags from the middle of the frame by this share of the photo. */
async function drag(host: ComposerHost, x: number, y: number): Promise<void> {
  const box = host.find('.crop');
  box.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = box.getBoundingClientRect();
  // Not every engine moves its mouse out of the window.
  const within = (place: number, size: number): number => Math.min(size - 1, Math.max(0, Math.round(place)));
  const at = (across: number, down: number): [number, number] => [
    within(left + width * (0.5 + across), innerWidth),
    within(top + height * (0.5 + down), innerHeight),
  ];
  await sendMouse({ type: 'move', position: at(0, 0) });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: at(x, y) });
  await sendMouse({ type: 'up' });
  await host.updateComplete;
}

describe('the crop of a photo', () => {
  for (const [crop, label, event] of [
    [undefined, 'Crop photo', 'crop-opened'],
    [{ kind: 'open' }, 'Apply crop', 'crop-requested'],
    [{ kind: 'open' }, 'Cancel', 'crop-canceled'],
    [{ kind: 'working' }, 'Cancel', 'crop-canceled'],
    [{ kind: 'failed', reason: 'not_loaded' }, 'Try again', 'crop-requested'],
    [{ kind: 'made' }, 'Use the original', 'crop-canceled'],
  ] as const) {
    it(`that is ${crop?.kind ?? 'offered'} has the button "${label}"`, async () => {
      const host = await withCrop({ state: editing(cropping(crop)) });
      await mouse('click', buttonNamed(host, label));
      expect(host.calls).to.deep.equal([event]);
    });
  }

  it('has a slider with a name and its place in words', async () => {
    const host = await withCrop(open);
    expect((await roles()).join('\n')).to.match(/slider Part to keep/);
    expect(host.find('#crop-place').getAttribute('aria-valuetext')).to.equal('50%');
    expect(textOf(host)).to.contain('You can crop it to 16:9.');
  });

  it('moves the frame of a wide photo with the keys that point along it, the same in every language', async () => {
    for (const direction of ['ltr', 'rtl'] as const) {
      const host = await withCrop({ ...open, view: { direction } });
      await press(host, 'ArrowRight');
      expect(placeOf(host)).to.equal(51);
      await press(host, 'End');
      expect(placeOf(host)).to.equal(100);
      await press(host, 'ArrowLeft');
      expect(placeOf(host)).to.equal(99);
    }
  });

  it('moves the frame of a tall photo down with the keys that point down', async () => {
    const host = await withCrop(tall);
    await press(host, 'ArrowDown');
    await press(host, 'PageDown');
    expect(placeOf(host)).to.equal(61);
    await press(host, 'ArrowUp');
    expect(placeOf(host)).to.equal(60);
    expect(textOf(host)).to.contain('You can crop it to 9:16.');
  });

  it('follows the mouse on a wide photo', async () => {
    const host = await withCrop(open);
    await drag(host, 0.125, 0);
    // The frame keeps half of the photo, so that an eighth of it is a quarter of the way.
    expect(placeOf(host)).to.be.closeTo(75, 3);
    await drag(host, -1, 0);
    expect(placeOf(host)).to.equal(0);
  });

  it('follows the mouse on a tall photo', async () => {
    const host = await withCrop(tall);
    await drag(host, 0, 0.125);
    expect(placeOf(host)).to.be.closeTo(75, 3);
    await drag(host, 0, 1);
    expect(placeOf(host)).to.equal(100);
  });

  for (const [what, given, size] of [
    ['wide', open, [0.498, 1]],
    ['tall', tall, [1, 0.498]],
  ] as const) {
    it(`shows a frame that is as large as what is kept of a ${what} photo, and can be hit with a finger`, async () => {
      const host = await withCrop(given);
      const box = host.find('.crop').getBoundingClientRect();
      const frame = getComputedStyle(host.find('.crop'), '::before');
      expect(parseFloat(frame.width) / box.width).to.be.closeTo(size[0], 0.01);
      expect(parseFloat(frame.height) / box.height).to.be.closeTo(size[1], 0.01);
      const input = host.find('#crop-place').getBoundingClientRect();
      expect(Math.min(input.width, input.height)).to.be.at.least(44);
    });
  }

  it('keeps the focus on its button from the offer to the result', async () => {
    const host = await withCrop({ state: editing(cropping()) });
    host.find('#crop').focus();
    for (const kind of ['open', 'working', 'made'] as const) {
      await host.set({ state: editing(cropping({ kind })) });
      expect(host.shadowRoot?.activeElement?.id).to.equal('crop');
    }
  });

  it('is not announced again when its photo moves', async () => {
    const made = cropping({ kind: 'made' });
    const own = made.draft.media?.kind === 'photo' ? made.draft.media.photos : [];
    const other = photo('other');
    const inOrder = (...all: typeof own) =>
      editing({ ...made, draft: completeDraft({ media: photos(1, { photos: all }) }) });
    const host = await withCrop({ state: inOrder(...own, other) });
    await host.set({ state: inOrder(other, ...own) });
    expect(words(host, '[role=status]')).to.equal('Photo 2 of 2');
  });

  it('is announced when it is made, and when it fails', async () => {
    const host = await withCrop({ state: editing(cropping({ kind: 'working' })) });
    expect(words(host, '.consent')).to.contain('Reading panorama.jpg…');
    await host.set({ state: editing(cropping({ kind: 'made' })) });
    expect(words(host, '[role=status]')).to.match(/^The preview shows the cropped photo\./);
    await host.set({ state: editing(cropping({ kind: 'failed', reason: 'not_loaded' })) });
    expect(words(host, '[role=status]')).to.equal('Part of this page didn’t load. Your files are still selected.');
  });
});
