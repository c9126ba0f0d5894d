import type { Exchange } from '../exchange.js';
import { utf8 } from '../crypto/encoding.js';
import { respond } from '../http/respond.js';
import type { Kit } from '../kit.js';
import type { PostRecord } from '../posts/records.js';
import { requirePost } from '../posts/read.js';
import { currentStatus } from './poll.js';
import type { StatusRecord } from './status-record.js';
import { isFinalRecord, readStatus } from './status-record.js';

/** How often a viewer looks into the storage for what other processes heard. */
const LOOK_MS = 1_000;
/** A comment at least so often keeps proxies from cutting a quiet stream. */
const QUIET_MS = 15_000;

/**
 * `GET posts/:id/events`: each new status as a server-sent event, until a final one. Many viewers cost TikTok one call
 * at a time: each looks into the storage, and who finds that it is time to ask takes the lease.
 */
export async function watchPost(exchange: Exchange): Promise<Response> {
  const { kit } = exchange;
  const { publishId, post } = await requirePost(exchange);
  const gone = new AbortController();
  const leave = () => gone.abort();
  exchange.request.signal.addEventListener('abort', leave, { once: true });
  kit.closed.signal.addEventListener('abort', leave, { once: true });
  const events = statusEvents(kit, publishId, post, gone.signal);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await events.next();
        if (done) {
          kit.closed.signal.removeEventListener('abort', leave);
          return controller.close();
        }
        controller.enqueue(utf8(value));
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
  return respond(body, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // nginx would hold the events back otherwise.
    'x-accel-buffering': 'no',
  });
}

/** Text of the stream, event by event; ends after a final status, when the viewer goes, or when TikTok refuses for good. */
async function* statusEvents(
  kit: Kit,
  publishId: string,
  post: PostRecord,
  gone: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  let shown: string | undefined;
  let spokeAt = kit.clock.now();
  yield ': watching\n\n';
  while (!gone.aborted) {
    const record = await nextStatus(kit, publishId, post).catch(() => undefined);
    // Without a status there is nothing to push; the page asks by itself then and hears why.
    if (!record) return;
    if (record.text !== shown) {
      shown = record.text;
      spokeAt = kit.clock.now();
      // JSON written over several lines must stay one event.
      yield `event: status\n${record.text
        .split(/\r\n|\r|\n/)
        .map((line) => `data: ${line}\n`)
        .join('')}\n`;
      if (isFinalRecord(record)) return;
    } else if (kit.clock.now() - spokeAt >= QUIET_MS) {
      spokeAt = kit.clock.now();
      yield ':\n\n';
    }
    await nextLook(kit, publishId, gone);
  }
}

/** A final status is shown as it stands: TikTok need not be asked again by everybody who has yet to hear it. */
async function nextStatus(kit: Kit, publishId: string, post: PostRecord): Promise<StatusRecord> {
  const stored = await readStatus(kit, publishId);
  return stored && isFinalRecord(stored) ? stored : currentStatus(kit, publishId, post);
}

async function nextLook(kit: Kit, publishId: string, gone: AbortSignal): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  gone.addEventListener('abort', end, { once: true });
  await Promise.race([kit.clock.sleep(LOOK_MS, over.signal), kit.hub.next(publishId, over.signal)]);
  over.abort();
  gone.removeEventListener('abort', end);
}
