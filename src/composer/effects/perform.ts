import type { ComposerEvent } from '../events.js';
import { connect } from './account/connect.js';
import { loadCreator } from './account/load-creator.js';
import { ShareError } from '../../domain/errors.js';
import type { Effect, EffectContext, FilesPart, PostPart } from './effect.js';
import {
  forgetDraft,
  forgetPost,
  leaveDraft,
  openFiles,
  recallDraft,
  recallPost,
  recognizeFiles,
  saveDraft,
  savePost,
} from './journal/effects.js';
import { awaitAbsence, awaitDeadline, awaitOnline } from './page/awaits.js';
import { preview } from './page/preview.js';
import { checkTabs, hearTabs, tellTabs } from './tabs/effects.js';

/** How long a part that could not be loaded waits for the next try, in milliseconds. */
const PART_PAUSE = 5000;

/** Does one effect. What files and posts need is loaded with the first of them. */
export function perform(effect: Effect, context: EffectContext): AsyncIterable<ComposerEvent> {
  switch (effect.type) {
    case 'load-creator':
      return loadCreator(effect, context);
    case 'connect':
      return connect(effect, context);
    case 'import':
      return withFiles(effect, context, (part) => part.importFiles(effect, context));
    case 'read-strip':
      return withFiles(effect, context, (part) => part.readStrip(effect, context));
    case 'plan-video':
      return withFiles(effect, context, (part) => part.planVideo(effect, context));
    case 'convert-video':
      return withFiles(effect, context, (part) => part.convertVideo(effect, context));
    case 'crop-photo':
      return withFiles(effect, context, (part) => part.cropPhoto(effect, context));
    case 'preview':
      return preview(effect, context);
    case 'stage-photos':
      return withPost(effect, context, (part) => part.stagePhotos(effect, context));
    case 'create-post':
      return withPost(effect, context, (part) => part.createPost(effect, context));
    case 'send-video':
      return withPost(effect, context, (part) => part.sendVideo(effect, context));
    case 'await-deadline':
      return awaitDeadline(effect, context);
    case 'follow-post':
      return withPost(effect, context, (part) => part.followPost(effect, context));
    case 'follow-link':
      return withPost(effect, context, (part) => part.followLink(effect, context));
    case 'withdraw-post':
      return withPost(effect, context, (part) => part.withdrawPost(effect, context));
    case 'cancel-post':
      return withPost(effect, context, (part) => part.cancelPost(effect, context));
    case 'await-absence':
      return awaitAbsence(effect, context);
    case 'await-online':
      return awaitOnline(effect, context);
    case 'recall-post':
      return recallPost(effect, context);
    case 'recall-draft':
      return recallDraft(effect, context);
    case 'recognize-files':
      return recognizeFiles(effect, context);
    case 'open-files':
      return openFiles(effect, context);
    case 'save-draft':
      return saveDraft(effect, context);
    case 'leave-draft':
      return leaveDraft(effect, context);
    case 'forget-draft':
      return forgetDraft(effect, context);
    case 'save-post':
      return savePost(effect, context);
    case 'forget-post':
      return forgetPost(effect, context);
    case 'hear-tabs':
      return hearTabs(effect, context);
    case 'tell-tabs':
      return tellTabs(effect, context);
    case 'check-tabs':
      return checkTabs(effect, context);
    default:
      return effect satisfies never;
  }
}

/**
 * What is in a file is never thrown, so what is thrown is a part that did not load, such as one that the media library loads
 * itself. What was to be done with files then waits for the user's word to try again.
 */
async function* withFiles(
  { run }: Effect,
  { loadFilesPart, signal }: EffectContext,
  work: (part: FilesPart) => AsyncIterable<ComposerEvent>,
): AsyncGenerator<ComposerEvent, void, undefined> {
  try {
    yield* work(await loadFilesPart());
  } catch {
    signal.throwIfAborted();
    yield { type: 'part-not-loaded', run };
  }
}

/** A post whose code cannot be loaded is a post on a line that is down: nothing is lost, and it goes on by itself. */
async function* withPost(
  { run }: Effect,
  { clock, network, signal, loadPostPart }: EffectContext,
  work: (part: PostPart) => AsyncIterable<ComposerEvent>,
): AsyncGenerator<ComposerEvent, void, undefined> {
  for (;;) {
    const part = await loadPostPart().catch(() => undefined);
    if (part) return yield* work(part);
    yield network.isOnline()
      ? { type: 'transfer-troubled', run, error: new ShareError('network') }
      : { type: 'transfer-offline', run };
    await clock.sleep(PART_PAUSE, signal);
    yield { type: 'transfer-running', run };
  }
}
