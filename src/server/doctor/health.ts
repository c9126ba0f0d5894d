import { checkStorage } from './check-storage.js';
import { checkTikTok } from './check-tiktok.js';
import type { Finding } from '../../findings/finding.js';
import { warning } from '../../findings/finding.js';
import type { Config } from '../options/config.js';
import type { Clock } from '../runtime/clock.js';
import type { Storage } from '../storage/storage.js';

/** How one process is. */
export interface Health {
  /**
   * Whether it can do its work: no finding is an error. A TikTok that is out of reach is a warning: it is so for every process, and
   * uploads, statuses and pages need one that tells them so.
   */
  readonly ok: boolean;
  /** Storage, clock and token endpoint, each with what to do about it. */
  readonly findings: readonly Finding[];
  /** Requests in progress. */
  readonly requests: number;
  /** Open streams of events. */
  readonly viewers: number;
}

/** Probes come every few seconds; TikTok's token endpoint is not asked for each. */
const TIKTOK_MS = 60_000;

export type HealthCheck = () => Promise<Health>;

export function healthCheck(needs: {
  readonly storage: Storage;
  readonly config: Config;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly feeds: { readonly viewers: number };
  readonly requests: { readonly count: number };
}): HealthCheck {
  const { storage, config, clock, feeds, requests } = needs;
  let askedAt = Number.NEGATIVE_INFINITY;
  let latest: Promise<readonly Finding[]> | undefined;
  /** What TikTok said last: a probe waits for its first reply alone, because load balancers give up sooner than TikTok may reply. */
  const tikTok = () => {
    const now = clock.now();
    // A clock that was wrong and is set back must not keep its own finding for as long as it was ahead.
    if (now - askedAt >= TIKTOK_MS || now < askedAt) {
      askedAt = now;
      const next = checkTikTok({ config, fetch: needs.fetch, clock }, warning);
      latest ??= next;
      void next.then(() => (latest = next));
    }
    return latest ?? [];
  };
  return async () => {
    const [stored, others] = await Promise.all([checkStorage(storage, clock), tikTok()]);
    const findings = [stored, ...others];
    const ok = findings.every(({ level }) => level !== 'error');
    return { ok, findings, requests: requests.count, viewers: feeds.viewers };
  };
}
