import type { Draft } from '../../../src/domain/draft.js';
import { draftOf } from '../../../src/composer/state.js';
import type { ComposerState, Phase } from '../../../src/composer/state.js';
import { completeDraft, consent } from '../../../src/testing/builders.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { showState, whenState } from '../../../stories/support/stage.js';
import * as states from '../../../src/testing/states.js';
import { fixtureFile, inPhase, openPage } from '../element/page.js';
import type { TestPage } from '../element/page.js';

/** The element with a creator's form on it, nothing chosen. */
export async function openForm(): Promise<TestPage> {
  const page = openPage();
  (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
  await inPhase(page.element, 'editing');
  return page;
}

/** The same with a real video in the preview. */
export async function openFormWithVideo(): Promise<TestPage> {
  const page = await openForm();
  page.element.media = await fixtureFile('clip.mp4');
  await whenState(page.element, (state) => draftOf(state).media !== undefined);
  await page.element.updateComplete;
  await videoShown(page);
  return page;
}

async function videoShown({ root }: TestPage): Promise<void> {
  const video = root.querySelector('video');
  if (!video || video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return;
  await new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
}

/** How each phase comes after a form with this draft. */
const STATES: Readonly<Record<Phase, (draft: Draft) => ComposerState>> = {
  loading: (draft) => states.loading({ draft }),
  disconnected: (draft) => states.disconnected({ draft }),
  blocked: (draft) => states.blocked('spam_risk_too_many_posts', { draft }),
  interrupted: (draft) => {
    const { saved } = states.interrupted();
    return states.interrupted({ saved: { ...saved, consent: consent({ draft }) } });
  },
  editing: (draft) => states.editing({ draft }),
  uploading: (draft) => states.uploading(states.sending(), draft),
  processing: (draft) => states.processing({ post: states.post({ consent: consent({ draft }) }) }),
  published: (draft) => states.published(undefined, draft),
  failed: (draft) => states.failed(undefined, { draft }),
};

/** Every phase. */
export const PHASES = Object.keys(STATES) as readonly Phase[]; // The keys of a record of phases are phases.

/** A state of this phase, complete, with the media that is on the page; where none is, with a video without a picture. */
export function stateIn(phase: Phase, now: ComposerState): ComposerState {
  const { media } = draftOf(now);
  return STATES[phase](completeDraft(media && { media }));
}

/** The real element in a phase: new on the page while it loads, else with a real video and a complete post. */
export async function openIn(phase: Phase): Promise<TestPage> {
  if (phase === 'loading') {
    const page = openPage();
    await page.element.updateComplete;
    return page;
  }
  const page = await openFormWithVideo();
  showState(page.element, (now) => stateIn(phase, now));
  await inPhase(page.element, phase);
  await videoShown(page);
  return page;
}
