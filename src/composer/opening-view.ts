import { evaluateForm } from '../domain/rules/form-rules.js';
import type { Facts } from '../domain/rules/rule.js';
import { formView } from './form-view.js';
import type { FormView, Judged } from './form-view.js';
import { savedDraftOf } from './saved-draft.js';
import type { ComposerState } from './state.js';
import type { ComposerView } from './view.js';

/** What a page shows until its form is filled in: no media, no post, and nothing heard of other tabs. */
export function openingView(state: ComposerState): ComposerView {
  const judge = (facts: Facts): Judged => ({
    violations: evaluateForm(facts),
    aiSaid: undefined,
    rateDoubt: undefined,
  });
  return viewOfForm(state, formView(state, judge));
}

/** A page with nothing on it but its form. */
export function viewOfForm(state: ComposerState, form: FormView): ComposerView {
  const { phase, page } = state;
  const canConnect = page.adapter?.can.connect ?? false;
  return {
    phase,
    form,
    panel: undefined,
    previews: {},
    cover: undefined,
    fix: undefined,
    crops: [],
    earlier: [],
    elsewhere: { posts: [], switched: false, keepsAccount: false },
    canConnect,
    canSwitch: canConnect && (phase === 'loading' || phase === 'editing' || phase === 'blocked'),
    // Until the journal has answered for the first time it may still be loading, and a page that is left now would end before it can write.
    keepOpen: page.keepsNothing
      ? savedDraftOf(state) !== undefined
      : page.runs.draft !== undefined && page.runs.recall !== undefined,
    site: page.adapter?.site(),
  };
}
