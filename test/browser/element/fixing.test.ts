import { expect } from '@open-wc/testing';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { whenState } from '../../../stories/support/stage.js';
import { choose, find, fixtureFile, get, hasMedia, inPhase, openPage, shownText } from './page.js';
import type { TestPage } from './page.js';

/** The form of a creator who may post one second, with a video of three. */
async function withLongVideo(): Promise<TestPage> {
  const page = openPage();
  const info = creatorInfoData({ max_video_post_duration_sec: 1 });
  (await page.adapter.nextCall('getCreatorInfo')).respondWith(info);
  await inPhase(page.element, 'editing');
  choose(page, await fixtureFile('clip.mp4'));
  await hasMedia(page);
  await reached(page, 'offered');
  return page;
}

async function reached(page: TestPage, kind: string): Promise<void> {
  await whenState(page.element, (state) => state.page.fix?.kind === kind);
  await page.element.updateComplete;
}

async function mediaOf({ element }: TestPage) {
  const state = await whenState(element, () => true);
  const media = 'draft' in state ? state.draft.media : undefined;
  if (media?.kind !== 'video') throw new Error('There is no video.');
  return media;
}

describe('a video that is too long for its creator', () => {
  it('is trimmed on the page, previewed, and given back when the creator wants the original', async () => {
    const page = await withLongVideo();
    const before = await mediaOf(page);
    get(page, 'button', 'Trim').click();
    await reached(page, 'made');
    const made = await mediaOf(page);
    expect(made.facts.durationSeconds).to.be.closeTo(1, 0.1);
    expect(made.source).not.to.deep.equal(before.source);
    expect(shownText(page)).to.contain('The preview shows your new video.');
    expect(shownText(page)).not.to.contain('Your account can post up to');
    const shown = page.root.querySelector('video');
    const blob = shown && (await (await fetch(shown.src)).blob());
    expect(blob?.size).to.equal(made.facts.bytes);
    get(page, 'button', 'Use the original').click();
    await reached(page, 'offered');
    expect(await mediaOf(page)).to.deep.equal(before);
  });

  it('keeps the original when the trim is canceled', async () => {
    const page = await withLongVideo();
    const before = await mediaOf(page);
    get(page, 'button', 'Trim').click();
    await page.element.updateComplete;
    get(page, 'button', 'Cancel').click();
    await reached(page, 'offered');
    expect(await mediaOf(page)).to.deep.equal(before);
    expect(find(page, 'button', 'Cancel')).to.equal(undefined);
  });
});
