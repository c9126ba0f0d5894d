import type { WebhookEvent } from '../../wire/webhook.js';
import { parseWebhook } from '../../wire/webhook.js';
import type { Accounts } from '../accounts/accounts.js';
import { accountKeyOf } from '../accounts/accounts.js';
import type { Bytes } from '../crypto/encoding.js';
import { fromUtf8, toBase64Url } from '../crypto/encoding.js';
import { sha256 } from '../crypto/hash.js';
import type { Handle } from '../http/exchange.js';
import { readBytes } from '../http/exchange.js';
import { Failure } from '../http/failure.js';
import { foreignName } from '../http/log.js';
import { data } from '../http/respond.js';
import type { Clock } from '../runtime/clock.js';
import type { News } from '../status/news.js';
import type { Storage } from '../storage/storage.js';
import { TOLERANCE_SECONDS, verifyWebhook } from './signature.js';

const MAX_WEBHOOK_BYTES = 64 * 1024;
/** TikTok repeats a webhook for up to 72 hours. */
const SEEN_MS = 80 * 60 * 60 * 1000;
/** The `reason` of `authorization.removed` when the app itself has revoked (Webhook events). */
const BY_DEVELOPER = 5;

/** `POST webhook`: takes each signed event once; order is not promised, so none depends on another. */
export function receiveWebhook(needs: {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, 'forget'>;
  readonly news: Pick<News, 'receive'>;
  readonly config: { readonly clientKey: string; readonly clientSecrets: readonly string[] };
}): Handle {
  const { storage, clock, accounts, news, config } = needs;

  async function act({ openId, createdAt, news: brought }: WebhookEvent): Promise<void> {
    const accountKey = await accountKeyOf(openId);
    if (brought.kind === 'other') return;
    if (brought.kind === 'authorization_removed') {
      // The kit forgets an account before it revokes: one that is here now was linked after that, whatever two clocks say.
      const tolerance = brought.reason === BY_DEVELOPER ? TOLERANCE_SECONDS : 0;
      return accounts.forget(accountKey, (createdAt - tolerance) * 1000);
    }
    await news.receive(accountKey, brought, createdAt);
  }

  return async (exchange) => {
    const { request } = exchange;
    const body = await readBytes(request, MAX_WEBHOOK_BYTES, clock);
    const header = request.headers.get('tiktok-signature');
    if (!(await verifyWebhook(header, body, config.clientSecrets, clock.now()))) {
      throw new Failure('signature_invalid');
    }
    const event = readEvent(body);
    // An event that cannot be read now cannot be read at its next try either, so it is taken.
    if (!event || event.clientKey !== config.clientKey) {
      exchange.note({ message: event ? 'another client' : 'no event' });
      return data({});
    }
    exchange.note({ message: foreignName(event.event) });
    if ('publishId' in event.news) exchange.note({ publishId: event.news.publishId });
    const seenKey = `webhook:${toBase64Url(await sha256(body))}`;
    if (await storage.get(seenKey)) return data({});
    await act(event);
    // Noted last: an event that was lost on the way through comes again, and acting on one twice changes nothing.
    await storage.set(seenKey, '1', { expiresInMs: SEEN_MS });
    return data({});
  };
}

function readEvent(body: Bytes): WebhookEvent | undefined {
  try {
    return parseWebhook(fromUtf8(body));
  } catch {
    return undefined;
  }
}
