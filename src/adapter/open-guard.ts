import { parseCreatorInfo } from '../wire/creator-info.js';
import type { Clock } from './clock.js';
import type { CallOptions, ShareToTikTokAdapter } from './contract.js';
import type { GuardedAdapter } from './guard.js';
import { guardedCall } from './guarded-call.js';
import { later } from './later.js';
import type { PostingOf } from './later.js';
import { ANSWER_LIMIT } from './time-limit.js';

export interface GuardOptions {
  readonly clock: Clock;
  /** May have a reply to the question for the creator that was asked before. */
  readonly first?: (() => ((options: CallOptions) => Promise<unknown>) | undefined) | undefined;
  /** Makes what posts; asked for with the first such call. */
  readonly posting: (adapter: ShareToTikTokAdapter, clock: Clock) => PostingOf<GuardedAdapter>;
}

const MAX_ID_LENGTH = 2000;

/** The guard of an adapter, for a page whose code for posting is still loading. */
export function openGuard(adapter: ShareToTikTokAdapter, { clock, first, posting }: GuardOptions): GuardedAdapter {
  return {
    ...later<GuardedAdapter>(() => posting(adapter, clock)),
    id: typeof adapter.id === 'string' ? adapter.id.slice(0, MAX_ID_LENGTH) : '',
    can: {
      connect: typeof adapter.connect === 'function',
      disconnect: typeof adapter.disconnect === 'function',
      stagePhoto: typeof adapter.stagePhoto === 'function',
      cancel: typeof adapter.cancelPost === 'function',
    },
    site: () =>
      typeof adapter.site === 'string' && URL.canParse(adapter.site) ? new URL(adapter.site).origin : undefined,
    getCreatorInfo(caller) {
      const early = first?.();
      return guardedCall(clock, caller, {
        milliseconds: ANSWER_LIMIT,
        run: (options) => early?.(options) ?? adapter.getCreatorInfo(options),
        read: parseCreatorInfo,
      });
    },
  };
}
