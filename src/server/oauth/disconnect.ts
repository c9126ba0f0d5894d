import { accountOf, forgetAccount, unlink } from '../accounts.js';
import type { Exchange } from '../exchange.js';
import { subjectOf } from '../exchange.js';
import { data } from '../http/respond.js';
import { accessTokenOf } from '../tokens.js';
import { revokeToken } from './token-endpoint.js';

/** `POST disconnect`: revokes at TikTok and forgets; nothing to disconnect is no failure. */
export async function disconnect(exchange: Exchange): Promise<Response> {
  const { kit } = exchange;
  const subject = await subjectOf(exchange);
  const linked = subject && (await accountOf(kit, subject));
  if (linked) {
    // TikTok revokes by access token, so one that has run out is refreshed first.
    const token = await accessTokenOf(kit, linked.accountKey).catch(() => linked.account.accessToken);
    await revokeToken(kit, token);
    await forgetAccount(kit, linked.accountKey);
  }
  if (subject) await unlink(kit, subject);
  return data({});
}
