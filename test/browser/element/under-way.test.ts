import { expect } from '@open-wc/testing';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import type { ComposerState, Phase } from '../../../src/composer/state.js';
import type { TikTokErrorEvent, TikTokPublishedEvent } from '../../../src/index.js';
import { ShareToTikTokElement } from '../../../src/share-to-tiktok.element.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import type { FakeCall } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { creatorInfoData, statusData } from '../../../src/testing/replies.js';
import { whenState } from '../../../src/testing/when-state.js';
import { FORGETFUL_JOURNAL } from '../../../stories/support/forgetful-journal.js';
import { choose, chooseByHand, click, find, fixtureFile, get, shownText } from './page.js';
import type { TestPage } from './page.js';
import { until } from '../until.js';

const VIDEO = ['clip.mp4'];
const PHOTOS = ['photo-1.jpg', 'photo-2.jpg'];
const PUBLISH_ID = 'v_pub_file~v2-1.1';
const POST_ID = '7663542984343883021';

/** The element as it is, around a composer whose clock stands still. */
class TimedElement extends ShareToTikTokElement {}
customElements.define('timed-share-to-tiktok', TimedElement);

interface Timed extends TestPage {
  readonly composer: Composer;
  readonly clock: ManualClock;
}

function open(): Timed {
  const clock = new ManualClock();
  const adapter = new FakeAdapter();
  const composer = createComposer({ clock, random: () => 1, loadJournal: async () => FORGETFUL_JOURNAL });
  const element = new TimedElement(composer);
  element.adapter = adapter;
  element.lang = 'en';
  document.body.replaceChildren(element);
  return {
    composer,
    clock,
    element,
    adapter,
    get root() {
      if (!element.shadowRoot) throw new Error('The element has not rendered.');
      return element.shadowRoot;
    },
  };
}

async function reaches(page: Timed, fits: (state: ComposerState) => boolean): Promise<void> {
  await whenState(page.composer, fits);
  await page.element.updateComplete;
}

const inPhase = (page: Timed, phase: Phase): Promise<void> => reaches(page, (state) => state.phase === phase);

