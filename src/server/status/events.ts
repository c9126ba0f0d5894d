import { utf8 } from '../crypto/encoding.js';
import type { Exchange } from '../exchange.js';
import { Failure } from '../http/failure.js';
import { respond } from '../http/respond.js';
import type { Kit } from '../kit.js';
import { requirePost } from '../posts/read.js';
import type { PostRecord } from '../posts/records.js';
import type { Viewer } from './feeds.js';

const WATCHING = utf8(': watching\n\n');
/** A reader that leaves so many events lying is gone or stuck. */
const MAX_WAITING = 16;

/**
 * `GET posts/:id/events`: each new status as a server-sent event, until a final one. Many viewers cost TikTok one call at a
 * time, and this process one look.
 */
export async function watchPost(exchange: Exchange): Promise<Response> {
  const { kit, request } = exchange;
  const { publishId, post } = await requirePost(exchange);
  return respond(eventStream(kit, request, publishId, post), 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // nginx would hold the events back otherwise.
    'x-accel-buffering': 'no',
  });
}

/**
 * Begins with the first read, so that a response that nobody reads (`HEAD`, a page that has gone) leaves nothing behind. It
 * holds the request alone, because thousands may be open.
 */
function eventStream(kit: Kit, request: Request, publishId: string, post: PostRecord): ReadableStream<Uint8Array> {
  let leave: (() => void) | undefined;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (leave) return;
        controller.enqueue(WATCHING);
        const viewer: Viewer = {
          send(piece) {
            controller.enqueue(piece);
            return (controller.desiredSize ?? 0) > -MAX_WAITING;
          },
          end: () => controller.close(),
          mayWatch: () => mayStillWatch(kit, request, publishId),
        };
        leave = kit.feeds.watch(publishId, post, viewer);
      },
      cancel: () => leave?.(),
    },
    { highWaterMark: 0 },
  );
}

/** The same question as at the beginning, with the session and the user of now. */
async function mayStillWatch(kit: Kit, request: Request, publishId: string): Promise<boolean> {
  const session = await kit.sessions.read(request, kit.clock.now());
  const ignore = () => {};
  const url = new URL(request.url);
  try {
    await requirePost({
      kit,
      request,
      url,
      params: { id: publishId },
      session,
      env: undefined,
      note: ignore,
      setCookie: ignore,
    });
    return true;
  } catch (thrown) {
    // Only a clear no ends the stream, and no storage in trouble.
    return !(thrown instanceof Failure) || thrown.status >= 500;
  }
}
