import { expect, nextFrame } from '@open-wc/testing';
import { emulateMedia, executeServerCommand, sendMouse, setViewport } from '@web/test-runner-commands';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { showState, stateOf } from '../../../stories/support/stage.js';
import { cardOf, openWithoutWords, releaseWords, untilIn } from '../element/held-words.js';
import { inPhase, openPage } from '../element/page.js';
import type { TestPage } from '../element/page.js';
import { openFormWithVideo } from './page-in-phase.js';
import { clickOn, places, shiftDuring } from './shifts.js';

/** Presses in an order that makes each label, each prompt and each closed control show, by the ids of the controls. */
const PRESSES = [
  'comment',
  'duet',
  'stitch',
  'comment',
  'aiGenerated',
  'publish',
  'privacy',
  'privacy-option-0',
  'disclosure',
  'your-brand',
  'branded-content',
  'privacy',
  'privacy-option-2',
  'privacy-option-1',
  'branded-content',
  'privacy',
  'privacy-option-2',
  'branded-content',
  'your-brand',
  'disclosure',
  'aiGenerated',
] as const;

/** What stands under the kinds of commercial content makes room for them, and for nothing else. */
const UNDER_THE_KINDS = '.extras *, .consent, .consent *, .kinds *';

const CASES = [320, 360, 480, 600, 720].flatMap((width) =>
  ['en', 'de', 'ja', 'ar'].flatMap((language) =>
    // Fingers make reasons stand inline; at these widths they wrap the most and the least.
    (width === 320 || width === 600 ? ['a mouse', 'a finger'] : ['a mouse']).map((pointer) => ({
      width,
      language,
      pointer,
    })),
  ),
);

async function openIn(language: string): Promise<TestPage> {
  const page = openPage((element) => (element.lang = language));
  await page.element.updateComplete;
  while (page.root.querySelector('.card')?.getAttribute('lang') !== language) await nextFrame();
  return page;
}

async function answer(page: TestPage, overrides: Readonly<Record<string, unknown>> = {}): Promise<void> {
  (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData(overrides));
  await inPhase(page.element, 'editing');
}

function byId({ root }: TestPage, id: string): HTMLElement {
  const found = root.getElementById(id);
  if (!found) throw new Error(`#${id} is not on the page.`);
  return found;
}

/** What of the page can be seen, is there for a screen reader, or takes the focus. */
function seenOrReached({ root }: TestPage): readonly string[] {
  const found = [...root.querySelectorAll<HTMLElement>('.card, .card *')].filter((each) => {
    each.focus();
    return root.activeElement === each || each.checkVisibility({ visibilityProperty: true });
  });
  return found.map((each) => each.outerHTML.slice(0, 80));
}

const NONE = { all: 0, unexpected: 0 };