async function editing(page: Timed, adapter = page.adapter): Promise<void> {
  (await adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
  await inPhase(page, 'editing');
}

/** A page that is filled in by hand. */
async function filledIn(names: readonly string[]): Promise<Timed> {
  const page = open();
  await editing(page);
  choose(page, ...(await Promise.all(names.map((name) => fixtureFile(name)))));
  await reaches(
    page,
    (state) => state.phase === 'editing' && state.importState.kind === 'idle' && state.draft.media !== undefined,
  );
  await chooseByHand(page, 'Everyone');
  return page;
}

async function post(page: Timed): Promise<void> {
  await click(get(page, 'button', 'Post to TikTok'));
  await inPhase(page, 'uploading');
}

/** A moment of a post, and what is left of it. */
interface Moment {
  readonly page: Timed;
  /** The call that the host has not answered yet. */
  readonly open: FakeCall | undefined;
  /** The host answers as if nothing had happened. */
  readonly goOn: () => Promise<void>;
}

/** The page's question for the status: one from before its element went away is given up. */
async function statusCall({ adapter, clock }: Timed): Promise<FakeCall> {
  for (;;) {
    const call = adapter.calls.find(({ method, signal }) => method === 'getPostStatus' && !signal.aborted);
    if (call) return call;
    // Others sleep too, and the part that asks may still be loading.
    if (clock.sleeping > 0) await clock.passNextSleep();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

async function complete(page: Timed): Promise<void> {
  await reaches(page, (state) => [state, ...state.page.earlier].some(({ phase }) => phase === 'processing'));
  const call = await statusCall(page);
  call.respondWith(statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: [POST_ID] }));
}

async function photosStaging(): Promise<Moment> {
  const page = await filledIn(PHOTOS);
  await post(page);
  const calls = [await page.adapter.nextCall('stagePhoto'), await page.adapter.nextCall('stagePhoto')];
  return {
    page,
    open: calls[0],
    async goOn() {
      for (const [index, call] of calls.entries()) call.respondWith({ url: `https://example.com/p/${index}.jpg` });
      (await page.adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
      await complete(page);
    },
  };
}

async function photosHandedOver(): Promise<Moment> {
  const page = await filledIn(PHOTOS);
  await post(page);
  for (const name of PHOTOS)
    (await page.adapter.nextCall('stagePhoto')).respondWith({ url: `https://example.com/p/${name}` });
  const created = await page.adapter.nextCall('createPost');
  return {
    page,
    open: created,
    async goOn() {
      created.respondWith({ publish_id: PUBLISH_ID });
      await complete(page);
    },
  };
}

async function bytesOut(part: number): Promise<Moment> {
  const page = await filledIn(VIDEO);
  await post(page);
  (await page.adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
  const chunk = await page.adapter.nextCall('uploadChunk');
  chunk.progress(chunk.argument.total * part);
  await reaches(
    page,
    (state) => state.phase === 'uploading' && 'sentBytes' in state.transfer && state.transfer.sentBytes > 0,
  );
  return {
    page,
    open: chunk,
    async goOn() {
      chunk.respondWith(undefined);
      await complete(page);
    },
  };
}

async function processing(): Promise<Moment> {
  const { page, goOn, open: chunk } = await bytesOut(1);
  chunk?.respondWith(undefined);
  await inPhase(page, 'processing');
  return { page, open: undefined, goOn };
}

/** The last byte is out, its reply is lost, and TikTok does not say what it has. */
async function inDoubt(): Promise<Timed> {
  const { page, open: chunk } = await bytesOut(1);
  chunk?.rejectWith(new Error('The host’s own code broke.'));
  (await page.adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
  await inPhase(page, 'failed');
  return page;
}

const MOMENTS: readonly (readonly [what: string, reach: () => Promise<Moment>])[] = [
  ['photos are stored', photosStaging],
  ['photos are being sent', photosHandedOver],
  ['a third of the bytes is out', () => bytesOut(0.3)],
  ['the last byte is out', () => bytesOut(1)],
  ['TikTok is at work', processing],
];

const GAPS: readonly (readonly [gap: string, pass: (page: Timed) => Promise<void> | void])[] = [
  ['moved', () => {}],
  ['away for a microtask', () => Promise.resolve()],
  ['away for a task', () => new Promise((resolve) => setTimeout(resolve))],
  [
    'away for a second',
    async ({ clock, composer }) => {
      await whenState(composer, ({ page: { presence } }) => presence === 'leaving');
      // Less than the page waits before it asks TikTok again.
      clock.advance(1000);
    },
  ],
];

async function leaveForAMinute(page: Timed): Promise<void> {
  page.element.remove();
  await whenState(page.composer, ({ page: { presence } }) => presence === 'leaving');
  page.clock.advance(60_000);
  await whenState(page.composer, ({ page: { presence } }) => presence === 'away');
}

describe('a post under way', () => {
  describe('whose element leaves the page', () => {
    for (const [what, reach] of MOMENTS) {
      it(`goes on to its outcome, with one init, for however short it was away: ${what} [R3, R4, E15]`, async () => {
        const { page, open: call, goOn } = await reach();
        const before = page.element.phase;
        for (const [gap, pass] of GAPS) {
          page.element.remove();
          await pass(page);
          document.body.append(page.element);
          await page.element.updateComplete;
          expect([call?.signal.aborted ?? false, page.element.phase], gap).to.deep.equal([false, before]);
        }
        await goOn();
        await inPhase(page, 'published');
        expect(shownText(page)).to.contain('Posted');
        expect([page.adapter.count('createPost'), page.adapter.count('cancelPost')]).to.deep.equal([1, 0]);
      });
    }

    for (const [what, reach] of MOMENTS.slice(1).filter(([each]) => !each.startsWith('a third'))) {
      it(`tells its outcome when the element comes back after a minute: ${what} [R3]`, async () => {
        const { page, goOn } = await reach();
        await leaveForAMinute(page);
        document.body.append(page.element);
        await goOn();
        await inPhase(page, 'published');
        expect([page.adapter.count('createPost'), page.adapter.count('cancelPost')]).to.deep.equal([1, 0]);
      });
    }

    it('is paused after a minute, says so, and goes on with the same init when that is wanted [R4]', async () => {
      const { page, open: chunk } = await bytesOut(0.3);
      await leaveForAMinute(page);
      document.body.append(page.element);
      await until(() => shownText(page).includes('Paused while this page was closed'));
      expect(chunk?.signal.aborted).to.equal(true);
      get(page, 'button', 'Resume').click();
      (await page.adapter.nextCall('uploadChunk')).respondWith(undefined);
      await complete(page);
      await inPhase(page, 'published');
      expect(page.adapter.count('createPost')).to.equal(1);
    });
  });

  describe('whose page is reset', () => {
    for (const [what, reach] of MOMENTS.filter(
      ([each]) => !each.startsWith('a third') && each !== 'photos are stored',
    )) {
      it(`stays on the page until its outcome is told to user and host: ${what} [R5]`, async () => {
        const { page, goOn } = await reach();
        const told: TikTokPublishedEvent[] = [];
        page.element.addEventListener('tiktok-published', (event) => told.push(event));
        page.element.reset();
        await editing(page);
        expect(shownText(page)).to.contain('Your earlier post is still being sent to TikTok.');
        await goOn();
        await until(() => shownText(page).includes('Your earlier post is on TikTok.'));
        expect(told.map(({ publishId, postId }) => [publishId, postId])).to.deep.equal([[PUBLISH_ID, POST_ID]]);
        expect([page.element.phase, page.adapter.count('createPost')]).to.deep.equal(['editing', 1]);
        get(page, 'button', 'Dismiss').click();
        await page.element.updateComplete;
        expect(page.root.querySelector('.earlier'), 'only what was announced is left').to.equal(null);
      });
    }

    it('is said to be in doubt until the user puts that away, however often the page is reset [R5, R15]', async () => {
      const page = await inDoubt();
      const doubt = 'We couldn’t confirm your earlier post. Check your profile before posting again.';
      for (let resets = 0; resets < 2; resets += 1) {
        page.element.reset();
        await editing(page);
        expect(shownText(page)).to.contain(doubt);
      }
      get(page, 'button', 'Dismiss').click();
      await page.element.updateComplete;
      expect(shownText(page)).not.to.contain(doubt);
    });

    it('is withdrawn when TikTok cannot have it yet, and the page says that nothing was posted [R4, R5]', async () => {
      const { page, open: chunk } = await bytesOut(0.3);
      page.element.reset();
      expect((await page.adapter.nextCall('cancelPost')).argument).to.equal(PUBLISH_ID);
      expect(chunk?.signal.aborted).to.equal(true);
      await editing(page);
      expect(shownText(page)).to.contain('Upload canceled. Nothing was posted.').and.not.contain('earlier post');
    });
  });

  describe('whose host takes the adapter away, or gives another', () => {
    for (const [what, reach] of MOMENTS) {
      it(`goes on through the one that it began with: ${what} [R10]`, async () => {
        const { page, goOn } = await reach();
        const other = new FakeAdapter();
        for (const adapter of [undefined, other]) {
          page.element.adapter = adapter;
          await page.element.updateComplete;
        }
        await goOn();
        await inPhase(page, 'published');
        expect([page.adapter.count('createPost'), other.calls]).to.deep.equal([1, []]);
      });
    }

    it('is canceled through the one that it began with [R10]', async () => {
      const { page } = await bytesOut(0.3);
      const other = new FakeAdapter();
      page.element.adapter = other;
      await page.element.updateComplete;
      get(page, 'button', 'Cancel').click();
      expect((await page.adapter.nextCall('cancelPost')).argument).to.equal(PUBLISH_ID);
      await editing(page, other);
      expect(other.count('cancelPost')).to.equal(0);
    });

    it('goes on when that is done by a listener, as the button is pressed [R10]', async () => {
      const page = await filledIn(VIDEO);
      page.element.addEventListener('tiktok-before-publish', () => (page.element.adapter = undefined));
      await post(page);
      (await page.adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
      (await page.adapter.nextCall('uploadChunk')).respondWith(undefined);
      await complete(page);
      await inPhase(page, 'published');
    });
  });
});

describe('a page that is filled in and whose adapter is taken away', () => {
  it('says so, has no button that does nothing, and is filled in when there is one again [R10]', async () => {
    const page = await filledIn(VIDEO);
    const errors: TikTokErrorEvent[] = [];
    page.element.addEventListener('tiktok-error', (event) => errors.push(event));
    page.element.adapter = undefined;
    await inPhase(page, 'failed');
    expect(shownText(page)).to.contain('This isn’t available on this site yet.').and.contain('Your draft is saved.');
    expect(errors.map(({ code }) => code)).to.deep.equal(['not_supported']);
    for (const name of ['Post to TikTok', 'Try again']) expect(find(page, 'button', name), name).to.equal(undefined);
    const next = new FakeAdapter();
    page.element.adapter = next;
    await editing(page, next);
    await post(page);
    const created = await next.nextCall('createPost');
    expect(created.argument.post_info?.privacy_level).to.equal('PUBLIC_TO_EVERYONE');
    expect(page.adapter.count('createPost')).to.equal(0);
    // A page with a post on its way would ask before it is left.
    created.rejectWith({ code: 'invalid_params' });
    await inPhase(page, 'failed');
  });

  it('leads from a failed post back to that sentence instead of nowhere [R10]', async () => {
    const page = await filledIn(VIDEO);
    await post(page);
    (await page.adapter.nextCall('createPost')).rejectWith({ code: 'invalid_params' });
    await inPhase(page, 'failed');
    page.element.adapter = undefined;
    await page.element.updateComplete;
    find(page, 'button', 'Back to your post')?.click();
    await page.element.updateComplete;
    expect(shownText(page)).to.contain('This isn’t available on this site yet.');
  });
});

describe('a link in progress', () => {
  for (const [what, act] of [
    ['a reset', (page: Timed) => page.element.reset()],
    ['another adapter', (page: Timed, other: FakeAdapter) => void (page.element.adapter = other)],
  ] as const) {
    it(`is stopped by ${what}, and an answer that comes late shows no account but the one that is linked`, async () => {
      const page = open();
      await editing(page);
      await click(get(page, 'button', 'Switch account'));
      const link = await page.adapter.nextCall('connect');
      const other = new FakeAdapter();
      act(page, other);
      await editing(page, what === 'a reset' ? page.adapter : other);
      expect(link.signal.aborted).to.equal(true);
      link.respondWith(undefined);
      await page.element.updateComplete;
      expect([page.element.phase, page.adapter.count('getCreatorInfo') + other.count('getCreatorInfo')]).to.deep.equal([
        'editing',
        2,
      ]);
    });
  }
});
