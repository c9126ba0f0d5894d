import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer, wholeMachine } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import type { Effect } from '../../../src/composer/effects/effect.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { initialPage } from '../../../src/composer/initial-state.js';
import type { Machine } from '../../../src/composer/machine.js';
import { openComposer } from '../../../src/composer/open-composer.js';
import { creator } from '../../../src/testing/builders.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { whenState } from '../../../src/testing/when-state.js';

const never = (): Promise<never> => new Promise(() => {});
const away = { loadJournal: never, loadTabs: never, loadFilesPart: never };
const adapters = ['a', 'b'].map((id) => guard(Object.assign(new FakeAdapter(), { id }), new ManualClock()));
const { setup } = initialPage();
const file = new File(['bytes'], 'harbor.mp4', { type: 'video/mp4' });

/** What can happen to a page before it has media; some of it depends on the run that is current. */
const EVENTS: readonly ((composer: Composer) => ComposerEvent)[] = [
  () => ({ type: 'page-shown' }),
  () => ({ type: 'adapter-changed', adapter: adapters[0] }),
  () => ({ type: 'adapter-changed', adapter: adapters[1] }),
  () => ({ type: 'setup-changed', setup: { ...setup, title: 'From the site' } }),
  () => ({
    type: 'setup-changed',
    setup: { ...setup, forgetDraft: true, settings: { mode: 'inbox', unaudited: true, accept: 'photo' } },
  }),
  (composer) => ({ type: 'creator-loaded', run: composer.getState().page.runs.account ?? 0, creator: creator() }),
  (composer) => ({
    type: 'creator-loaded',
    run: composer.getState().page.runs.account ?? 0,
    creator: creator({ username: 'another', privacyLevels: ['SELF_ONLY'] }),
  }),
  () => ({ type: 'draft-edited', edit: { field: 'title', value: 'Harbor' } }),
  () => ({ type: 'draft-edited', edit: { field: 'privacy', value: 'PUBLIC_TO_EVERYONE' } }),
  () => ({ type: 'draft-edited', edit: { field: 'disclosure', value: true } }),
  () => ({ type: 'files-chosen', files: [file], how: 'either' }),
];

const START = [0, 1, 5];
/** Files that come to others wait for the whole machine, so there is one choice in a sequence. */
const FILES = EVENTS.length - 1;

/** Each sequence of so many of these events, behind a page that is shown and one that is not. */
function* sequences(length: number): Generator<readonly number[]> {
  if (length === 0) return yield* [[], START];
  for (const before of sequences(length - 1))
    for (const index of EVENTS.keys()) if (index !== FILES || !before.includes(FILES)) yield [...before, index];
}

/** A promise that is resolved from outside. */
function later<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

/** A form that can be filled in, in front of a machine that has not come yet. */
function opened(whole: Promise<Machine>): Composer {
  const composer = openComposer(whole);
  for (const index of START) composer.dispatch(EVENTS[index]?.(composer) ?? { type: 'reset' });
  assert.equal(composer.getState().phase, 'editing');
  return composer;
}

