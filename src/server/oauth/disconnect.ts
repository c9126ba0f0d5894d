import type { Callers } from '../accounts/callers.js';
import type { Links } from '../accounts/links.js';
import type { Revoker } from '../accounts/revocations.js';
import type { Handle } from '../http/exchange.js';
import { data } from '../http/respond.js';

/**
 * `POST disconnect`: revokes at TikTok and forgets; nothing to disconnect is no failure. `revoked` is false while TikTok
 * has not ended the access: it is asked again, and the creator can end it in the settings of TikTok.
 */
export function disconnect(needs: {
  readonly callers: Callers;
  readonly links: Links;
  readonly revoker: Revoker;
}): Handle {
  const { callers, links, revoker } = needs;
  return async (exchange) => {
    const subject = await callers.subjectOf(exchange);
    const linked = subject && (await links.accountOf(subject));
    const revoked = linked ? await revoker.revoke(linked.accountKey) : true;
    if (subject) await links.remove(subject);
    return data({ revoked });
  };
}
