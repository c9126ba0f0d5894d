import type { ConsentGuard } from './consent-guard.js';

/** Stands before what only a person may do. */
export interface ClickGuard extends Pick<ConsentGuard, 'begin' | 'publish'> {
  /** Makes a choice that is part of the consent, if this click may. */
  choose(event: Event, control: HTMLElement | null, make: () => void): void;
}

/**
 * Asks the guard, which comes with the rest of the page. A choice that is made before waits for it: nothing else tells whether
 * the page shows what is chosen. Nothing can be posted by then.
 */
export function clickGuard(guard: () => ConsentGuard | undefined, came: Promise<unknown>): ClickGuard {
  return {
    begin: () => guard()?.begin(),
    publish: (event) => guard()?.publish(event),
    choose(event, control, make) {
      const choose = (): void => {
        if (guard()?.mayChoose(event, control)) make();
      };
      if (guard()) choose();
      else void came.then(choose);
    },
  };
}
