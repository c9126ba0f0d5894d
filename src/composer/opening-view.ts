import { formView } from './form-view.js';
import type { ComposerState } from './state.js';
import type { ComposerView } from './view.js';

/** What a page shows until its form is filled in: no media, no post, and nothing heard of other tabs. */
export function openingView(state: ComposerState): ComposerView {
  const { phase, page } = state;
  const canConnect = page.adapter?.can.connect ?? false;
  return {
    phase,
    form: formView(state),
    panel: undefined,
    previews: {},
    cover: undefined,
    fix: undefined,
    crops: [],
    earlier: [],
    elsewhere: { posts: [], switched: false, keepsAccount: false },
    canConnect,
    canSwitch: canConnect && (phase === 'loading' || phase === 'editing' || phase === 'blocked'),
    keepOpen: false,
    site: page.adapter?.site(),
  };
}
