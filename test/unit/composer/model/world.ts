import type { Channel } from '../../../../src/journal/tabs.js';
import type { RecordStore } from '../../../../src/journal/record-store.js';
import { planChunks } from '../../../../src/domain/chunk-plan.js';
import { creatorInfoData } from '../../../../src/testing/replies.js';

const CLIP_BYTES = 24_000_000;

/** A video whose bytes are told by their place and by how often the file was overwritten; nothing of it is in memory. */
export class DiskFile extends File {
  /** A piece reads it too, and Node keeps its own from all but the file itself. */
  readonly givenName: string;
  readonly disk: { version: number };
  /** Where in the file this piece lies. */
  readonly range: readonly [first: number, last: number] = [0, CLIP_BYTES - 1];

  constructor(name: string, disk = { version: 0 }) {
    super([], name, { type: 'video/mp4', lastModified: 0 });
    this.givenName = name;
    this.disk = disk;
  }

  override get name(): string {
    return this.givenName;
  }

  override get size(): number {
    return this.range[1] - this.range[0] + 1;
  }

  /** A fingerprint takes many pieces, and Node makes files slowly: a piece is the same file with a range of its own. */
  override slice(start = 0, end = this.size): DiskFile {
    const at = (place: number): number => this.range[0] + Math.min(place < 0 ? place + this.size : place, this.size);
    return Object.create(this, { range: { value: [at(start), at(end) - 1] } }) as DiskFile;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    const seed = this.name.length + this.disk.version * 31;
    return Promise.resolve(new Uint8Array(Math.min(this.size, 64)).fill(seed + (this.range[0] % 7)).buffer);
  }
}

export interface Posted {
  readonly key: string;
  readonly publishId: string;
  readonly body: string;
  readonly totalBytes: number;
  /** What has arrived, in order: how far, and of which version of the file. */
  readonly parts: { readonly last: number; readonly version: number; readonly name: string }[];
  status: 'PROCESSING_UPLOAD' | 'PUBLISH_COMPLETE' | 'FAILED';
  isWithdrawn: boolean;
}

interface Call {
  readonly tab: object;
  readonly url: URL;
  readonly init: RequestInit;
  readonly settle: (reply: Response | Error) => void;
}

/** One backend and one TikTok behind it, as their contracts describe them: at most one post comes of one key. */
export class World {
  readonly posts = new Map<string, Posted>();
  /** Every body of `POST posts` by its key: all of one key have to be equal. */
  readonly bodies = new Map<string, Set<string>>();
  readonly refused = new Map<string, string>();
  readonly calls: Call[] = [];
  readonly faults: string[] = [];
  readonly records = new Map<string, unknown>();
  readonly locks = new Map<string, object>();
  isConnected = true;
  /** The channels by which tabs hear each other. */
  readonly channels = new Map<Channel, object>();

  /** The network as one tab sees it. Calls wait until the test decides what becomes of them. */
  fetchOf(tab: object): typeof fetch {
    return (input, init = {}) =>
      new Promise((resolve, reject) => {
        const settle = (reply: Response | Error): void => {
          const index = this.calls.indexOf(call);
          if (index >= 0) this.calls.splice(index, 1);
          if (reply instanceof Error) reject(reply);
          else resolve(reply);
        };
        const call: Call = { tab, url: new URL(String(input)), init, settle };
        this.calls.push(call);
        init.signal?.addEventListener('abort', () => settle(new DOMException('Aborted', 'AbortError')));
      });
  }

