import type { Clock } from '../runtime/clock.js';
import { nextTurn } from '../runtime/clock.js';
import { utf8 } from '../crypto/encoding.js';
import type { PostRecord } from '../records/records.js';
import type { StatusRecord } from './status-record.js';
import { isFinalRecord } from './status-record.js';

/** How often a post that somebody watches is looked up in the storage, for what other processes heard. */
const LOOK_MS = 1_000;
/** A comment at least so often keeps proxies from cutting a quiet stream. */
const QUIET_MS = 15_000;
/** How often it is asked again whether a viewer may still watch: a stream must not outlive the session. */
const RECHECK_MS = 60_000;
/** So many viewers at a time, because to write to thousands at once would keep everybody else waiting. */
const SLICE = 50;
const COMMENT = utf8(':\n\n');

/** One open stream of events. */
export interface Viewer {
  /** `false` when the stream takes no more, because its reader does not read. */
  send(piece: Uint8Array): boolean;
  end(): void;
  /** Whether the user of this stream may still see the post. */
  mayWatch(): Promise<boolean>;
}

/** The posts that are watched in this process. The truth is in the storage; this only spares asking once for each viewer. */
export interface StatusFeeds {
  /** Adds a viewer until the returned function is called or the stream ends. */
  watch(publishId: string, post: PostRecord, viewer: Viewer): () => void;
  /** Looks at once, because there may be news of the post. */
  notify(publishId: string): void;
  /** Open streams. */
  readonly viewers: number;
  /** Ends all streams, now and from now on. */
  close(): void;
}

interface Feed {
  /** When each viewer is to be asked about again. */
  readonly viewers: Map<Viewer, number>;
  event: Uint8Array | undefined;
  wake: () => void;
}

/** One timer and one encoded event for all viewers of a post. */
export function statusFeeds(given: {
  readonly clock: Clock;
  /** The status of a post as it is known now; rejects when there is none to be had. */
  readonly look: (publishId: string, post: PostRecord) => Promise<StatusRecord>;
}): StatusFeeds {
  const { clock, look } = given;
  const feeds = new Map<string, Feed>();
  let closed = false;

  function endAll(feed: Feed): void {
    for (const viewer of feed.viewers.keys()) viewer.end();
    feed.viewers.clear();
  }

  /** To those who watch now; who comes meanwhile gets the event at once. */
  function broadcast(feed: Feed, piece: Uint8Array): Promise<void> {
    return inSlices(feed.viewers.keys(), (viewer) => {
      if (feed.viewers.has(viewer) && !viewer.send(piece)) drop(feed, viewer);
    });
  }

  function drop(feed: Feed, viewer: Viewer): void {
    // One that has left by itself has nothing to end.
    if (feed.viewers.delete(viewer)) viewer.end();
  }

  /** Ends the streams whose users may no longer watch; trouble with asking ends none. */
  async function recheck(feed: Feed): Promise<void> {
    const now = clock.now();
    // One that is further ahead was noted before the clock was set back.
    const due = [...feed.viewers].flatMap(([viewer, at]) => (at <= now || at > now + RECHECK_MS ? [viewer] : []));
    for (const viewer of due) feed.viewers.set(viewer, now + RECHECK_MS);
    await inSlices(due, async (viewer) => {
      if (!(await viewer.mayWatch().catch(() => true))) drop(feed, viewer);
    });
  }

  async function run(publishId: string, post: PostRecord, feed: Feed): Promise<void> {
    let shown: string | undefined;
    let spokeAt = clock.now();
    while (feed.viewers.size > 0) {
      const awake = new AbortController();
      feed.wake = () => awake.abort();
      const record = await look(publishId, post).catch(() => undefined);
      // Without a status there is nothing to push; the page asks by itself then and hears why.
      if (!record) break;
      if (record.text !== shown) {
        shown = record.text;
        spokeAt = clock.now();
        await broadcast(feed, (feed.event = eventOf(record)));
        if (isFinalRecord(record)) break;
      } else if (Math.abs(clock.now() - spokeAt) >= QUIET_MS) {
        spokeAt = clock.now();
        await broadcast(feed, COMMENT);
      }
      await recheck(feed);
      if (feed.viewers.size > 0) await clock.sleep(LOOK_MS, awake.signal);
    }
    // Nothing is awaited before this, so who comes from now on begins a new feed.
    feeds.delete(publishId);
    await inSlices(feed.viewers.keys(), (viewer) => drop(feed, viewer));
  }

  return {
    watch(publishId, post, viewer) {
      if (closed) {
        viewer.end();
        return () => {};
      }
      const known = feeds.get(publishId);
      const feed: Feed = known ?? { viewers: new Map(), event: undefined, wake: () => {} };
      // Spread over a minute, so that those who came at once are not asked about at once.
      feed.viewers.set(viewer, clock.now() + RECHECK_MS - ((feed.viewers.size * LOOK_MS) % RECHECK_MS));
      if (known?.event) viewer.send(known.event);
      if (!known) {
        feeds.set(publishId, feed);
        void run(publishId, post, feed);
      }
      return () => {
        feed.viewers.delete(viewer);
        if (feed.viewers.size === 0) feed.wake();
      };
    },
    notify: (publishId) => feeds.get(publishId)?.wake(),
    get viewers() {
      return [...feeds.values()].reduce((sum, feed) => sum + feed.viewers.size, 0);
    },
    close() {
      closed = true;
      for (const feed of feeds.values()) {
        endAll(feed);
        feed.wake();
      }
    },
  };
}

async function inSlices(viewers: Iterable<Viewer>, work: (viewer: Viewer) => Promise<void> | void): Promise<void> {
  const all = [...viewers];
  for (let first = 0; first < all.length; first += SLICE) {
    if (first > 0) await nextTurn();
    await Promise.all(all.slice(first, first + SLICE).map(work));
  }
}

/** JSON written over several lines must stay one event. */
function eventOf({ text }: StatusRecord): Uint8Array {
  const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return utf8(`event: status\n${lines.join('')}\n`);
}
