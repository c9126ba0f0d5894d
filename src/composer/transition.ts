import type { ComposerEvent, RunEvent } from './events.js';
import {
  adapterChanged,
  connected,
  connectFailed,
  connectRequested,
  creatorFailed,
  editRequested,
} from './phases/account.js';
import { cropCanceled, cropMoved, cropOpened, croppedBy, cropReported, cropRequested } from './phases/cropping.js';
import { draftEdited, noticed, publishConfirmed, setupChanged } from './phases/editing.js';
import { draftRecalled, filesFound, filesRequested, pageCovered } from './phases/drafting.js';
import { postFailed } from './phases/ending.js';
import { fixBroke, fixCanceled, fixReported, fixRequested, trimMoved } from './phases/fixing.js';
import { cancelRefused, linkAbandoned, statusReceived } from './phases/following.js';
import { filesChosen, importNotLoaded, importReported, importRetried, offersAnswered } from './phases/importing.js';
import {
  continueRequested,
  discardRequested,
  filesCompared,
  postRecalled,
  savedExpired,
  savedFilesChosen,
} from './phases/interrupted.js';
import { accountSwitched, tabHeard, tabJoined, tabsChecked } from './phases/elsewhere.js';
import { creatorLoaded, load, seekDraft } from './phases/opening.js';
import { absenceNoticed, asEarlier, pageHidden, pageShown, reset } from './phases/presence.js';
import {
  cancelRequested,
  pauseRequested,
  resumeRequested,
  transferReported,
  uploadExpired,
} from './phases/uploading.js';
import { withResources } from './resources.js';
import { end, isCurrent, stay, withPage } from './runs.js';
import type { Transition } from './runs.js';
import { withSavedDraft } from './saved-draft.js';
import { withJournal } from './saved-post.js';
import { withTabs } from './tabs.js';
import type { ComposerState, EarlierPost } from './state.js';

/**
 * Moves the composer from one state to the next. An event that has no meaning in a state leaves it as it is, and so does
 * an event of a run that is no longer current.
 */
export function transition(state: ComposerState, event: ComposerEvent): Transition {
  const moved = 'run' in event ? runReported(state, event) : happened(state, event);
  if (isFieldAlone(state, moved[0])) return withSavedDraft(state, moved);
  const kept = withJournal(state, withResources(moved));
  // A post that comes back is not made of the draft that stands here, so it does not take that along.
  return withTabs(state, event.type === 'post-recalled' ? kept : withSavedDraft(state, kept));
}

/** Whether a field of the draft is all that has changed: no file, no post, and nothing that other tabs hear of follows from a key. */
function isFieldAlone(before: ComposerState, now: ComposerState): boolean {
  return (
    before.page === now.page &&
    before.phase === 'editing' &&
    now.phase === 'editing' &&
    before.draft.media === now.draft.media &&
    before.importState === now.importState
  );
}

function happened(state: ComposerState, event: Exclude<ComposerEvent, RunEvent>): Transition {
  switch (event.type) {
    case 'draft-edited':
      return draftEdited(state, event.edit);
    case 'files-chosen':
      return filesChosen(state, event.files, event.how);
    case 'offers-answered':
      return offersAnswered(state, event.accepted);
    case 'import-retried':
      return importRetried(state);
    case 'files-requested':
      return filesRequested(state);
    case 'fix-requested':
      return fixRequested(state);
    case 'fix-canceled':
      return fixCanceled(state);
    case 'trim-moved':
      return trimMoved(state, event.handle, event.milliseconds);
    case 'crop-opened':
      return cropOpened(state, event.id);
    case 'crop-moved':
      return cropMoved(state, event.id, event.place);
    case 'crop-requested':
      return cropRequested(state, event.id);
    case 'crop-canceled':
      return cropCanceled(state, event.id);
    case 'media-unplayable': {
      const { unplayable } = state.page;
      return stay(unplayable.includes(event.key) ? state : withPage(state, { unplayable: [...unplayable, event.key] }));
    }
    case 'publish-confirmed':
      return publishConfirmed(state, event.consent, event.key);
    case 'consent-voided':
      return noticed(state, 'consent-voided');
    case 'click-refused':
      return noticed(state, 'page-obscured');
    case 'connect-requested':
      return connectRequested(state);
    case 'creator-requested':
      return 'draft' in state && state.page.adapter ? load(state) : stay(state);
    case 'pause-requested':
      return pauseRequested(state);
    case 'resume-requested':
      return resumeRequested(state);
    case 'cancel-requested':
      return cancelRequested(state);
    case 'edit-requested':
      return editRequested(state);
    case 'earlier-dismissed':
      return stay(withPage(state, { earlier: state.page.earlier.filter((_, index) => index !== event.index) }));
    case 'continue-requested':
      return continueRequested(state);
    case 'discard-requested':
      return discardRequested(state);
    case 'saved-files-chosen':
      return savedFilesChosen(state, event.files);
    case 'setup-changed':
      return setupChanged(state, event.setup);
    case 'adapter-changed':
      return adapterChanged(state, event.adapter);
    case 'reset':
      return reset(state);
    case 'page-shown':
      return pageShown(state);
    case 'page-hidden':
      return pageHidden(state);
    case 'page-covered':
      return pageCovered(state);
    default:
      return event satisfies never;
  }
}

