import type { ComposerEvent } from '../events.js';
import { connect } from './account/connect.js';
import { loadCreator } from './account/load-creator.js';
import type { Effect, EffectContext } from './effect.js';
import { convertVideo } from './fix/convert-video.js';
import { planVideo } from './fix/plan-video.js';
import { followLink, followPost } from './follow/follow-post.js';
import { importFiles } from './import/import-files.js';
import { readStrip } from './import/read-strip.js';
import { forgetPost, recallPost, recognizeFile, savePost } from './journal/effects.js';
import { awaitAbsence, awaitDeadline } from './page/awaits.js';
import { preview } from './page/preview.js';
import { createPost } from './publish/create-post.js';
import { sendVideo } from './publish/send-video.js';
import { stagePhotos } from './publish/stage-photos.js';
import { cancelPost, withdrawPost } from './publish/withdraw-post.js';

/** Does one effect. The media library, which reads files, is loaded when the first file is chosen. */
export function perform(effect: Effect, context: EffectContext): AsyncIterable<ComposerEvent> {
  switch (effect.type) {
    case 'load-creator':
      return loadCreator(effect, context);
    case 'connect':
      return connect(effect, context);
    case 'import':
      return importFiles(effect, context);
    case 'read-strip':
      return readStrip(effect, context);
    case 'plan-video':
      return planVideo(effect, context);
    case 'convert-video':
      return convertVideo(effect, context);
    case 'preview':
      return preview(effect, context);
    case 'stage-photos':
      return stagePhotos(effect, context);
    case 'create-post':
      return createPost(effect, context);
    case 'send-video':
      return sendVideo(effect, context);
    case 'await-deadline':
      return awaitDeadline(effect, context);
    case 'follow-post':
      return followPost(effect, context);
    case 'follow-link':
      return followLink(effect, context);
    case 'withdraw-post':
      return withdrawPost(effect, context);
    case 'cancel-post':
      return cancelPost(effect, context);
    case 'await-absence':
      return awaitAbsence(effect, context);
    case 'recall-post':
      return recallPost(effect, context);
    case 'recognize-file':
      return recognizeFile(effect, context);
    case 'save-post':
      return savePost(effect, context);
    case 'forget-post':
      return forgetPost(effect, context);
    default:
      return effect satisfies never;
  }
}
