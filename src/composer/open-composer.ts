import { applyFieldEdit, isMediaEdit } from './draft-edit.js';
import { loadCreator } from './effects/account/load-creator.js';
import type { ComposerEvent } from './events.js';
import { initialState } from './initial-state.js';
import type { Machine } from './machine.js';
import { openingView } from './opening-view.js';
import { adapterSet, creatorLoaded, edited, filesTaken, shown, withSetup } from './phases/opening.js';
import { runComposer } from './run-composer.js';
import type { Composer } from './run-composer.js';
import { isCurrent, stay } from './runs.js';
import type { Transition } from './runs.js';
import { withSavedDraft } from './saved-draft.js';
import type { ComposerState } from './state.js';
import { withTabs } from './tabs.js';

/**
 * The part of the machine that opens a form, for a page whose other parts are still loading: an empty draft, text, choices. It
 * knows only what leads to no media and to no post, and does with that just what the whole does.
 */
function openingMachine(whole: Promise<Machine>): Machine {
  return {
    transition(state, event) {
      const moved = opened(state, event);
      return moved && withTabs(state, withSavedDraft(state, moved));
    },
    viewOf: openingView,
    async *perform(effect, signal) {
      if (effect.type === 'load-creator') {
        for await (const event of loadCreator(effect, { signal })) {
          const isLost = event.type === 'creator-failed' && event.error.code === 'network';
          // While the whole is still loading, as the race tells, a lost reply is no failure yet: the whole asks again, and can wait for the line.
          if (!isLost || (await Promise.race([whole, undefined]))) return yield event;
        }
      }
      const { perform } = await whole;
      if (!signal.aborted) yield* perform(effect, signal);
    },
  };
}

/** A composer of a page that loads the whole machine while its form is being filled in. */
export function openComposer(whole: Promise<Machine>): Composer {
  return runComposer([initialState(), []], openingMachine(whole), whole);
}

function opened(state: ComposerState, event: ComposerEvent): Transition | undefined {
  if (state.phase !== 'loading' && state.phase !== 'editing') return undefined;
  switch (event.type) {
    case 'page-shown':
      return state.page.presence === 'here' ? stay(state) : shown(state);
    case 'setup-changed':
      return event.setup.media ? undefined : stay(withSetup(state, event.setup));
    case 'adapter-changed':
      return event.adapter && adapterSet(state, event.adapter);
    case 'creator-loaded':
      return isCurrent(state.page, event.run) ? creatorLoaded(state, event.creator) : stay(state);
    case 'draft-edited':
      if (isMediaEdit(event.edit)) return undefined;
      return stay(state.phase === 'editing' ? edited(state, applyFieldEdit(state.draft, event.edit)) : state);
    case 'files-chosen':
      // To files that are on their way, others may come.
      if (state.importState.kind !== 'idle') return undefined;
      return state.phase === 'editing' ? filesTaken(state, event.files, event.how) : stay(state);
    default:
      return undefined;
  }
}