describe('the cumulative layout shift', () => {
  before(async () => {
    document.body.style.setProperty('margin', '0');
    await emulateMedia({ reducedMotion: 'reduce' });
  });
  afterEach(async () => {
    await executeServerCommand('touch', false);
    await setViewport({ width: 800, height: 900 });
  });
  after(async () => {
    document.body.removeAttribute('style');
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  // First of all: a language is on its way only once on a page.
  for (const language of ['de', 'ja', 'ar'] as const) {
    it(`is 0 from the first moment, while the words are on their way and when they come: ${language}`, async () => {
      await setViewport({ width: 480, height: 2400 });
      let page: TestPage | undefined;
      const shift = await shiftDuring({ root: document }, async () => {
        page = await openWithoutWords(language);
        await answer(page);
        await nextFrame();
        await nextFrame();
        expect(seenOrReached(page)).to.deep.equal([]);
        await releaseWords('load');
        await untilIn(page, language);
      });
      expect(shift).to.deep.equal(NONE);
      if (!page) throw new Error('The page did not come.');
      expect(getComputedStyle(cardOf(page)).visibility).to.equal('visible');
      expect(page.root.querySelector('[role=status]')?.textContent, 'said in English').to.equal('');
    });
  }

  for (const { width, language, pointer } of CASES) {
    const isTouch = pointer === 'a finger';
    it(`is 0 from loading to editing: ${width} px, ${language}, ${pointer}`, async () => {
      await setViewport({ width, height: 2400 });
      await executeServerCommand('touch', isTouch);
      const page = await openIn(language);
      // The words of the header change in place; its box and all that is around them stay.
      const start = places(page, '.nickname, .handle');
      const shift = await shiftDuring(page, async () => {
        await answer(page, {
          creator_avatar_url: '/test/fixtures/media/photo-1.jpg',
          // As long and as wide as TikTok lets a nickname be.
          creator_nickname: 'Wilhelmina Of The Windmill WWW',
          creator_username: 'wilhelmina.of.windmills.',
          comment_disabled: true,
          stitch_disabled: true,
        });
        await page.root.querySelector<HTMLImageElement>('img.avatar')?.decode();
      });
      expect(places(page, '.nickname, .handle')).to.deep.equal(start);
      expect(shift).to.deep.equal(NONE);
    });

    it(`is 0 through every toggle, and only what is under the kinds makes room for them: ${width} px, ${language}, ${pointer}`, async () => {
      await setViewport({ width, height: 2400 });
      await executeServerCommand('touch', isTouch);
      const page = await openIn(language);
      await answer(page);
      for (const id of PRESSES) {
        const opens = id === 'disclosure';
        const start = places(page, opens ? UNDER_THE_KINDS : undefined);
        const shift = await shiftDuring(page, () => clickOn(byId(page, id)));
        expect(places(page, opens ? UNDER_THE_KINDS : undefined), id).to.deep.equal(start);
        expect(opens ? { ...shift, all: 0 } : shift, id).to.deep.equal(NONE);
      }
    });
  }

  for (const notice of ['canceled', 'consent-voided', 'account-changed', 'not-switched'] as const) {
    it(`is 0 when a notice comes, and when it goes: ${notice}`, async () => {
      await setViewport({ width: 320, height: 2400 });
      const page = await openIn('en');
      await answer(page);
      const start = places(page);
      const show = (shown: typeof notice | undefined) => async () => {
        showState(page.element, (now) => (now.phase === 'editing' ? { ...now, notice: shown } : now));
        await page.element.updateComplete;
      };
      expect(await shiftDuring(page, show(notice))).to.deep.equal(NONE);
      expect(page.root.querySelector('[part=notice]')?.checkVisibility()).to.equal(true);
      expect(places(page)).to.deep.equal(start);
      expect(await shiftDuring(page, show(undefined))).to.deep.equal(NONE);
      expect(page.root.querySelector('[part=notice]')).to.equal(null);
      expect(places(page)).to.deep.equal(start);
    });
  }

  it('is 0 when a reason shows on hover and when the pressed button names what is missing', async () => {
    await setViewport({ width: 480, height: 1800 });
    const page = await openIn('en');
    await answer(page);
    const { x, y, width, height } = byId(page, 'publish').getBoundingClientRect();
    const shift = await shiftDuring(page, async () => {
      await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    });
    expect(page.root.querySelector('.c-tip:popover-open')).not.to.equal(null);
    expect(shift).to.deep.equal(NONE);
  });

  it('is 0 when the heading of the form takes the focus, which takes no room', async () => {
    await setViewport({ width: 480, height: 1800 });
    const page = await openFormWithVideo();
    const heading = page.root.querySelector<HTMLElement>('.heading');
    if (!heading) throw new Error('The form has no heading.');
    const start = places(page);
    const shift = await shiftDuring(page, async () => heading.focus());
    expect(page.root.activeElement).to.equal(heading);
    expect(shift).to.deep.equal(NONE);
    expect(places(page)).to.deep.equal(start);
    expect(stateOf(page.element).phase).to.equal('editing');
  });

  it('is above 0 when something does move', async () => {
    await setViewport({ width: 480, height: 1800 });
    const page = await openIn('en');
    await answer(page);
    const shift = await shiftDuring(page, async () => {
      page.root.querySelector<HTMLElement>('.creator')?.style.setProperty('margin-block-end', '80px');
      return Promise.resolve();
    });
    expect(shift.all).to.be.above(0);
  });
});
