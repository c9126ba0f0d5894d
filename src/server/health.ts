import { checkStorage } from './doctor/check-storage.js';
import { checkTikTok } from './doctor/check-tiktok.js';
import type { Finding } from '../findings/finding.js';
import type { Kit } from './kit.js';

/** How one process is. */
export interface Health {
  /** Whether it can do its work: no finding is an error. */
  readonly ok: boolean;
  /** Storage, clock and token endpoint, each with what to do about it. */
  readonly findings: readonly Finding[];
  /** Requests that are being answered now. */
  readonly requests: number;
  /** Open streams of events. */
  readonly viewers: number;
}

/** Probes come every few seconds; TikTok's token endpoint is not asked for each. */
const TIKTOK_MS = 60_000;

export type HealthCheck = () => Promise<Health>;

export function healthCheck(
  kit: Pick<Kit, 'storage' | 'config' | 'fetch' | 'clock' | 'feeds'>,
  requests: { readonly count: number },
): HealthCheck {
  let asked: { readonly at: number; readonly findings: Promise<readonly Finding[]> } | undefined;
  const tikTok = () => {
    const now = kit.clock.now();
    if (!asked || now - asked.at >= TIKTOK_MS) {
      asked = { at: now, findings: checkTikTok({ config: kit.config, fetch: kit.fetch, now: kit.clock.now }) };
    }
    return asked.findings;
  };
  return async () => {
    const [storage, others] = await Promise.all([checkStorage(kit.storage), tikTok()]);
    const findings = [storage, ...others];
    const ok = findings.every(({ level }) => level !== 'error');
    return { ok, findings, requests: requests.count, viewers: kit.feeds.viewers };
  };
}