  /** What one tab says, each other hears at once. */
  channelOf(tab: object): Channel {
    const channel: Channel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const [other, owner] of this.channels) {
          if (owner !== tab) other.onmessage?.call(other as BroadcastChannel, { data } as MessageEvent);
        }
      },
      close: () => void this.channels.delete(channel),
    };
    this.channels.set(channel, tab);
    return channel;
  }

  /** A tab that ends takes its calls with it; some have arrived before. */
  endTab(tab: object): void {
    for (const [channel, owner] of this.channels) if (owner === tab) this.channels.delete(channel);
    for (const call of this.calls.filter((each) => each.tab === tab)) this.calls.splice(this.calls.indexOf(call), 1);
    for (const [name, holder] of this.locks) if (holder === tab) this.locks.delete(name);
  }

  async serve(call: Call | undefined, fate: 'reply' | 'lost' | 'dropped' | 'refused'): Promise<void> {
    if (!call) return;
    if (fate === 'dropped') return call.settle(new TypeError('fetch failed'));
    if (fate === 'refused') return call.settle(failure(503, 'internal_error'));
    const reply = this.#answer(call);
    call.settle(fate === 'lost' ? new TypeError('fetch failed') : reply);
  }

  storeOf(tab: { isOver: boolean }): RecordStore {
    const live = <T>(work: () => T): Promise<T> =>
      tab.isOver ? new Promise(() => {}) : Promise.resolve().then(() => (tab.isOver ? new Promise(() => {}) : work()));
    return {
      keys: (prefix) => live(() => [...this.records.keys()].filter((key) => key.startsWith(prefix))),
      get: (key) => live(() => this.records.get(key)),
      put: (key, value) => live(() => void this.records.set(key, value)),
      delete: (key) => live(() => void this.records.delete(key)),
    };
  }

  locksOf(tab: object): Pick<LockManager, 'request'> {
    const request = async (name: string, _: unknown, work: (lock: Lock | null) => unknown): Promise<unknown> => {
      await Promise.resolve();
      if (this.locks.has(name)) return work(null);
      this.locks.set(name, tab);
      try {
        return await work({ name, mode: 'exclusive' });
      } finally {
        if (this.locks.get(name) === tab) this.locks.delete(name);
      }
    };
    // The overloads of the real one are more than is called.
    return { request: request as LockManager['request'] };
  }

  #answer({ url, init }: Call): Response {
    const path = url.pathname.split('/').slice(2);
    if (!this.isConnected) return failure(401, 'not_connected');
    if (path[0] === 'creator-info') return data(creatorInfoData());
    if (path.length === 1) return this.#create(String(init.body));
    const post = [...this.posts.values()].find(({ publishId }) => publishId === path[1]);
    if (!post) return failure(404, 'invalid_publish_id');
    if (path[2] === 'chunks') return this.#take(post, init);
    if (path[2] === 'events') return failure(404, 'not_found');
    if (path[2] === 'cancel') {
      post.isWithdrawn = true;
      return data({});
    }
    const bytes = (post.parts.at(-1)?.last ?? -1) + 1;
    return data({
      status: post.status,
      uploaded_bytes: bytes,
      ...(post.status === 'FAILED' ? { fail_reason: 'internal' } : {}),
    });
  }

  #create(body: string): Response {
    const {
      idempotency_key: key,
      source_info,
      post_info,
    } = JSON.parse(body) as {
      readonly idempotency_key: string;
      readonly source_info: { readonly video_size: number };
      readonly post_info: { readonly privacy_level: string; readonly brand_content_toggle: boolean };
    };
    if (post_info.brand_content_toggle && post_info.privacy_level === 'SELF_ONLY') this.faults.push('private brand');
    this.bodies.set(key, (this.bodies.get(key) ?? new Set()).add(body));
    const before = this.posts.get(key);
    if (before) return before.body === body ? data({ publish_id: before.publishId }) : failure(409, 'consent_mismatch');
    const publishId = `v_pub_file~v2-1.${this.posts.size + 1}`;
    const post: Posted = {
      key,
      publishId,
      body,
      totalBytes: source_info.video_size,
      parts: [],
      status: 'PROCESSING_UPLOAD',
      isWithdrawn: false,
    };
    this.posts.set(key, post);
    return data({ publish_id: publishId });
  }

  #take(post: Posted, init: RequestInit): Response {
    const piece = init.body;
    const range = /bytes (\d+)-(\d+)\/(\d+)/.exec(new Headers(init.headers).get('Content-Range') ?? '');
    if (!(piece instanceof DiskFile) || !range) return failure(400, 'invalid_params');
    const [first, last] = [Number(range[1]), Number(range[2])];
    const taken = (post.parts.at(-1)?.last ?? -1) + 1;
    if (last < taken) return new Response(null, { status: 204 });
    if (first !== taken || first !== piece.range[0] || last !== piece.range[1]) return failure(409, 'upload_rejected');
    post.parts.push({ last, version: piece.disk.version, name: piece.name });
    return new Response(null, { status: 204 });
  }

  /** TikTok ends its work on posts that have all their bytes. */
  process(outcome: 'PUBLISH_COMPLETE' | 'FAILED'): void {
    for (const post of this.posts.values()) {
      if (post.status === 'PROCESSING_UPLOAD' && hasAllBytes(post)) post.status = outcome;
    }
  }
}

export function hasAllBytes({ parts, totalBytes }: Posted): boolean {
  return parts.at(-1)?.last === totalBytes - 1 && parts.length === planChunks(totalBytes).count;
}

const data = (value: object): Response => new Response(JSON.stringify({ data: value }));
const failure = (status: number, code: string): Response =>
  new Response(JSON.stringify({ error: { code, message: '', log_id: '' } }), { status });
