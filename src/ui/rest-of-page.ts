import type * as RestModule from './rest.js';

export type Rest = typeof RestModule;

let present: Rest | undefined;

/** What the empty form does without, if it is there; one load serves every element of the page. */
export function restOfPage(): Rest | undefined {
  return present;
}

export function adoptRest(rest: Rest): void {
  present = rest;
}
