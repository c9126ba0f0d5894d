import { requireScope } from '../accounts/accounts.js';
import type { Callers } from '../accounts/callers.js';
import { ownerOf } from '../accounts/callers.js';
import { issueNonce } from '../consent/nonce.js';
import type { KeyRing } from '../crypto/key-ring.js';
import type { Handle } from '../http/exchange.js';
import { Failure } from '../http/failure.js';
import { dataText } from '../http/respond.js';
import type { Scope } from '../options/options.js';
import type { Clock } from '../runtime/clock.js';
import type { Creators } from './creators.js';

/** `POST creator-info`: TikTok's own reply, asked for each time (Query creator info reference), and the nonce of a consent. */
export function creatorInfo(needs: {
  readonly callers: Callers;
  readonly creators: Creators;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly scopes: readonly Scope[];
}): Handle {
  const { callers, creators, ring, clock, scopes } = needs;
  return async (exchange) => {
    try {
      const { subject, accountKey, account } = await callers.account(exchange, 'creatorInfo');
      requireScope(scopes, account, 'video.publish');
      const reply = await creators.ask(accountKey);
      const owner = ownerOf(subject, accountKey);
      const nonce = await issueNonce(ring, { owner, accountKey, now: clock.now() });
      return dataText(withField(reply.dataText, 'consent_nonce', nonce));
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code !== 'not_connected') throw thrown;
      // Every visitor begins without an account; a true status would be a red line in each one's console.
      throw new Failure(thrown.code, { status: 200, logId: thrown.logId });
    }
  };
}

/** Adds a field to a JSON object that has some, whose long numbers keep their digits. */
function withField(object: string, name: string, value: string): string {
  return `${object.slice(0, object.lastIndexOf('}'))},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
}
