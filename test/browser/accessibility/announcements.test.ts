import { expect, nextFrame } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { Phase } from '../../../src/composer/state.js';
import { showState, stateOf } from '../../../stories/support/stage.js';
import { creatorInfoData, statusData } from '../../../src/testing/replies.js';
import { fixtureFile, get, inPhase, openPage } from '../element/page.js';
import type { TestPage } from '../element/page.js';
import { PHASES, openForm, stateIn } from './page-in-phase.js';

const REGIONS = '[role=status], [role=alert], [role=log], [role=timer], [aria-live]';

interface Listener {
  /** Every change of the region's text since the last look, in order. */
  heard(): readonly string[];
}

/** Listens to the one live region of the page, as a screen reader does: every change of its text is spoken. */
function listen({ root }: TestPage): Listener {
  const regions = root.querySelectorAll(REGIONS);
  expect(regions).to.have.length(1);
  const [region] = regions;
  if (!region) throw new Error('There is no live region.');
  expect(region.getAttribute('role'), 'polite').to.equal('status');
  const changes: string[] = [];
  const take = (records: readonly MutationRecord[]): void => {
    for (const _ of records) changes.push(region.textContent ?? '');
  };
  const observer = new MutationObserver(take);
  observer.observe(region, { childList: true, characterData: true, subtree: true });
  return {
    heard() {
      take(observer.takeRecords());
      expect([...root.querySelectorAll(REGIONS)], 'the region that was there before').to.deep.equal([region]);
      return changes.splice(0);
    },
  };
}

async function clickOn(control: HTMLElement): Promise<void> {
  control.scrollIntoView({ block: 'center' });
  await nextFrame();
  const { x, y, width, height } = control.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

describe('what is announced', () => {
  it('is each step of a real post, once: account, file, upload at 0, 25, 50, 75 and 100 %, processing, done', async () => {
    const page = openPage();
    await page.element.updateComplete;
    const listener = listen(page);
    const heard: string[] = [];
    // Each look is one drawing, so that two sentences in a drawing, of which one gets lost, would show.
    const drawn = async (): Promise<void> => {
      await page.element.updateComplete;
      heard.push(...listener.heard());
    };
    (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
    await inPhase(page.element, 'editing');
    await drawn();
    page.element.media = await fixtureFile('clip.mp4');
    await drawn();
    await page.element.updateComplete;
    await fileRead(page);
    await drawn();
    get(page, 'combobox', 'Who can view this post').click();
    await drawn();
    await clickOn(get(page, 'option', 'Everyone'));
    await drawn();
    await clickOn(get(page, 'button', 'Post to TikTok'));
    await drawn();
    (await page.adapter.nextCall('createPost')).respondWith({ publish_id: 'v_pub_file~v2-1.1' });
    const chunk = await page.adapter.nextCall('uploadChunk');
    await drawn();
    const { size } = chunk.argument.body;
    for (let percent = 1; percent <= 100; percent += 1) {
      chunk.progress(Math.ceil((size * percent) / 100));
      await drawn();
    }
    chunk.respondWith(undefined);
    await inPhase(page.element, 'processing');
    await drawn();
    (await page.adapter.nextCall('getPostStatus')).respondWith(
      statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: ['7301234567890123456'] }),
    );
    await inPhase(page.element, 'published');
    await drawn();
    expect(heard).to.deep.equal([
      'Posting as Ada Lovelace',
      'Reading clip.mp4…',
      'clip.mp4. 0:03',
      'Uploading to TikTok',
      'Uploading, 0%',
      'Uploading, 25%',
      'Uploading, 50%',
      'Uploading, 75%',
      'Uploading, 100%',
      'Processing on TikTok',
      'Posted to TikTok. View on TikTok',
    ]);
  });

  for (const from of PHASES) {
    it(`is one sentence for each change of phase, and none without a change: from ${from}`, async () => {
      // Players cost more than all else here, and announce nothing.
      const page = from === 'loading' ? openPage() : await openForm();
      await show(page, from);
      const listener = listen(page);
      for (const to of PHASES.filter((phase): phase is Phase => phase !== from)) {
        await show(page, to);
        const heard = listener.heard();
        expect(heard, `to ${to}`).to.have.length(1);
        expect(heard[0], `to ${to}`).not.to.equal('');
        showState(page.element, (now) => ({ ...now }));
        await page.element.updateComplete;
        expect(listener.heard(), `${to} again`).to.deep.equal([]);
        await show(page, from);
        expect(listener.heard(), `back from ${to}`).to.have.length(1);
      }
    });
  }
});

async function show({ element }: TestPage, phase: Phase): Promise<void> {
  showState(element, (now) => stateIn(phase, now));
  await element.updateComplete;
}

/** Waits until the file has been read. */
async function fileRead({ element }: TestPage): Promise<void> {
  for (
    let state = stateOf(element);
    'importState' in state && state.importState.kind !== 'idle';
    state = stateOf(element)
  ) {
    await nextFrame();
  }
}
