import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import { createHttpAdapter } from '../../../src/adapter/http-adapter.js';
import { problemOf } from '../../../src/diagnostics/problem-of.js';
import { ShareError } from '../../../src/domain/errors.js';
import { creatorInfoData, statusData } from '../../../src/testing/replies.js';

const ENDPOINT = 'https://example.com/api/tiktok';
const { signal } = new AbortController();
const ignore = (): void => {};

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** The real adapter on a network that gives these replies in turn. */
function adapterOn(...replies: readonly (Response | Error)[]): { adapter: ShareToTikTokAdapter; sent: Sent[] } {
  const sent: Sent[] = [];
  const rest = [...replies];
  const adapter = createHttpAdapter(ENDPOINT, {
    fetch: (input, init = {}) => {
      sent.push({ url: String(input), init });
      const reply = rest.shift();
      return reply instanceof Response
        ? Promise.resolve(reply)
        : Promise.reject(reply ?? new Error('No reply is left.'));
    },
  });
  return { adapter, sent };
}

const json = (value: unknown, init: ResponseInit = {}): Response => new Response(JSON.stringify(value), init);

/** A body that breaks off behind this text. */
function broken(text: string, init: ResponseInit = {}): Response {
  let isFirst = true;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isFirst) controller.enqueue(new TextEncoder().encode(text));
      else controller.error(new TypeError('terminated'));
      isFirst = false;
    },
  });
  return new Response(body, init);
}

const events = (text: string): ResponseInit & { readonly text: string } => ({
  text,
  headers: { 'Content-Type': 'text/event-stream; charset=utf-8' },
});

async function rejection(work: Promise<unknown>): Promise<ShareError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ShareError);
  return error;
}

async function watched(adapter: ShareToTikTokAdapter): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for await (const data of adapter.watchPostStatus?.('p1', { signal }) ?? []) seen.push(data);
  return seen;
}

