/** The compliance rules, pure: the same code decides in the browser and in the backend. */
export * from './canonical-draft.js';
export * from './chunk-plan.js';
export * from './consent.js';
export * from './control-blocks.js';
export * from './creator.js';
export * from './draft.js';
export * from './draft-edits.js';
export * from './media-edits.js';
export * from './errors.js';
export * from './limits.js';
export * from './media.js';
export type * from './media-facts.js';
export * from './post-status.js';
export * from './prescribed.js';
export * from './rules/index.js';
export { sameValue } from './same-value.js';
export type * from './settings.js';
export * from './violation.js';
