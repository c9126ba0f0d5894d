import { expect, nextFrame } from '@open-wc/testing';
import { emulateMedia, sendMouse, setViewport } from '@web/test-runner-commands';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { find, get, inPhase, openPage } from '../element/page.js';
import type { TestPage } from '../element/page.js';
import { openForm, openFormWithVideo } from './page-in-phase.js';

/** TypeScript's DOM library does not know this entry: https://wicg.github.io/layout-instability/#sec-layout-shift */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}

async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

/**
 * All that the browser itself sees move, while something happens. What moves right after a press or a resize counts too,
 * which browsers leave out of the figure that they report.
 */
async function shiftDuring(act: () => Promise<void>): Promise<number> {
  await painted();
  const from = performance.now();
  const entries: LayoutShift[] = [];
  const take = (list: PerformanceEntryList): void => {
    entries.push(...(list as LayoutShift[]).filter(({ startTime }) => startTime >= from));
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  await act();
  await painted();
  await painted();
  take(observer.takeRecords());
  observer.disconnect();
  return entries.reduce((total, { value }) => total + value, 0);
}

/** Who posts, every label, every control and the room of every reason: none of it may move, whatever is pressed. */
const STILL =
  '.creator, .avatar, .nickname, .handle, .phone, .c-label, legend, label, .c-select, input:not([hidden]), textarea';
/** What stands under the kinds of commercial content makes room for them, and for nothing else. */
const UNDER_THE_KINDS = '.extras *, .consent, .consent *, .kinds *';

function places({ root }: TestPage, within: (each: Element) => boolean): ReadonlyMap<string, string> {
  return new Map(
    [...root.querySelectorAll(STILL)].filter(within).map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      const name = each.id || each.getAttribute('for') || each.className || each.localName;
      return [`${each.localName} ${name}`, [x, y, width, height].join(' ')];
    }),
  );
}

async function clickOn(control: HTMLElement): Promise<void> {
  const { x, y, width, height } = control.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

type Press = readonly [role: string, name: string];

/** Presses in an order that makes each label, each prompt and each closed control show. */
const PRESSES: readonly Press[] = [
  ['checkbox', 'Allow Comment'],
  ['checkbox', 'Allow Duet'],
  ['checkbox', 'Allow Stitch'],
  ['checkbox', 'Allow Comment'],
  ['switch', 'AI-generated content'],
  ['button', 'Post to TikTok'],
  ['combobox', 'Who can view this post'],
  ['option', 'Everyone'],
  ['switch', 'Disclose commercial content'],
  ['checkbox', 'Your brand'],
  ['checkbox', 'Branded content'],
  ['combobox', 'Who can view this post'],
  ['option', 'Only me'],
  ['option', 'Friends'],
  ['checkbox', 'Branded content'],
  ['combobox', 'Who can view this post'],
  ['option', 'Only me'],
  ['checkbox', 'Branded content'],
  ['checkbox', 'Your brand'],
  ['switch', 'Disclose commercial content'],
  ['switch', 'AI-generated content'],
];

describe('the cumulative layout shift', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  afterEach(() => setViewport({ width: 800, height: 900 }));
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));

  for (const width of [1000, 480, 320]) {
    it(`is 0 from loading to editing, at ${width} px`, async () => {
      await setViewport({ width, height: 1800 });
      const page = openPage();
      await page.element.updateComplete;
      const query = await page.adapter.nextCall('getCreatorInfo');
      // The words of the header change in place; its box and all that is around them stay.
      const still = (each: Element) => !each.matches('.nickname, .handle');
      const start = places(page, still);
      const shift = await shiftDuring(async () => {
        query.respondWith(
          creatorInfoData({
            creator_avatar_url: '/test/fixtures/media/photo-1.jpg',
            comment_disabled: true,
            stitch_disabled: true,
          }),
        );
        await inPhase(page.element, 'editing');
        await page.root.querySelector<HTMLImageElement>('img.avatar')?.decode();
      });
      expect(shift).to.equal(0);
      expect([...places(page, still).values()]).to.deep.equal([...start.values()]);
    });

    it(`is 0 through every toggle, and no control moves but under the kinds that open, at ${width} px`, async () => {
      await setViewport({ width, height: 1800 });
      const page = await openForm();
      const moves: string[] = [];
      for (const [role, name] of PRESSES) {
        const opens = name === 'Disclose commercial content';
        const within = (each: Element) => !opens || !each.matches(UNDER_THE_KINDS);
        const start = places(page, within);
        const shift = await shiftDuring(() => clickOn(get(page, role, name)));
        if (shift > 0) moves.push(name);
        expect([...places(page, within)], name).to.deep.equal([...start]);
      }
      expect(moves).to.deep.equal(['Disclose commercial content', 'Disclose commercial content']);
    });
  }

  it('is 0 when a reason shows on hover and when the pressed button names what is missing', async () => {
    await setViewport({ width: 480, height: 1800 });
    const page = await openForm();
    const publish = get(page, 'button', 'Post to TikTok');
    const { x, y, width, height } = publish.getBoundingClientRect();
    const shift = await shiftDuring(async () => {
      await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    });
    expect(page.root.querySelector('.c-tip:popover-open')).not.to.equal(null);
    expect(shift).to.equal(0);
  });

  it('is 0 when the hidden heading of the form takes the focus, which takes no room', async () => {
    await setViewport({ width: 480, height: 1800 });
    const page = await openFormWithVideo();
    const heading = page.root.querySelector<HTMLElement>('.heading');
    if (!heading) throw new Error('The form has no heading.');
    const start = places(page, () => true);
    const shift = await shiftDuring(async () => heading.focus());
    expect(page.root.activeElement).to.equal(heading);
    expect(shift).to.equal(0);
    expect([...places(page, () => true)]).to.deep.equal([...start]);
    const { width, height } = heading.getBoundingClientRect();
    expect([width, height]).to.deep.equal([1, 1]);
    expect(find(page, 'textbox', 'Title')).not.to.equal(undefined);
  });

  it('is above 0 when something does move', async () => {
    await setViewport({ width: 480, height: 1800 });
    const page = await openForm();
    const shift = await shiftDuring(async () => {
      page.root.querySelector<HTMLElement>('.creator')?.style.setProperty('margin-block-end', '80px');
      return Promise.resolve();
    });
    expect(shift).to.be.above(0);
  });
});
