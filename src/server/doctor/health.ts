import { checkStorage } from './check-storage.js';
import { checkTikTok } from './check-tiktok.js';
import type { Finding } from '../../findings/finding.js';
import type { Config } from '../options/config.js';
import type { Clock } from '../runtime/clock.js';
import type { Storage } from '../storage/storage.js';

/** How one process is. */
export interface Health {
  /** Whether it can do its work: no finding is an error. */
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
  let asked: { readonly at: number; readonly findings: Promise<readonly Finding[]> } | undefined;
  const tikTok = () => {
    const now = clock.now();
    if (!asked || now - asked.at >= TIKTOK_MS) {
      asked = { at: now, findings: checkTikTok({ config, fetch: needs.fetch, clock }) };
    }
    return asked.findings;
  };
  return async () => {
    const [stored, others] = await Promise.all([checkStorage(storage, clock), tikTok()]);
    const findings = [stored, ...others];
    const ok = findings.every(({ level }) => level !== 'error');
    return { ok, findings, requests: requests.count, viewers: feeds.viewers };
  };
}
