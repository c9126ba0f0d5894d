import { systemClock } from './adapter/clock.js';
import type { CallOptions, ShareToTikTokAdapter } from './adapter/contract.js';
import type { GuardedAdapter } from './adapter/guard.js';
import type { HeadStart } from './adapter/head-start.js';
import { httpBackend } from './adapter/http-backend.js';
import { openGuard } from './adapter/open-guard.js';
import { neededRest } from './load-rest.js';

/** Whom a host has its element ask; its adapter wins. */
interface Asked {
  readonly endpoint: string | undefined;
  readonly adapter: ShareToTikTokAdapter | undefined;
}

/**
 * Passes on a guard of what the host has set; what posts comes with the rest of the page. A head start counts for what is asked
 * right now; a later question needs a fresh reply.
 */
export function connectAdapter(
  { adapter, endpoint }: Asked,
  headStart: HeadStart | undefined,
  use: (adapter: GuardedAdapter | undefined) => void,
): void {
  const asked = adapter ? undefined : endpoint;
  const backend = asked === undefined ? undefined : httpBackend(asked, (calls) => neededRest().httpPosting(calls));
  const set = adapter ?? backend?.adapter;
  let early = headStart?.asked === (adapter ?? endpoint) ? headStart : undefined;
  const first = (): ((options: CallOptions) => Promise<unknown>) | undefined => {
    const taken = early;
    early = undefined;
    if (!taken) return undefined;
    return (options) => {
      const reply = taken.take(options);
      return backend ? backend.read(reply as Promise<Response>, options) : reply;
    };
  };
  use(
    set &&
      openGuard(set, { clock: systemClock, first, posting: (...guarded) => neededRest().guardPosting(...guarded) }),
  );
  early?.drop();
  early = undefined;
}
