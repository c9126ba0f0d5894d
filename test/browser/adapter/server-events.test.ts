import { expect } from '@open-wc/testing';
import { createHttpAdapter } from '../../../src/adapter/http-adapter.js';
import type { PostStatusData } from '../../../src/adapter/replies.js';

/** A page that watches a post. `stop` ends its stream as a page does that follows the post no longer. */
function watch() {
  const stopped = new AbortController();
  let asked = 0;
  const adapter = createHttpAdapter('/api/tiktok', {
    fetch: (_url, init) => {
      asked += 1;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('data: {"status":"PROCESSING_UPLOAD"}\n\n'));
          init?.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
        },
      });
      return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
    },
  });
  const statuses = adapter.watchPostStatus?.('p1', { signal: stopped.signal }) ?? [];
  const iterator = (statuses as AsyncIterable<PostStatusData>)[Symbol.asyncIterator]();
  const stop = async (): Promise<void> => {
    stopped.abort();
    await iterator.next().catch(() => {});
  };
  return { next: () => iterator.next(), stop, asked: () => asked };
}

describe('events of a status in several tabs', () => {
  it('are read by one tab at a time, so that streams never take up all connections to the site', async () => {
    const first = watch();
    expect((await first.next()).value).to.deep.equal({ status: 'PROCESSING_UPLOAD' });
    const second = watch();
    expect((await second.next()).done).to.equal(true);
    expect(second.asked()).to.equal(0);
    await first.stop();
    const third = watch();
    expect((await third.next()).value).to.deep.equal({ status: 'PROCESSING_UPLOAD' });
    await third.stop();
  });
});
