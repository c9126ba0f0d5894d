import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import { consentTo } from '../../../src/composer/consent.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import type { Failure, StateIn } from '../../../src/composer/state.js';
import { postsToTell } from '../../../src/composer/tabs.js';
import { transition } from '../../../src/composer/transition.js';
import { ShareError } from '../../../src/domain/errors.js';
import { PageJournal } from '../../../src/journal/journal.js';
import { ManualClock, createScriptedAdapter, refuse, whenState } from '../../../src/testing/index.js';
import type { Answer } from '../../../src/testing/index.js';
import { completeDraft, photo, photos } from '../../../src/testing/builders.js';
import { statusData } from '../../../src/testing/replies.js';
import * as states from '../../../src/testing/states.js';
import { LOADED_PARTS, loadReaders } from './loaded-parts.js';
import { Profile, settled } from './profile.js';

const BACKEND = 'https://example.com/api/tiktok/';
const DONE = statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: ['7663542984343883021'] });

interface Open {
  readonly composer: Composer;
  readonly leave: () => void;
}

class Browser extends Profile {
  readonly clock = new ManualClock();
  status: Answer = statusData('PROCESSING_DOWNLOAD');
  /** How often a post was asked for. */
  created = 0;
  /** Answers the call that makes the post. */
  answer: (reply: Answer) => void = () => {};
  readonly #answered = new Promise<Answer>((resolve) => (this.answer = resolve));

