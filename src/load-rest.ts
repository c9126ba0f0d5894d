import type * as RestModule from './rest.js';

export type Rest = typeof RestModule;

let loaded: Rest | undefined;
let loading: Promise<Rest> | undefined;
let came: (rest: Rest) => void;

/** Resolves once it is there, however often it has to be asked for. */
export const restCame = new Promise<Rest>((resolve) => (came = resolve));

export function presentRest(): Rest | undefined {
  return loaded;
}

/** For those that only it can lead to. */
export function neededRest(): Rest {
  if (!loaded) throw new Error('The rest of the page is not there.');
  return loaded;
}

/** Loads it, once what the form needs is painted. A load that failed is tried again by the next call. */
export function loadRest(): Promise<Rest> {
  return (loading ??= painted()
    .then(() => import('./rest.js'))
    .then(
      (rest) => {
        loaded = rest;
        came(rest);
        return rest;
      },
      (cause: unknown) => {
        loading = undefined;
        throw cause;
      },
    ));
}

/** Longer than a frame takes; a page in the background draws none. */
const FRAME_DUE = 100;

/** Resolves after the next frame: code that arrives before it would keep the form from being seen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, FRAME_DUE);
  });
}
