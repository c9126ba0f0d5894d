import type { GuardedAdapter } from '../adapter/guard.js';
import { canonicalDraft } from '../domain/canonical-draft.js';
import { EMPTY_DRAFT } from '../domain/draft.js';
import type { Draft } from '../domain/draft.js';
import type { ComposerState, Page, Setup } from './state.js';

const SETUP: Setup = {
  settings: { mode: 'direct', unaudited: false, accept: 'any' },
  mediaLocked: false,
  title: '',
  description: '',
  media: undefined,
  forgetDraft: false,
};

/** Stands for every record that is still empty: states are frozen, so all can share it. */
const NONE = {};

/** A page of which nothing is known yet. */
export function initialPage(overrides: Partial<Page> = {}): Page {
  return {
    setup: SETUP,
    adapter: undefined,
    presence: 'away',
    runs: NONE,
    lastRun: 0,
    files: NONE,
    originals: NONE,
    previews: NONE,
    unplayable: [],
    strip: undefined,
    fix: undefined,
    crops: NONE,
    earlier: [],
    elsewhere: [],
    switchedElsewhere: false,
    draftSoughtFor: undefined,
    ...overrides,
  };
}

export function initialState(setup: Partial<Setup> = {}, adapter?: GuardedAdapter): ComposerState {
  const page = initialPage({ setup: { ...SETUP, ...setup }, adapter });
  const importState = { kind: 'idle' } as const;
  return { phase: 'loading', creator: undefined, draft: presetDraft(page.setup), importState, page };
}

/** The draft to begin with; its media is imported. */
export function presetDraft({ title, description }: Pick<Setup, 'title' | 'description'>): Draft {
  return canonicalDraft({ ...EMPTY_DRAFT, title, description });
}
