import { expect } from '@open-wc/testing';
import type { Media } from '../../../src/domain/media.js';
import { stateOf, whenState } from '../../../stories/support/stage.js';
import { choose, drop, editing, fixtureFile, get, hasMedia, openPage, paste, shownText } from './page.js';
import type { TestPage } from './page.js';

/** Names of the photos in the draft, in their order, or of the video. */
const names = (media: Media | undefined): readonly string[] =>
  media?.kind === 'photo' ? media.photos.map(({ facts }) => facts.name) : media ? [media.facts.name] : [];

function namesOn({ element }: TestPage): readonly string[] {
  const state = stateOf(element);
  return 'draft' in state ? names(state.draft.media) : [];
}

const has = (page: TestPage, ...wanted: readonly string[]): Promise<void> =>
  hasMedia(page, (media) => names(media).join() === wanted.join());

async function refused({ element }: TestPage): Promise<void> {
  await whenState(element, (state) => 'importState' in state && state.importState.kind === 'refused');
  await element.updateComplete;
}

async function pageWith(...files: readonly string[]): Promise<TestPage> {
  const page = openPage();
  await editing(page);
  choose(page, ...(await Promise.all(files.map((name) => fixtureFile(name)))));
  await has(page, ...files);
  return page;
}

for (const [way, take] of [
  ['dropped', drop],
  ['pasted', (_: TestPage, ...files: readonly File[]) => void paste(document.body, files)],
] as const) {
  describe(`files that are ${way} on a page with media`, () => {
    it('join photos when they are photos', async () => {
      const page = await pageWith('photo-1.jpg', 'photo-2.jpg');
      take(page, await fixtureFile('photo-3.jpg'), await fixtureFile('photo.webp'));
      await has(page, 'photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg', 'photo.webp');
    });

    it('join photos that are still being read, and none is read twice', async () => {
      const page = openPage();
      await editing(page);
      const [first, second] = await Promise.all([fixtureFile('photo-1.jpg'), fixtureFile('photo.webp')]);
      const third = await fixtureFile('photo-2.jpg');
      take(page, first, second);
      take(page, first, third);
      take(page, first);
      await has(page, 'photo-1.jpg', 'photo.webp', 'photo-2.jpg');
    });

    it('join photos that wait for an answer', async () => {
      const page = await pageWith('photo-1.jpg');
      const offered = (count: number) =>
        whenState(
          page.element,
          (state) =>
            'importState' in state &&
            state.importState.kind === 'offered' &&
            state.importState.entries.length === count,
        );
      take(page, await fixtureFile('photo.png'));
      await offered(1);
      take(page, await fixtureFile('photo-2.jpg'));
      await offered(2);
      await page.element.updateComplete;
      page.root.querySelector<HTMLElement>('.note button')?.click();
      await has(page, 'photo-1.jpg', 'photo.jpg', 'photo-2.jpg');
    });

    for (const others of [['not-a-video.mp4'], ['photo-3.jpg', 'not-a-video.mp4']])
      it(`let photos that are still being read stay when they are refused: ${others.join(', ')}`, async () => {
        const page = openPage();
        await editing(page);
        const photos = await Promise.all([fixtureFile('photo-1.jpg'), fixtureFile('photo-2.jpg')]);
        const given = await Promise.all(others.map((name) => fixtureFile(name)));
        take(page, ...photos);
        take(page, ...given);
        await refused(page);
        expect(shownText(page)).to.contain('not-a-video.mp4 isn’t a video or photo we can read.');
        expect(namesOn(page)).to.deep.equal(['photo-1.jpg', 'photo-2.jpg']);
      });

    it('replace photos that are still being read when they are a video, and a video when they are photos', async () => {
      const page = openPage();
      await editing(page);
      const [clip, other] = await Promise.all([fixtureFile('clip.mp4'), fixtureFile('clip.webm')]);
      const photo = await fixtureFile('photo-1.jpg');
      take(page, photo);
      take(page, clip);
      await has(page, 'clip.mp4');
      take(page, other);
      take(page, photo);
      await has(page, 'photo-1.jpg');
    });

    it('join photos when the user has them fixed', async () => {
      const page = await pageWith('photo-1.jpg');
      take(page, await fixtureFile('photo.png'));
      await whenState(page.element, (state) => 'importState' in state && state.importState.kind === 'offered');
      await page.element.updateComplete;
      page.root.querySelector<HTMLElement>('.note button')?.click();
      await has(page, 'photo-1.jpg', 'photo.jpg');
    });

    it('replace photos when they are a video, and a video when they are photos', async () => {
      const page = await pageWith('photo-1.jpg', 'photo-2.jpg');
      take(page, await fixtureFile('clip.mp4'));
      await has(page, 'clip.mp4');
      take(page, await fixtureFile('photo-1.jpg'));
      await has(page, 'photo-1.jpg');
    });

    it('are added up to 35 photos, and those that are left out are named', async () => {
      const page = await pageWith('photo-1.jpg', 'photo-2.jpg');
      take(
        page,
        ...(await Promise.all(
          Array.from({ length: 35 }, (_, index) => fixtureFile('photo-3.jpg', `${index + 1}.jpg`)),
        )),
      );
      await refused(page);
      expect(shownText(page)).to.contain('You can post up to 35 photos. 34.jpg (+1) wasn’t added.');
      const added = Array.from({ length: 33 }, (_, index) => `${index + 1}.jpg`);
      expect(namesOn(page)).to.deep.equal(['photo-1.jpg', 'photo-2.jpg', ...added]);
      take(page, await fixtureFile('photo-3.jpg', 'late.jpg'));
      await whenState(
        page.element,
        ({ page: { runs } }) => runs.import === undefined && shownText(page).includes('late.jpg wasn’t added.'),
      );
      expect(namesOn(page)).to.have.lengthOf(35);
    });

    it('are named when they have no room, beside the offer to fix others', async () => {
      const page = openPage();
      await editing(page);
      const photos = Array.from({ length: 36 }, (_, index) =>
        index === 0 ? fixtureFile('photo.png') : fixtureFile('photo-3.jpg', `${index + 1}.jpg`),
      );
      take(page, ...(await Promise.all(photos)));
      await whenState(page.element, (state) => 'importState' in state && state.importState.kind === 'offered');
      await page.element.updateComplete;
      expect(shownText(page)).to.contain('You can post up to 35 photos. 36.jpg wasn’t added.');
      page.root.querySelector<HTMLElement>('.note button')?.click();
      await hasMedia(page, (media) => names(media).length === 35);
      expect(namesOn(page).at(0)).to.equal('photo.jpg');
    });

    it('are refused by name when they mix, and all that were there stay', async () => {
      const page = await pageWith('photo-1.jpg');
      take(page, await fixtureFile('photo-2.jpg'), await fixtureFile('clip.mp4'));
      await refused(page);
      expect(shownText(page)).to.contain('You can’t mix videos and photos.');
      expect(namesOn(page)).to.deep.equal(['photo-1.jpg']);
    });
  });
}

describe('a paste of text that comes with a picture of it', () => {
  for (const name of ['Title', 'Description']) {
    it(`goes into the field "${name}" as text, and the media stays`, async () => {
      const page = await pageWith('photo-1.jpg');
      const taken = paste(get(page, 'textbox', name), [await fixtureFile('photo-2.jpg')], 'A harbor');
      expect(taken).to.equal(false);
      expect('importState' in stateOf(page.element) && stateOf(page.element)).to.deep.include({
        importState: { kind: 'idle' },
      });
    });
  }

  it('is media where no text can be written', async () => {
    const page = await pageWith('photo-1.jpg');
    const box = get(page, 'checkbox', 'Allow Comment');
    expect(paste(box, [await fixtureFile('photo-2.jpg')], 'photo-2.jpg')).to.equal(true);
    await has(page, 'photo-1.jpg', 'photo-2.jpg');
  });

  it('is media in a text field too when there is no text', async () => {
    const page = await pageWith('photo-1.jpg');
    expect(paste(get(page, 'textbox', 'Title'), [await fixtureFile('photo-2.jpg')])).to.equal(true);
    await has(page, 'photo-1.jpg', 'photo-2.jpg');
  });
});
