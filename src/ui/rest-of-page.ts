import type * as RestModule from './rest.js';

export type Rest = typeof RestModule;

/** What the empty form does without; one load serves every element of a document. */
export interface RestOfPage {
  /** Absent until it has come. */
  readonly present: () => Rest | undefined;
  readonly load: () => Promise<unknown>;
}
