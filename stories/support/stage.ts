import { createComposer } from '../../src/composer/composer.js';
import type { Change, Composer } from '../../src/composer/composer.js';
import type { DraftEdit } from '../../src/composer/draft-edit.js';
import type { Journal } from '../../src/journal/journal.js';
import type { ComposerState } from '../../src/composer/state.js';
import { ShareToTikTokElement } from '../../src/share-to-tiktok.element.js';
import { whenState as whenComposer } from '../../src/testing/when-state.js';
import { FORGETFUL_JOURNAL } from './forgetful-journal.js';

/** A composer that can be exchanged for one in another state: an element that shows it stays the same. */
interface Stage extends Composer {
  show(next: (now: ComposerState) => ComposerState): void;
}

const loadJournal = async (): Promise<Journal> => FORGETFUL_JOURNAL;

function createStage(): Stage {
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change): void => listeners.forEach((listener) => listener(change));
  let composer = createComposer({ loadJournal });
  let stop = composer.subscribe(tell);
  return {
    getState: () => composer.getState(),
    getView: () => composer.getView(),
    dispatch: (event) => composer.dispatch(event),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(next) {
      const before = composer.getState();
      const state = next(before);
      if (state === before) return;
      stop();
      // What runs for the state before ends with it, and its files and their URLs are those of the next.
      const { files, previews, unplayable, setup } = before.page;
      const adapter = before.page.adapter ?? state.page.adapter;
      const page = { ...state.page, adapter, files, unplayable, setup, runs: {} };
      composer.dispatch({ type: 'reset' });
      composer = createComposer({ loadJournal, initialState: { ...state, page: { ...page, previews } } });
      stop = composer.subscribe(tell);
      tell({ before, now: composer.getState(), event: { type: 'page-shown' } });
    },
  };
}

const stages = new WeakMap<Element, Stage>();

/** The real element, with a composer that a story or a test can look into and exchange. */
class StagedElement extends ShareToTikTokElement {
  constructor() {
    const stage = createStage();
    super(stage);
    stages.set(this, stage);
  }
}

if (!customElements.get('share-to-tiktok')) customElements.define('share-to-tiktok', StagedElement);

function stageOf(element: Element): Stage {
  const stage = stages.get(element);
  if (!stage) throw new Error('This element was not made for the stage.');
  return stage;
}

/** Shows a state that a story or a test cannot come to by itself, such as `uploading`, which begins with a person's click. */
export function showState(element: Element, next: (now: ComposerState) => ComposerState): void {
  stageOf(element).show(next);
}

/** Makes a choice that TikTok wants made by hand; the events of a story are a script's, which choose nothing. */
export async function chooseFor(element: ShareToTikTokElement, edit: DraftEdit): Promise<void> {
  stageOf(element).dispatch({ type: 'draft-edited', edit });
  await element.updateComplete;
}

export function stateOf(element: Element): ComposerState {
  return stageOf(element).getState();
}

/** Resolves with the state as soon as one fits and the page has been drawn from it. */
export async function whenState(
  element: ShareToTikTokElement,
  fits: (state: ComposerState) => boolean,
): Promise<ComposerState> {
  const state = await whenComposer(stageOf(element), fits);
  await element.updateComplete;
  return state;
}