  open(): Open {
    const page = {};
    const journal = new PageJournal({
      store: this.store,
      locks: this.locksOf(page),
      now: () => Date.UTC(2026, 10, 26),
      loadReaders,
    });
    const play = async (answer: Answer, signal: AbortSignal) =>
      typeof answer === 'function' ? answer({ signal, count: 1 }) : answer;
    const composer = createComposer({
      ...LOADED_PARTS,
      adapter: {
        ...createScriptedAdapter({
          createPost: [
            async ({ signal }) => {
              this.created += 1;
              return play(await this.#answered, signal);
            },
          ],
          status: [({ signal }) => play(this.status, signal)],
        }),
        id: BACKEND,
      },
      clock: this.clock,
      loadJournal: async () => journal,
    });
    composer.dispatch({ type: 'page-shown' });
    return { composer, leave: () => this.leave(page) };
  }

  async ready(): Promise<Open> {
    const page = this.open();
    await whenState(page.composer, ({ phase, page: { runs } }) => phase === 'editing' && runs.recall === undefined);
    return page;
  }

  /** A page that was reset while TikTok was asked to make its post. */
  async putAside(): Promise<Open> {
    const page = await this.ready();
    click(page);
    await whenState(page.composer, (state) => state.phase === 'uploading' && state.transfer.step === 'creating');
    await settled();
    page.composer.dispatch({ type: 'reset' });
    await settled();
    return page;
  }

  /** Lets TikTok be asked for a status, and what follows from that happen. */
  async poll(): Promise<void> {
    await settled();
    this.clock.advance(2000);
    await settled();
  }

  /** The steps at which posts are written down. */
  get steps(): readonly string[] {
    const posts = [...this.records].filter(([key]) => key.startsWith('post:'));
    return posts.map(([, value]) => (value as { saved: { step: string } }).saved.step);
  }
}

/** Fills the form in with a photo from the device, and posts it. */
function click({ composer }: Open): void {
  const file = new File([new Uint8Array(3000).fill(1)], 'harbor.jpg', { type: 'image/jpeg' });
  composer.dispatch({ type: 'files-chosen', files: [file], how: 'replace' });
  const media = photos(1, { photos: [{ ...photo('photo-1'), source: { origin: 'file', id: 'photo-1' } }] });
  const run = composer.getState().page.runs.import ?? -1;
  composer.dispatch({ type: 'media-imported', run, media, files: { 'photo-1': file } });
  composer.dispatch({ type: 'draft-edited', edit: { field: 'privacy', value: 'PUBLIC_TO_EVERYONE' } });
  const confirmed = consentTo(composer.getState(), { locale: 'en' });
  assert.ok(confirmed, 'the draft can be posted');
  composer.dispatch(confirmed);
}

const earlierOf = ({ composer }: Open): readonly string[] => composer.getView().earlier.map(({ state }) => state);

describe('a post that a reset has put aside', () => {
  const outcomes: readonly (readonly [what: string, created: Answer, status: Answer, shown: string])[] = [
    ['was posted', { publish_id: 'p1' }, DONE, 'published'],
    ['TikTok has refused later', { publish_id: 'p1' }, statusData('FAILED', { fail_reason: 'internal' }), 'failed'],
    ['was not taken', refuse('privacy_level_option_mismatch'), DONE, 'failed'],
    ['was one too many for this creator', refuse('spam_risk_too_many_posts'), DONE, 'failed'],
  ];
  for (const [what, created, status, shown] of outcomes) {
    it(`is told, put away, and neither posted nor shown again after a reload: ${what} [R1, R5]`, async () => {
      const browser = new Browser();
      browser.status = status;
      const page = await browser.putAside();
      assert.deepEqual([earlierOf(page), browser.steps], [['running'], ['creating']]);
      browser.answer(created);
      await browser.poll();
      assert.deepEqual([earlierOf(page), postsToTell(page.composer.getState()), browser.steps], [[shown], [], []]);
      page.composer.dispatch({ type: 'earlier-dismissed', index: 0 });
      assert.deepEqual(earlierOf(page), []);
      page.leave();

      const next = browser.open();
      const phases = new Set<string>();
      next.composer.subscribe(({ now }) => phases.add(now.phase));
      await browser.poll();
      assert.deepEqual([[...phases], browser.created], [['editing'], 1]);
    });
  }

  it('is followed on after a reload, and not asked for again [R1, R5]', async () => {
    const browser = new Browser();
    const page = await browser.putAside();
    browser.answer({ publish_id: 'p1' });
    await browser.poll();
    assert.deepEqual(browser.steps, ['processing']);
    page.leave();
    const next = browser.open();
    await browser.poll();
    assert.deepEqual([next.composer.getState().phase, browser.created], ['processing', 1]);
  });

  it('is remembered once it is posted: the same file takes a second click [R2, R5]', async () => {
    const browser = new Browser();
    browser.status = DONE;
    const page = await browser.putAside();
    browser.answer({ publish_id: 'p1' });
    await browser.poll();
    click(page);
    await settled();
    const state = page.composer.getState();
    assert.deepEqual([state.phase === 'editing' && state.notice, browser.created], ['twin-posted', 1]);
  });

  it('is told and can be put away when the same file is on its way already [R2, R5]', async () => {
    const browser = new Browser();
    const page = await browser.putAside();
    page.composer.subscribe(({ now }) => {
      if (now.phase === 'uploading' && now.transfer.step === 'creating') page.composer.dispatch({ type: 'reset' });
    });
    click(page);
    await settled();
    assert.deepEqual([earlierOf(page), browser.created], [['running', 'failed'], 1]);
    assert.equal(browser.steps.length, 1, 'only the first is to be looked for again');
    page.composer.dispatch({ type: 'earlier-dismissed', index: 1 });
    assert.deepEqual(earlierOf(page), ['running']);
  });

  it('is not found again by its own page, when the host takes the adapter away and gives it again [R5, R10]', async () => {
    const browser = new Browser();
    const { composer } = await browser.putAside();
    const { adapter } = composer.getState().page;
    composer.dispatch({ type: 'adapter-changed', adapter: undefined });
    composer.dispatch({ type: 'adapter-changed', adapter });
    await settled();
    assert.deepEqual([composer.getState().phase, browser.created], ['editing', 1]);
  });

  const stopped: readonly (readonly [what: string, before: StateIn<'uploading' | 'processing'>])[] = [
    ['while its page was away', states.processing({ page: states.page({ presence: 'away' }) })],
    [
      'while its last bytes were in doubt and paused',
      states.uploading(states.sending({ step: 'in-doubt', flow: { kind: 'paused', by: 'user' } })),
    ],
  ];
  for (const [what, before] of stopped) {
    it(`is followed on, and nothing more of it is sent: ${what} [R5]`, () => {
      const [{ page }, effects] = transition(before, { type: 'reset' });
      const run = effects.find(({ type }) => type === 'follow-post')?.run;
      assert.ok(run !== undefined && !effects.some(({ type }) => type === 'send-video'));
      assert.deepEqual(
        page.earlier.map(({ phase, page: { runs } }) => [phase, runs]),
        [['processing', { post: run }]],
      );
    });
  }

  const doubts: readonly (readonly [what: string, before: StateIn<'uploading' | 'processing'>, forgotten: number])[] = [
    ['is kept while TikTok can still tell of it', states.processing(), 0],
    [
      'is forgotten where nothing can tell of it',
      states.uploading(states.creating(), completeDraft({ media: photos(1) })),
      1,
    ],
  ];
  for (const [what, before, forgotten] of doubts) {
    it(`${what}, when its outcome is in doubt [R5, R15]`, () => {
      const running = { ...before, page: states.page({ runs: { post: 1 }, lastRun: 1 }) };
      const [reset] = transition(running, { type: 'reset' });
      const failure: Failure = { kind: 'unknown', error: new ShareError('unknown_outcome') };
      const event: ComposerEvent = { type: 'post-failed', run: 1, failure };
      const [, effects] = transition(reset, event);
      assert.equal(effects.filter(({ type }) => type === 'forget-post').length, forgotten);
    });
  }
});
