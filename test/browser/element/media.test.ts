import { expect, oneEvent } from '@open-wc/testing';
import { whenState } from '../../../stories/support/stage.js';
import { choose, editing, fixtureFile, get, hasMedia, openPage } from './page.js';
import type { TestPage } from './page.js';
import { until } from '../until.js';

/** Takes the element out of the document until all that it does about it is done, and brings it back. */
async function leaveAndComeBack({ element }: TestPage): Promise<void> {
  element.remove();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  document.body.append(element);
}

describe('media of an element that leaves while it is read', () => {
  it('that the host preset is read when the element comes back', async () => {
    const file = await fixtureFile('clip.mp4');
    const page = openPage((element) => (element.media = file));
    await whenState(page.element, (state) => 'importState' in state && state.importState.kind === 'reading');
    await leaveAndComeBack(page);
    await hasMedia(page);
  });

  it('that the user chose is read when the element comes back, and told as a change', async () => {
    const page = openPage();
    await editing(page);
    let changes = 0;
    page.element.addEventListener('tiktok-draft-change', () => (changes += 1));
    choose(page, await fixtureFile('photo-1.jpg'), await fixtureFile('photo-2.jpg'));
    await leaveAndComeBack(page);
    await hasMedia(page);
    expect(changes).to.equal(1);
    await editing(page);
    get(page, 'button', 'Photo 2 of 2');
  });

  it('that waits for an answer waits on', async () => {
    const page = openPage();
    await editing(page);
    choose(page, await fixtureFile('photo.png'));
    await whenState(page.element, (state) => 'importState' in state && state.importState.kind === 'offered');
    await leaveAndComeBack(page);
    await editing(page);
    get(page, 'button', 'Convert to JPEG').click();
    await hasMedia(page);
  });
});

describe('object URLs', () => {
  const { createObjectURL, revokeObjectURL } = URL;
  const alive = new Set<string>();
  beforeEach(() => {
    alive.clear();
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob);
      alive.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      alive.delete(url);
      revokeObjectURL.call(URL, url);
    };
  });
  afterEach(() => {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  /** Waits until every frame of the film strip is there: then the element has all the URLs that it makes of a video. */
  async function hasStrip({ root, element }: TestPage): Promise<void> {
    while (root.querySelectorAll('.film img').length < 8) {
      await element.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  /** Waits until each photo of the strip has its picture. */
  async function hasPictures({ root, element }: TestPage, count: number): Promise<readonly HTMLImageElement[]> {
    while (root.querySelectorAll('.strip img').length < count) {
      await element.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return [...root.querySelectorAll<HTMLImageElement>('.strip img')];
  }

  async function openWithVideo(): Promise<TestPage> {
    const page = openPage();
    await editing(page);
    choose(page, await fixtureFile('clip.mp4'));
    await hasMedia(page);
    await hasStrip(page);
    expect(alive.size).to.equal(9);
    return page;
  }

  for (const [what, act] of [
    ['the video is removed', (page: TestPage) => get(page, 'button', 'Remove').click()],
    ['the page is reset', (page: TestPage) => page.element.reset()],
    ['the element leaves', (page: TestPage) => page.element.remove()],
  ] as const) {
    it(`are all given back when ${what}`, async () => {
      const page = await openWithVideo();
      act(page);
      await page.element.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      expect([...alive]).to.deep.equal([]);
    });
  }

  it('are all given back when the element leaves while the video plays', async () => {
    const page = await openWithVideo();
    const film = page.root.querySelector('video');
    if (!film) throw new Error('There is no film.');
    film.muted = true;
    await film.play();
    const paused = oneEvent(film, 'pause');
    page.element.remove();
    await paused;
    await page.element.updateComplete;
    expect([...alive]).to.deep.equal([]);
    expect(page.root.querySelectorAll('.film')).to.have.length(0);
  });

  it('of a film strip are not made in inbox mode, where TikTok ignores the cover', async () => {
    const page = openPage((element) => (element.mode = 'inbox'));
    await editing(page);
    choose(page, await fixtureFile('clip.mp4'));
    await hasMedia(page);
    expect(page.root.querySelectorAll('.film')).to.have.length(0);
    expect(alive.size).to.equal(1);
  });

  it('of a replaced video are given back, and of each photo there is one', async () => {
    const page = await openWithVideo();
    const before = new Set(alive);
    choose(page, await fixtureFile('photo-1.jpg'), await fixtureFile('photo-2.jpg'));
    await hasMedia(page, (media) => media?.kind === 'photo');
    await hasPictures(page, 2);
    expect(alive.size).to.equal(2);
    expect([...before].filter((url) => alive.has(url))).to.deep.equal([]);
    get(page, 'button', 'Remove photo 1').click();
    await page.element.updateComplete;
    expect(alive.size).to.equal(1);
  });

  it('are of pictures of the size shown, not of the photos themselves [M18]', async () => {
    const page = openPage();
    await editing(page);
    choose(page, await fixtureFile('photo-1.jpg'), await fixtureFile('photo.webp'));
    const pictures = await hasPictures(page, 2);
    const preview = page.root.querySelector<HTMLImageElement>('.phone img');
    expect(preview?.src).to.equal(pictures[0]?.src);
    for (const picture of pictures) {
      await until(() => picture.naturalWidth > 0);
      const { naturalWidth, naturalHeight } = picture;
      expect(Math.max(naturalWidth, naturalHeight), picture.src).to.be.within(360, 640);
    }
  });

  it('are not made of photos that are removed before their picture is there [M18]', async () => {
    const page = openPage();
    await editing(page);
    choose(page, await fixtureFile('photo-1.jpg'), await fixtureFile('photo-2.jpg'));
    await hasMedia(page, (media) => media?.kind === 'photo');
    get(page, 'button', 'Remove photo 1').click();
    await hasPictures(page, 1);
    await page.element.updateComplete;
    expect(alive.size).to.equal(1);
  });

  it('are made again when the element comes back', async () => {
    const page = await openWithVideo();
    const before = new Set(alive);
    await leaveAndComeBack(page);
    await editing(page);
    await hasStrip(page);
    expect(alive.size).to.equal(9);
    expect([...before].filter((url) => alive.has(url))).to.deep.equal([]);
  });

  it('are not left behind by photos that are read and then refused', async () => {
    const page = openPage();
    await editing(page);
    choose(page, await fixtureFile('photo-1.jpg'), await fixtureFile('clip.mp4'));
    await whenState(page.element, (state) => 'importState' in state && state.importState.kind === 'refused');
    await page.element.updateComplete;
    expect([...alive]).to.deep.equal([]);
  });
});