describe('a composer whose form opens before its whole machine has loaded', () => {
  it('is in the state of one with the whole machine, and shows the same, after every sequence of three events', () => {
    for (const sequence of sequences(3)) {
      const [part, whole] = [openComposer(never()), createComposer(away)];
      for (const index of sequence)
        for (const each of [part, whole]) each.dispatch(EVENTS[index]?.(each) ?? { type: 'reset' });
      assert.deepEqual(part.getState(), whole.getState(), sequence.join());
      assert.deepEqual(part.getView(), whole.getView(), sequence.join());
    }
  });

  it('asks before the page is left once something was typed, which nothing can keep yet [R6]', () => {
    const composer = opened(never());
    assert.equal(composer.getView().keepOpen, false);
    composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Harbor' } });
    assert.equal(composer.getView().keepOpen, true);
  });

  it('asks before the page is left once files were chosen, which nothing can keep yet [R6]', () => {
    const composer = opened(never());
    const asked: boolean[] = [];
    composer.subscribe(() => asked.push(composer.getView().keepOpen));
    composer.dispatch({ type: 'files-chosen', files: [file], how: 'either' });
    assert.deepEqual(asked, [true]);
  });

  it('takes edits at once while media of the host wait, and then these, and what came after them in its order', async () => {
    const { promise, resolve } = later<Machine>();
    const composer = opened(promise);
    const seen: string[] = [];
    composer.subscribe(({ event }) => seen.push(event.type));
    const preset = { ...setup, media: { files: [file] } };
    composer.dispatch({ type: 'setup-changed', setup: preset });
    composer.dispatch({ type: 'setup-changed', setup: { ...preset, description: 'From the site' } });
    composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Harbor' } });
    assert.deepEqual(seen, ['draft-edited']);
    assert.equal(composer.getView().form.draft.title, 'Harbor');
    resolve(wholeMachine(away));
    await promise;
    assert.deepEqual(seen, ['draft-edited', 'setup-changed', 'setup-changed']);
    const { importState, draft } = composer.getView().form;
    assert.equal(importState.kind, 'reading');
    assert.deepEqual([draft.title, draft.description], ['Harbor', 'From the site']);
  });

  it('lets files come to those that are on their way once the machine is there', async () => {
    const { promise, resolve } = later<Machine>();
    const composer = opened(promise);
    const others = ['1.jpg', '2.jpg'].map((name) => new File(['photo'], name));
    for (const each of others) composer.dispatch({ type: 'files-chosen', files: [each], how: 'either' });
    resolve(wholeMachine(away));
    await promise;
    const { importState } = composer.getView().form;
    const request = importState.kind === 'reading' ? importState.request : undefined;
    assert.deepEqual(request?.kind === 'files' && request.files, others);
  });

  /** A page whose first question for the creator is out. */
  async function asking(whole: Promise<Machine>) {
    const adapter = new FakeAdapter();
    const composer = openComposer(whole);
    composer.dispatch({ type: 'page-shown' });
    composer.dispatch({ type: 'adapter-changed', adapter: guard(adapter, new ManualClock()) });
    return { adapter, composer, first: await adapter.nextCall('getCreatorInfo') };
  }

  it('asks for the creator again once the machine is there, if the line was down before', async () => {
    const { promise, resolve } = later<Machine>();
    const { adapter, composer, first } = await asking(promise);
    first.rejectWith({ code: 'network' });
    await new Promise(setImmediate);
    resolve(wholeMachine(away));
    (await adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
    await whenState(composer, ({ phase }) => phase === 'editing');
  });

  for (const [when, code] of [
    ['before', 'internal_error'],
    ['after', 'network'],
  ] as const) {
    it(`does not ask for the creator again after ${code} ${when} the machine is there`, async () => {
      const { promise, resolve } = later<Machine>();
      const { adapter, composer, first } = await asking(promise);
      if (when === 'after') resolve(wholeMachine(away));
      await new Promise(setImmediate);
      first.rejectWith({ code });
      await new Promise(setImmediate);
      resolve(wholeMachine(away));
      await whenState(composer, ({ phase }) => phase === 'failed');
      assert.equal(adapter.count('getCreatorInfo'), 1);
    });
  }

  it('does what was begun before once the machine is there, but for what another run has replaced', async () => {
    const { promise, resolve } = later<Machine>();
    const composer = opened(promise);
    for (const value of ['H', 'Ha']) composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value } });
    for (const how of ['either', 'replace'] as const) composer.dispatch({ type: 'files-chosen', files: [file], how });
    const performed: Effect[] = [];
    const machine = wholeMachine(away);
    resolve({
      ...machine,
      async *perform(effect) {
        performed.push(effect);
        yield* [];
      },
    });
    await promise;
    await new Promise(setImmediate);
    assert.deepEqual(performed.map(({ type }) => type).sort(), ['hear-tabs', 'import', 'recall-post', 'save-draft']);
    const [saved] = performed.filter((effect) => effect.type === 'save-draft');
    assert.equal(saved?.saved.title, 'Ha');
    assert.deepEqual(Object.values(saved.files), [file]);
  });
});
