import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { serve } from '@hono/node-server';
import { chunkRange, planChunks } from '../../../src/domain/chunk-plan.js';
import { createShareToTikTok, verifyReceipt } from '../../../src/server/index.js';
import { runningDigest } from '../../../src/server/crypto/running-digest.js';
import { putThroughNode } from '../../../src/server/relay/put-node.js';
import { putter } from '../../../src/server/relay/put.js';
import { codeOf } from './support/browser.js';
import type { TestBrowser } from './support/browser.js';
import { startPost } from './support/posts.js';
import { BASE, COOKIE_KEY, openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const originOf = (server: { address(): AddressInfo | string | null }) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url');

describe('PUT posts/:id/chunks on Node', () => {
  const BIG = 64_000_001;
  let stage: Stage;
  let browser: TestBrowser;
  let server: Server;
  before(async () => {
    stage = await openStage();
    browser = await stage.connected();
    // Without the host's `fetch` the kit uses Node's own streams.
    const { fetch: _fetch, ...options } = stage.options;
    server = serve({ fetch: createShareToTikTok(options), port: 0, hostname: '127.0.0.1' }) as Server;
    await once(server, 'listening');
  });
  after(async () => {
    server.close();
    await stage.close();
  });

  const begin = (bytes: number, digests?: readonly string[]) => {
    stage.clock.advance(61_000);
    return startPost(browser, bytes, 'SELF_ONLY', digests);
  };
  const chunkDigestsOf = async (id: string) =>
    (await verifyReceipt((await stage.backend.receipt(id)) ?? '', [COOKIE_KEY]))?.chunkDigests;
  const post = (id: string) => stage.simulator.control.state().posts.find(({ publishId }) => publishId === id);

  /** Sends a chunk over a real connection, with a length or piece by piece, whole or cut off. */
  function send(id: string, range: string, body: Uint8Array, how: { length?: boolean; cutOff?: number } = {}) {
    const { length = true, cutOff } = how;
    const request = httpRequest(`${originOf(server)}${new URL(BASE).pathname}/posts/${id}/chunks`, {
      method: 'PUT',
      headers: {
        'content-type': 'video/mp4',
        'content-range': range,
        ...(length ? { 'content-length': body.length } : { 'transfer-encoding': 'chunked' }),
        'x-share-to-tiktok': '1',
        'sec-fetch-site': 'same-origin',
        cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    if (cutOff === undefined) request.end(body);
    else request.write(body.subarray(0, cutOff), () => request.destroy());
    return new Promise<number>((resolve) => {
      request.once('error', () => resolve(0));
      request.once('response', (answer: IncomingMessage) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
      });
    });
  }

  it('brings every byte to TikTok, and the receipt has the digest of each chunk [S20, R33]', async () => {
    const id = await begin(BIG);
    const plan = planChunks(BIG);
    const digests: string[] = [];
    const whole = createHash('sha256');
    for (let index = 0; index < plan.count; index += 1) {
      const { first, last } = chunkRange(plan, index);
      const body = new Uint8Array(last - first + 1).fill(index + 1);
      digests.push(sha256(body));
      whole.update(body);
      assert.equal(await send(id, `bytes ${first}-${last}/${BIG}`, body, { length: index % 2 === 0 }), 204);
    }
    await stage.simulator.control.settled();
    assert.equal(post(id)?.files[0]?.sha256, whole.digest('hex'));
    const receipt = await verifyReceipt((await stage.backend.receipt(id)) ?? '', [COOKIE_KEY]);
    assert.deepEqual(receipt?.chunkDigests, digests);
    assert.equal(receipt?.publishId, id);
    assert.equal(receipt?.consent.draft.media?.kind, 'video');
  });

  it('refuses other bytes of the same length than the consent has digests of, before TikTok has them all [S20]', async () => {
    const bytes = 10_485_760;
    const plan = planChunks(bytes);
    assert.equal(plan.count, 2);
    const chunks = [1, 2].map((fill) => new Uint8Array(plan.chunkBytes).fill(fill));
    const range = (index: number) => `bytes ${chunkRange(plan, index).first}-${chunkRange(plan, index).last}/${bytes}`;
    const [first, second] = chunks as [Uint8Array, Uint8Array];
    const other = second.with(-1, 0);
    const id = await begin(bytes, chunks.map(sha256));
    assert.equal(await send(id, range(0), first), 204);
    for (const length of [true, false]) {
      assert.equal(await send(id, range(1), other, { length }), 409);
      assert.equal(stage.log.at(-1)?.code, 'consent_mismatch');
    }
    const viaFetch = await browser.send('PUT', `posts/${id}/chunks`, {
      body: other,
      headers: { 'content-type': 'video/mp4', 'content-range': range(1) },
    });
    assert.deepEqual([viaFetch.status, await codeOf(viaFetch)], [409, 'consent_mismatch']);
    await stage.simulator.control.settled();
    assert.equal(post(id)?.uploadedBytes, plan.chunkBytes);
    assert.equal(await chunkDigestsOf(id), undefined);
    let again = await send(id, range(1), second);
    // TikTok may not have noticed yet that the connection before is gone; a page tries again then.
    while (again === 503) again = await send(id, range(1), second);
    assert.equal(again, 204);
    assert.deepEqual(await chunkDigestsOf(id), chunks.map(sha256));
  });

  it('leaves nothing at TikTok of a body that is shorter or longer than its range', async () => {
    for (const size of [999, 1001]) {
      const id = await begin(1000);
      assert.notEqual(await send(id, 'bytes 0-999/1000', new Uint8Array(size), { length: false }), 204);
      await stage.simulator.control.settled();
      assert.equal(post(id)?.uploadedBytes, 0, `${size} bytes`);
    }
  });

  it('takes a chunk again after the page broke off in the middle', async () => {
    const id = await begin(1_000_000);
    const body = new Uint8Array(1_000_000).fill(7);
    const lines = stage.log.length;
    assert.equal(await send(id, 'bytes 0-999999/1000000', body, { cutOff: 500_000 }), 0);
    while (stage.log.slice(lines).length === 0) await new Promise(setImmediate);
    assert.equal(stage.log.at(-1)?.code, 'network');
    let again = await send(id, 'bytes 0-999999/1000000', body);
    // TikTok may not have noticed yet that the connection before is gone; a page tries again then.
    while (again === 503) again = await send(id, 'bytes 0-999999/1000000', body);
    assert.equal(again, 204);
    const receipt = await verifyReceipt((await stage.backend.receipt(id)) ?? '', [COOKIE_KEY]);
    assert.deepEqual(receipt?.chunkDigests, [sha256(body)]);
  });

  it('digests what a host of Web streams relays just the same [S20]', async () => {
    const id = await begin(1000);
    const body = new Uint8Array(1000).fill(9);
    const sent = await browser.send('PUT', `posts/${id}/chunks`, {
      body,
      headers: { 'content-type': 'video/mp4', 'content-range': 'bytes 0-999/1000' },
    });
    assert.equal(sent.status, 204);
    const receipt = await verifyReceipt((await stage.backend.receipt(id)) ?? '', [COOKIE_KEY]);
    assert.deepEqual(receipt?.chunkDigests, [sha256(body)]);
  });
});

describe('putThroughNode', () => {
  const PIECE = 64 * 1024;
  const LENGTH = 1600 * PIECE;

  /** A body of 100 MB that counts what was taken of it. */
  function countedBody() {
    const taken = { bytes: 0 };
    const body = new Readable({
      read() {
        if (taken.bytes === LENGTH) return void this.push(null);
        taken.bytes += PIECE;
        this.push(Buffer.alloc(PIECE, 1));
      },
    });
    // What it needs of a request is that it is one of Node's readable streams.
    return { taken, body: body as IncomingMessage };
  }

  async function listening(handle: Parameters<typeof createServer>[1]): Promise<Server> {
    const server = createServer({}, handle).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }

  const sendingTo = async (server: Server) => ({
    url: originOf(server),
    headers: { 'content-length': String(LENGTH) },
    length: LENGTH,
    passage: { bytes: 0, digest: await runningDigest() },
    signal: new AbortController().signal,
  });

  it('takes no more from the page than TikTok takes [R33]', async () => {
    let go = (): void => {};
    const server = await listening((request, answer) => {
      request.pause();
      go = () => void request.resume().once('end', () => answer.writeHead(201).end());
    });
    const { taken, body } = countedBody();
    const sending = await sendingTo(server);
    const status = putThroughNode(body, sending);
    await once(body, 'pause');
    let before = -1;
    for (let calm = 0; calm < 300; calm = taken.bytes === before ? calm + 1 : 0) {
      before = taken.bytes;
      await new Promise(setImmediate);
    }
    // The buffers of the two sockets are all that there is.
    assert.ok(taken.bytes < LENGTH / 3, `${taken.bytes} of ${LENGTH} bytes were taken`);
    go();
    assert.equal(await status, 201);
    assert.equal(sending.passage.bytes, LENGTH);
    server.close();
  });

  it('stops at a refusal that comes before the end of the body', async () => {
    const server = await listening((_, answer) => void answer.writeHead(403).end());
    const { taken, body } = countedBody();
    assert.equal(await putThroughNode(body, await sendingTo(server)), 403);
    assert.ok(taken.bytes < LENGTH);
    body.destroy();
    server.closeAllConnections();
    server.close();
  });

  it('fails at once, and asks TikTok for nothing, when the page has gone before its body is read', async () => {
    const stop = new AbortController();
    const server = await listening(() => {});
    server.once('connection', () => stop.abort());
    const { body } = countedBody();
    body.destroy();
    await once(body, 'close');
    await assert.rejects(putThroughNode(body, { ...(await sendingTo(server)), signal: stop.signal }), /broke off/);
    server.closeAllConnections();
    server.close();
  });

  it('fails when the connection to TikTok breaks, and when it is told to stop', async () => {
    const server = await listening((request) => void request.once('data', () => request.socket.destroy()));
    await assert.rejects(putThroughNode(countedBody().body, await sendingTo(server)));
    const stop = new AbortController();
    const silent = await listening((request) => void request.once('data', () => stop.abort()));
    await assert.rejects(putThroughNode(countedBody().body, { ...(await sendingTo(silent)), signal: stop.signal }));
    for (const each of [server, silent]) {
      each.closeAllConnections();
      each.close();
    }
  });
});

describe('putter', () => {
  const PIECE = 64 * 1024;

  /** What a server got of four pieces, two of which share their memory, and what is left of each. */
  async function sendPieces(toRequest: (pieces: readonly Buffer[]) => readonly [Request, unknown]) {
    const shared = Buffer.alloc(2 * PIECE, 1);
    const pieces = [Buffer.alloc(PIECE, 1), shared.subarray(0, PIECE), Buffer.alloc(PIECE, 1), Buffer.alloc(PIECE, 1)];
    const length = pieces.length * PIECE;
    let headers: IncomingHttpHeaders = {};
    const server = createServer((request, reply) => {
      ({ headers } = request);
      void request.resume().once('end', () => reply.writeHead(201).end());
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const sending = {
      url: originOf(server),
      headers: { 'content-length': String(length) },
      length,
      passage: { bytes: 0, digest: await runningDigest() },
      signal: new AbortController().signal,
    };
    try {
      assert.equal(await putter(undefined)(...toRequest(pieces), sending), 201);
    } finally {
      server.close();
    }
    assert.equal(await sending.passage.digest?.end(), sha256(new Uint8Array(length).fill(1)));
    assert.ok(shared.every((byte) => byte === 1));
    return { headers, left: pieces.map(({ byteLength }) => byteLength) };
  }

  it('frees each piece of a request of Node once it has gone, but no memory that others share [R33]', async () => {
    const { left } = await sendPieces((pieces) => [
      new Request('http://kit.invalid'),
      { incoming: Readable.from([...pieces]) },
    ]);
    // What comes last is held back until its digest is known, and is left to the garbage collector.
    assert.deepEqual(left, [0, PIECE, 0, PIECE]);
  });

  for (const trouble of ['refuses the chunk', 'breaks the connection']) {
    it(`survives a page that goes after TikTok ${trouble}`, async () => {
      const server = createServer((request, reply) => {
        if (trouble === 'refuses the chunk') reply.writeHead(403).end();
        else request.once('data', () => request.socket.destroy());
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      let page: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          page = controller;
          controller.enqueue(new Uint8Array(PIECE));
        },
      });
      const request = new Request('http://kit.invalid', { method: 'PUT', body, duplex: 'half' } as RequestInit);
      const sending = {
        url: originOf(server),
        headers: { 'content-length': String(2 * PIECE) },
        length: 2 * PIECE,
        passage: { bytes: 0, digest: undefined },
        signal: new AbortController().signal,
      };
      const outcome = await putter(undefined)(request, {}, sending).catch(() => 'failed');
      assert.equal(outcome, trouble === 'refuses the chunk' ? 403 : 'failed');
      // An error that nobody listens to is an uncaught exception, which fails this test.
      page?.error(new Error('The page has gone.'));
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      server.closeAllConnections();
      server.close();
    });
  }

  it('sends a Web stream through the streams of Node too, and frees none of it [R33]', async () => {
    const { headers, left } = await sendPieces((pieces) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const piece of pieces) controller.enqueue(piece);
          controller.close();
        },
      });
      const init = { method: 'PUT', body, duplex: 'half' };
      return [new Request('http://kit.invalid', init as RequestInit), {}];
    });
    assert.deepEqual(left, [PIECE, PIECE, PIECE, PIECE]);
    assert.equal(headers['content-length'], String(4 * PIECE));
    // Node's `fetch` would add it.
    assert.equal(headers['sec-fetch-mode'], undefined);
  });
});
