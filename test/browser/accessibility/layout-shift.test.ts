import { expect, nextFrame } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import { showState, stateOf } from '../../../stories/support/stage.js';
import { cardOf, openWithoutWords, releaseWords, untilIn } from '../element/held-words.js';
import type { TestPage } from '../element/page.js';
import { openFormWithVideo } from './page-in-phase.js';
import { places, shiftDuring } from './shifts.js';
import {
  NONE,
  answer,
  byId,
  expectStillWhileLoading,
  expectStillWhilePressed,
  formsAt,
  onAWholePage,
  openIn,
} from './still-form.js';

/** What of the page can be seen, is there for a screen reader, or takes the focus. */
function seenOrReached({ root }: TestPage): readonly string[] {
  const found = [...root.querySelectorAll<HTMLElement>('.card, .card *')].filter((each) => {
    each.focus();
    return root.activeElement === each || each.checkVisibility({ visibilityProperty: true });
  });
  return found.map((each) => each.outerHTML.slice(0, 80));
}

describe('the cumulative layout shift', () => {
  onAWholePage();

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

  // Fingers make reasons stand inline, where they wrap the most.
  for (const form of [...formsAt(320, 'a mouse'), ...formsAt(320, 'a finger'), ...formsAt(720, 'a mouse')]) {
    it(`is 0 from loading to editing: ${form.width} px, ${form.language}, ${form.pointer}`, () =>
      expectStillWhileLoading(form));

    it(`is 0 through every toggle, and only what is under the kinds makes room for them: ${form.width} px, ${form.language}, ${form.pointer}`, () =>
      expectStillWhilePressed(form));
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
