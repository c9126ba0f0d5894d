/** For hosts' own tests, stories and demos: adapters that need no TikTok, a clock to move by hand, and builders. */
export { FakeAdapter } from './fake-adapter.js';
export type { FakeCall } from './fake-adapter.js';
export { createScriptedAdapter, never, refuse } from './scripted-adapter.js';
export type { AdapterScript, Answer, MadeAnswer, UploadScript } from './scripted-adapter.js';
export { ManualClock } from './manual-clock.js';
export {
  completeDraft,
  consent,
  creator,
  draft,
  photo,
  photoFacts,
  photos,
  settings,
  video,
  videoFacts,
} from './builders.js';
export type { Clock } from '../adapter/clock.js';
export * as states from './states.js';
export { creatorInfoData, statusData } from './replies.js';
export { whenState } from './when-state.js';
