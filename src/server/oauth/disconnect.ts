import { accountOf, unlink } from '../links.js';
import type { Exchange } from '../exchange.js';
import { subjectOf } from '../exchange.js';
import { data } from '../http/respond.js';
import { revokeAccount } from '../revocations.js';

/**
 * `POST disconnect`: revokes at TikTok and forgets; nothing to disconnect is no failure. `revoked` is false while TikTok
 * has not ended the access: it is asked again, and the creator can end it in the settings of TikTok.
 */
export async function disconnect(exchange: Exchange): Promise<Response> {
  const { kit } = exchange;
  const subject = await subjectOf(exchange);
  const linked = subject && (await accountOf(kit, subject));
  const revoked = linked ? await revokeAccount(kit, linked.accountKey) : true;
  if (subject) await unlink(kit, subject);
  return data({ revoked });
}
