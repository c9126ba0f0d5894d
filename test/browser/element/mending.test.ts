import { expect } from '@open-wc/testing';
import { stateOf, whenState } from '../../../stories/support/stage.js';
import { heif } from '../../fixtures/media/photos.js';
import { choose, editing, fixtureFile, get, hasMedia, openPage, shownText } from './page.js';
import type { TestPage } from './page.js';

async function drawn(name: string, width: number, height: number, type: string): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.fillRect(0, 0, width / 2, height);
  return new File([await canvas.convertToBlob({ type })], name, { type });
}

/** A JPEG with a sound head of 12 bits a sample, which no browser decodes. */
async function undecodable(name: string): Promise<File> {
  const bytes = new Uint8Array(await (await drawn(name, 2400, 1200, 'image/jpeg')).arrayBuffer());
  const frame = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0);
  bytes[frame + 4] = 12;
  return new File([bytes], name, { type: 'image/jpeg' });
}

async function chosen(...files: readonly File[]): Promise<TestPage> {
  const page = openPage();
  await editing(page);
  choose(page, ...files);
  return page;
}

async function importIs({ element }: TestPage, kind: string): Promise<void> {
  await whenState(element, (state) => 'importState' in state && state.importState.kind === kind);
  await element.updateComplete;
}

/** Names and sizes of the photos in the draft. */
function photosOn({ element }: TestPage): readonly string[] {
  const state = stateOf(element);
  const media = 'draft' in state ? state.draft.media : undefined;
  return media?.kind === 'photo' ? media.photos.map(({ facts }) => `${facts.name} ${facts.width}x${facts.height}`) : [];
}

describe('photos that can be fixed', () => {
  it('that this browser cannot open are refused by name, not offered', async () => {
    const page = await chosen(await fixtureFile('photo-1.jpg'), new File([heif('heic')], 'IMG_1.heic'));
    await importIs(page, 'refused');
    expect(shownText(page)).to.contain('Your browser can’t open IMG_1.heic. Save it as JPEG and choose it again.');
  });

  it('keep the others when one of them cannot be fixed after all', async () => {
    const page = await chosen(
      await fixtureFile('photo-1.jpg'),
      await undecodable('bad.jpg'),
      await fixtureFile('photo.png'),
    );
    await importIs(page, 'offered');
    get(page, 'button', 'Resize').click();
    await importIs(page, 'refused');
    expect(shownText(page)).to.contain('Your browser can’t open bad.jpg.');
    expect(photosOn(page)).to.deep.equal(['photo-1.jpg 1080x1350', 'photo.jpg 1080x1350']);
  });

  it('are refused when not one of them can be fixed', async () => {
    const page = await chosen(await undecodable('bad.jpg'));
    await importIs(page, 'offered');
    get(page, 'button', 'Resize').click();
    await importIs(page, 'refused');
    expect(photosOn(page)).to.deep.equal([]);
  });

  it('both in type and in size are offered as both, and come out as both', async () => {
    const page = await chosen(await drawn('large.png', 1200, 2400, 'image/png'));
    await importIs(page, 'offered');
    expect(shownText(page)).to.contain('TikTok supports JPEG and WebP. Convert large.png to JPEG?');
    expect(shownText(page)).to.contain('large.png is larger than 1080p.');
    get(page, 'button', 'Convert to JPEG').click();
    await hasMedia(page);
    expect(photosOn(page)).to.deep.equal(['large.jpg 960x1920']);
  });

  it('in type alone are offered as that alone', async () => {
    const page = await chosen(await fixtureFile('photo.png'));
    await importIs(page, 'offered');
    expect(shownText(page)).not.to.contain('larger than TikTok takes');
  });
});

describe('a mix with a file of no known kind', () => {
  for (const names of [
    ['IMG_1.AAE', 'IMG_1.JPG'],
    ['IMG_1.JPG', 'IMG_1.AAE'],
  ] as const) {
    it(`is refused by the name of that file: ${names.join()}`, async () => {
      const aae = new File(['<?xml version="1.0"?>'], 'IMG_1.AAE');
      const files = { 'IMG_1.AAE': aae, 'IMG_1.JPG': await fixtureFile('photo-1.jpg', 'IMG_1.JPG') };
      const page = await chosen(...names.map((name) => files[name]));
      await importIs(page, 'refused');
      expect(shownText(page)).to.contain('IMG_1.AAE isn’t a video or photo we can read.');
    });
  }

  it('says of an empty file that it is empty', async () => {
    const page = await chosen(await fixtureFile('photo-1.jpg'), new File([], 'nothing.jpg'));
    await importIs(page, 'refused');
    expect(shownText(page)).to.contain('nothing.jpg is empty.');
  });
});
