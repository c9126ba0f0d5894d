import type { ComposerEvent } from '../events.js';
import { connect } from './account/connect.js';
import { loadCreator } from './account/load-creator.js';
import type { Effect, EffectContext } from './effect.js';
import { followLink, followPost } from './follow/follow-post.js';
import { forgetPost, recallPost, recognizeFile, savePost } from './journal/effects.js';
import { awaitAbsence, awaitDeadline } from './page/awaits.js';
import { preview } from './page/preview.js';
import { createPost } from './publish/create-post.js';
import { sendVideo } from './publish/send-video.js';
import { stagePhotos } from './publish/stage-photos.js';
import { withdrawPost } from './publish/withdraw-post.js';

/** Does one effect. What reads files is loaded when the first file is chosen. */
export function perform(effect: Effect, context: EffectContext): AsyncIterable<ComposerEvent> {
  switch (effect.type) {
    case 'load-creator':
      return loadCreator(effect, context);
    case 'connect':
      return connect(effect, context);
    case 'import':
      return loaded(effect.run, import('./import/import-files.js'), ({ importFiles }) => importFiles(effect, context));
    case 'read-strip':
      return loaded(effect.run, import('./import/read-strip.js'), ({ readStrip }) => readStrip(effect, context));
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

/** A part of the page that does not load is reported as just that: the user's files are not to blame for it. */
async function* loaded<Part>(
  run: number,
  loading: Promise<Part>,
  start: (part: Part) => AsyncIterable<ComposerEvent>,
): AsyncGenerator<ComposerEvent, void, undefined> {
  const part = await loading.catch(() => undefined);
  if (part === undefined) yield { type: 'part-not-loaded', run };
  else yield* start(part);
}