/** Hands an event to the page, or to the earlier post, whose run it is. */
function runReported(state: ComposerState, event: RunEvent): Transition {
  if (isCurrent(state.page, event.run)) return reported(state, event);
  const { earlier, lastRun } = state.page;
  const index = earlier.findIndex(({ page }) => isCurrent(page, event.run));
  const before = earlier[index];
  if (!before) return stay(state);
  const [after, effects] = reported(withPage(before, { lastRun }), event);
  const next: EarlierPost = asEarlier(after) ?? before;
  return [withPage(state, { earlier: earlier.with(index, next), lastRun: after.page.lastRun }), effects];
}

function reported(state: ComposerState, event: RunEvent): Transition {
  switch (event.type) {
    case 'creator-loaded':
      return creatorLoaded(state, event.creator);
    case 'creator-failed':
      return creatorFailed(state, event.error);
    case 'back-online':
      return state.phase === 'failed' ? load(state) : stay(state);
    case 'connected':
      return connected(state);
    case 'connect-failed':
      return connectFailed(state, event.error);
    case 'media-imported':
    case 'photos-offered':
    case 'import-refused':
    case 'import-emptied':
      return importReported(state, event);
    case 'files-found':
      return filesFound(state, event.files);
    case 'fix-planned':
    case 'fix-progressed':
    case 'fix-made':
    case 'fix-refused':
      return fixReported(state, event);
    case 'photo-cropped':
    case 'crop-refused':
      return cropReported(state, event);
    case 'preview-made':
      return stay(withPage(state, { previews: { ...state.page.previews, [event.id]: event.url } }));
    case 'strip-changed': {
      const { strip } = state.page;
      return stay(strip ? withPage(state, { strip: { ...strip, frames: event.frames } }) : state);
    }
    case 'photo-progressed':
    case 'photo-failed':
    case 'photo-staged':
    case 'photos-staged':
    case 'twin-found':
    case 'post-created':
    case 'bytes-sent':
    case 'chunk-confirmed':
    case 'bytes-doubted':
    case 'transfer-retrying':
    case 'transfer-offline':
    case 'transfer-troubled':
    case 'transfer-running':
    case 'transfer-completed':
      return transferReported(state, event);
    case 'post-failed':
      return postFailed(state, event.failure);
    case 'upload-expired':
      return state.phase === 'interrupted' ? savedExpired(state) : uploadExpired(state);
    case 'status-received':
      return statusReceived(state, event.status);
    case 'status-delayed':
      return state.phase === 'processing' ? [{ ...state, delay: event.delay }, []] : stay(state);
    case 'cancel-refused':
      return cancelRefused(state);
    case 'link-abandoned':
      return linkAbandoned(state);
    case 'absence-noticed':
      return absenceNoticed(state);
    case 'tab-joined':
      return tabJoined(state);
    case 'tab-heard':
      return tabHeard(state, event.tab, event.posts);
    case 'account-switched':
      return accountSwitched(state);
    case 'tabs-checked':
      return tabsChecked(state, event.gone);
    case 'post-recalled':
      // It goes on behind the page already.
      return state.page.earlier.some((post) => 'post' in post && post.post.key === event.saved.key)
        ? seekDraft(end(state, 'recall'))
        : postRecalled(state, event);
    case 'draft-recalled':
      return draftRecalled(state, event.draft, event.files, event.canOpen);
    case 'draft-saved':
      return stay(withPage(end(state, 'draft'), { keepsNothing: !event.isKept }));
    case 'nothing-recalled':
      return seekDraft(end(state, 'recall'));
    case 'files-recognized':
      return filesCompared(state, event.files);
    case 'part-not-loaded': {
      const { run } = event;
      if (run === state.page.runs.fix) return fixBroke(state, 'not_loaded');
      const id = croppedBy(state.page, run);
      return id === undefined
        ? importNotLoaded(state, run)
        : cropReported(state, { type: 'crop-refused', run, id, reason: 'not_loaded' });
    }
    case 'run-failed':
      return event.run === state.page.runs.post
        ? postFailed(state, { kind: 'unknown', error: event.error })
        : stay(state);
    default:
      return event satisfies never;
  }
}
