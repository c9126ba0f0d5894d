import { utf8 } from '../crypto/encoding.js';
import type { Handle } from '../http/exchange.js';
import { Failure } from '../http/failure.js';
import { respond } from '../http/respond.js';
import type { OwnPosts } from '../records/own-posts.js';
import type { PostRecord } from '../records/records.js';
import type { Clock } from '../runtime/clock.js';
import type { Sessions } from '../sessions/session.js';
import type { StatusFeeds, Viewer } from './feeds.js';

const WATCHING = utf8(': watching\n\n');
/** A reader that leaves so many events lying is gone or stuck. */
const MAX_WAITING = 16;

/**
 * `GET posts/:id/events`: each new status as a server-sent event, until a final one. Many viewers cost TikTok one call at a
 * time, and this process one look.
 */
export function watchPost(needs: {
  readonly ownPosts: OwnPosts;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly feeds: StatusFeeds;
}): Handle {
  const { ownPosts, sessions, clock, feeds } = needs;

  /** The same question as at the beginning, with the session and the user of now. */
  async function mayStillWatch(request: Request, publishId: string): Promise<boolean> {
    const session = await sessions.read(request, clock.now());
    try {
      await ownPosts.require({ request, session, params: { id: publishId }, note: () => {} });
      return true;
    } catch (thrown) {
      // Only a clear no ends the stream, and no storage in trouble.
      return !(thrown instanceof Failure) || thrown.status >= 500;
    }
  }

  /**
   * Begins with the first read, so that a response that nobody reads (`HEAD`, a page that has gone) leaves nothing behind. It
   * holds the request alone, because thousands may be open.
   */
  function eventStream(request: Request, publishId: string, post: PostRecord): ReadableStream<Uint8Array> {
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
            mayWatch: () => mayStillWatch(request, publishId),
          };
          leave = feeds.watch(publishId, post, viewer);
        },
        cancel: () => leave?.(),
      },
      { highWaterMark: 0 },
    );
  }

  return async (exchange) => {
    const { publishId, post } = await ownPosts.require(exchange);
    return respond(eventStream(exchange.request, publishId, post), 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // What compresses responses, such as Express's middleware, would hold the events back until it has enough of them.
      'cache-control': 'no-store, no-transform',
      // nginx would hold the events back otherwise.
      'x-accel-buffering': 'no',
    });
  };
}