describe('createHttpAdapter', () => {
  it('sends each request with the header of the protocol and follows no redirect', async () => {
    const { adapter, sent } = adapterOn(json({ data: creatorInfoData() }));
    await adapter.getCreatorInfo({ signal });
    assert.equal(sent[0]?.url, `${ENDPOINT}/creator-info`);
    assert.deepEqual(sent[0]?.init.headers, { 'X-Share-To-TikTok': '1', 'Content-Type': 'application/json' });
    assert.deepEqual(
      [sent[0]?.init.method, sent[0]?.init.redirect, sent[0]?.init.cache],
      ['POST', 'manual', 'no-store'],
    );
  });

  it('takes a redirect, such as to a sign-in, for a refusal and not for a lost connection', async () => {
    // The first is what a browser shows of a redirect.
    const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const replies = [opaque, Response.redirect('https://login.example.com/', 302)];
    for (const reply of replies) {
      const { adapter } = adapterOn(reply);
      const error = await rejection(adapter.getCreatorInfo({ signal }));
      assert.equal(error.code, 'adapter');
      assert.equal(problemOf('getCreatorInfo', error).code, 'endpoint-refused');
    }
  });

  const chunk = {
    publishId: 'p1',
    body: new Blob(['0123456789']),
    first: 0,
    last: 9,
    total: 10,
    contentType: 'video/mp4',
  };
  const file = new File(['0123'], 'a.jpg', { type: 'image/jpeg' });
  const calls: readonly (readonly [
    name: string,
    call: (adapter: ShareToTikTokAdapter) => Promise<unknown> | undefined,
  ])[] = [
    ['getCreatorInfo', (adapter) => adapter.getCreatorInfo({ signal })],
    ['disconnect', (adapter) => adapter.disconnect?.({ signal })],
    ['getPostStatus', (adapter) => adapter.getPostStatus('p1', { signal })],
    ['cancelPost', (adapter) => adapter.cancelPost?.('p1', { signal })],
    ['uploadChunk', (adapter) => adapter.uploadChunk(chunk, { signal, onProgress: ignore })],
    ['stagePhoto', (adapter) => adapter.stagePhoto?.(file, { signal, onProgress: ignore })],
  ];
  for (const [name, call] of calls) {
    it(`${name} rejects with network when there is no connection`, async () => {
      const { adapter } = adapterOn(new TypeError('fetch failed'));
      const error = await rejection(Promise.resolve(call(adapter)));
      assert.deepEqual([error.code, error.retryable, error.message], ['network', true, 'network']);
    });

    it(`${name} rejects with network when the connection breaks while the body is read`, async () => {
      const { adapter } = adapterOn(broken('{"data":{"creator_'));
      assert.equal((await rejection(Promise.resolve(call(adapter)))).code, 'network');
    });
  }

  it('rejects with the reason of the abort while the body is read', async () => {
    const caller = new AbortController();
    const { adapter } = adapterOn(broken('{'));
    const reply = adapter.getPostStatus('p1', { signal: caller.signal });
    caller.abort('left');
    await assert.rejects(reply, (reason) => reason === 'left');
  });

  const refusal = { error: { code: 'not_connected', message: 'secret', log_id: '20261126' } };
  for (const status of [200, 401]) {
    it(`reads the refusal of creator-info with HTTP ${status}`, async () => {
      const { adapter } = adapterOn(json(refusal, { status }));
      const error = await rejection(adapter.getCreatorInfo({ signal }));
      assert.deepEqual([error.code, error.logId, error.message], ['not_connected', '20261126', 'not_connected']);
    });
  }

  it("reads a posting block in TikTok's whole envelope with HTTP 200", async () => {
    const envelope = { data: {}, error: { code: 'spam_risk_too_many_posts', message: '', log_id: '20261126' } };
    const { adapter } = adapterOn(json(envelope));
    assert.equal((await rejection(adapter.getCreatorInfo({ signal }))).code, 'spam_risk_too_many_posts');
  });

  it("takes TikTok's whole envelope with code ok for its data", async () => {
    const { adapter } = adapterOn(json({ data: { a: 1 }, error: { code: 'ok', message: '', log_id: 'x' } }));
    assert.deepEqual(await adapter.getCreatorInfo({ signal }), { a: 1 });
  });

  it('names the post that a refusal is about', async () => {
    const { adapter } = adapterOn(json({ error: { code: 'unknown_outcome', publish_id: 'v_pub~1' } }, { status: 504 }));
    const error = await rejection(adapter.getPostStatus('p1', { signal }));
    assert.deepEqual([error.code, error.publishId, error.nothingDone], ['unknown_outcome', 'v_pub~1', false]);
  });

  const date = 'Thu, 26 Nov 2026 22:00:00 GMT';
  const pauses: readonly (readonly [what: string, headers: Record<string, string>, pause: number | undefined])[] = [
    ['nothing', {}, undefined],
    ['seconds', { 'Retry-After': '7' }, 7000],
    ['a date, by the date of the reply', { 'Retry-After': 'Thu, 26 Nov 2026 22:00:30 GMT', Date: date }, 30_000],
    ['a date that is over', { 'Retry-After': 'Thu, 26 Nov 2026 21:00:00 GMT', Date: date }, 0],
    ['a day, capped at ten minutes', { 'Retry-After': '86400' }, 600_000],
    ['a date without the date of the reply', { 'Retry-After': date }, undefined],
    ['words', { 'Retry-After': 'soon' }, undefined],
  ];
  for (const [what, headers, pause] of pauses) {
    it(`honors Retry-After: ${what}`, async () => {
      const { adapter } = adapterOn(json({}, { status: 429, headers }));
      const error = await rejection(adapter.getPostStatus('p1', { signal }));
      assert.deepEqual([error.code, error.retryAfterMs], ['rate_limit_exceeded', pause]);
    });
  }

  it('refuses a reply that is longer than any of the protocol', async () => {
    const { adapter } = adapterOn(json({ data: { creator_nickname: 'x'.repeat(1_000_001) } }));
    assert.equal((await rejection(adapter.getCreatorInfo({ signal }))).code, 'invalid_response');
  });

  it('reports the progress of an upload through an injected fetch when its reply is there', async () => {
    const { adapter, sent } = adapterOn(new Response(null, { status: 204 }));
    const progress: number[] = [];
    await adapter.uploadChunk(chunk, { signal, onProgress: (bytes) => progress.push(bytes) });
    assert.deepEqual(progress, [10]);
    assert.equal(new Headers(sent[0]?.init.headers).get('Content-Range'), 'bytes 0-9/10');
  });

  it('yields the data of server-sent events and keeps every digit of an id', async () => {
    const { text, ...init } = events(
      ': hello\n\nevent: status\ndata: {"status":"A",\ndata: "ids":[7663542984343883021]}\n\ndata: {}\r\n\r\n',
    );
    const { adapter, sent } = adapterOn(new Response(text, init));
    assert.deepEqual(await watched(adapter), [{ status: 'A', ids: ['7663542984343883021'] }, {}]);
    assert.equal(new Headers(sent[0]?.init.headers).get('Accept'), 'text/event-stream');
  });

  it('rejects with network when the connection breaks between two server-sent events', async () => {
    const { text, ...init } = events(`data: ${JSON.stringify(statusData('PROCESSING_UPLOAD'))}\n\n`);
    const { adapter } = adapterOn(broken(text, init));
    assert.equal((await rejection(watched(adapter))).code, 'network');
  });

  it('rejects with the code of the backend where it opens no stream of events', async () => {
    const { adapter } = adapterOn(json(refusal, { status: 401 }));
    assert.equal((await rejection(watched(adapter))).code, 'not_connected');
  });
});
