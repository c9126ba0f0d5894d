/** The composer without a page, for hosts that draw their own: state, rules and publishing. */
export { guard as guardAdapter } from '../adapter/guard.js';
export type { GuardedAdapter } from '../adapter/guard.js';
export { createComposer } from './composer.js';
export type { Change, Composer, ComposerOptions } from './composer.js';
export { consentTo } from './consent.js';
export type { PublishConfirmed } from './consent.js';
export type { DraftEdit } from './draft-edit.js';
export type { Connectivity } from './effects/effect.js';
export type { ComposerEvent, HostEvent, RunEvent, UserEvent } from './events.js';
export type * from './fix-view.js';
export type * from './form-view.js';
export { initialPage, initialState } from './initial-state.js';
export type * from './panel-view.js';
export { readPreset } from './preset-media.js';
export type { PresetMedia } from './preset-media.js';
export { draftOf } from './state.js';
export type * from './state.js';
export type { ComposerView, EarlierView, ElsewhereView, Shown } from './view.js';
