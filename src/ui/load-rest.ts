import type * as RestModule from './rest.js';

export type Rest = typeof RestModule;

let loaded: Rest | undefined;
let loading: Promise<Rest> | undefined;
let came: (rest: Rest) => void;

/** Resolves once it is there, however often it has to be asked for. */
export const restCame = new Promise<Rest>((resolve) => (came = resolve));

/** What the empty form does without, if it is there; one load serves every element of the page. */
export function restOfPage(): Rest | undefined {
  return loaded;
}

/** Loads it. A load that failed is tried again by the next call. */
export function loadRest(): Promise<Rest> {
  return (loading ??= import('./rest.js').then(
    (rest) => {
      came(rest);
      return (loaded = rest);
    },
    (cause: unknown) => {
      loading = undefined;
      throw cause;
    },
  ));
}
