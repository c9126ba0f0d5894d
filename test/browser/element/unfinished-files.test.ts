import { expect } from '@open-wc/testing';
import { stateOf, whenState } from '../../../stories/support/stage.js';
import {
  choose,
  chooseByHand,
  click,
  descriptionOf,
  editing,
  fixtureFile,
  get,
  hasMedia,
  isClosed,
  openPage,
  paste,
} from './page.js';
import type { TestPage } from './page.js';

/** A file whose bytes come when the test lets them. */
function held(file: File): { readonly file: File; readonly release: () => void } {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const slice = file.slice.bind(file);
  file.slice = (...range) => {
    const part = slice(...range);
    const read = part.arrayBuffer.bind(part);
    part.arrayBuffer = () => released.then(read);
    return part;
  };
  return { file, release };
}

/** A page on which nothing is missing, and what it tells its host. */
async function readyPage(): Promise<TestPage & { readonly told: string[] }> {
  const page = openPage();
  const told: string[] = [];
  for (const type of ['tiktok-draft-change', 'tiktok-before-publish'] as const) {
    page.element.addEventListener(type, () => told.push(type));
  }
  await editing(page);
  choose(page, await fixtureFile('photo-1.jpg'));
  await hasMedia(page);
  await chooseByHand(page, 'Only me');
  expect(descriptionOf(page, publish(page))).to.equal('Ready to post.');
  told.length = 0;
  return Object.assign(page, { told });
}

const publish = (page: TestPage): HTMLElement => get(page, 'button', 'Post to TikTok');

async function importIs({ element }: TestPage, kind: string): Promise<void> {
  await whenState(element, (state) => 'importState' in state && state.importState.kind === kind);
  await element.updateComplete;
}

describe('files that are not in the draft yet', () => {
  it('keep the button closed while they are read, and lead to the media', async () => {
    const page = await readyPage();
    const late = held(await fixtureFile('photo-2.jpg'));
    choose(page, late.file);
    await importIs(page, 'reading');
    expect(isClosed(publish(page))).to.equal(true);
    expect(descriptionOf(page, publish(page))).to.equal('Reading photo-2.jpg…');
    await click(publish(page));
    expect(page.root.activeElement === get(page, 'button', 'Replace')).to.equal(true);
    expect([page.element.phase, page.told]).to.deep.equal(['editing', []]);
    late.release();
    await importIs(page, 'idle');
    expect(page.told).to.deep.equal(['tiktok-draft-change']);
    expect(descriptionOf(page, publish(page))).to.equal('Ready to post.');
  });

  it('keep the button closed while they wait for an answer, and lead to it', async () => {
    const page = await readyPage();
    choose(page, await fixtureFile('photo-2.jpg'), await fixtureFile('photo.png'));
    await importIs(page, 'offered');
    expect(isClosed(publish(page))).to.equal(true);
    expect(descriptionOf(page, publish(page))).to.contain('TikTok supports JPEG and WebP. Convert photo.png to JPEG?');
    await click(publish(page));
    expect(page.root.activeElement === get(page, 'button', 'Convert to JPEG')).to.equal(true);
    expect([page.element.phase, page.told]).to.deep.equal(['editing', []]);
    get(page, 'button', 'Convert to JPEG').click();
    await importIs(page, 'idle');
    get(page, 'button', 'Photo 2 of 2');
    expect(isClosed(publish(page))).to.equal(false);
  });

  it('keep their question when others are refused, because the host has locked the media', async () => {
    const preset = await fixtureFile('photo.png');
    const page = openPage((element) => Object.assign(element, { media: preset, mediaLocked: true }));
    await editing(page);
    await importIs(page, 'offered');
    paste(document.body, [await fixtureFile('photo-1.jpg')]);
    await page.element.updateComplete;
    get(page, 'button', 'Convert to JPEG').click();
    await hasMedia(page);
  });

  it('void the consent when they come while the host is asked', async () => {
    const page = await readyPage();
    const late = held(await fixtureFile('photo-2.jpg'));
    page.element.addEventListener('tiktok-before-publish', () => choose(page, late.file), { once: true });
    await click(publish(page));
    expect(page.element.phase).to.equal('editing');
    late.release();
    await importIs(page, 'idle');
    const state = stateOf(page.element);
    expect('notice' in state && state.notice).to.equal('consent-voided');
    expect(page.told).to.deep.equal(['tiktok-before-publish', 'tiktok-draft-change']);
  });

  it('show TikTok’s prompt before their own sentence', async () => {
    const page = await readyPage();
    await chooseByHand(page, 'Disclose commercial content');
    choose(page, held(await fixtureFile('photo-2.jpg')).file);
    await importIs(page, 'reading');
    expect(descriptionOf(page, publish(page)).replace(/\s+/g, ' ')).to.equal(
      'You need to indicate if your content promotes yourself, a third party, or both. Reading photo-2.jpg…',
    );
  });
});
