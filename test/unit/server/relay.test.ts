import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { chunkRange, planChunks } from '../../../src/domain/chunk-plan.js';
import { isPlanned, parseContentRange } from '../../../src/server/relay/content-range.js';
import { exactBody } from '../../../src/server/relay/exact-body.js';
import { codeOf } from './support/browser.js';
import type { TestBrowser } from './support/browser.js';
import { sendChunk, startPost } from './support/posts.js';
import { connect, openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const BIG = 64_000_001;

describe('parseContentRange', () => {
  it('reads what it should and nothing that looks like it', () => {
    assert.deepEqual(parseContentRange('bytes 0-9/10'), { first: 0, last: 9, total: 10 });
    const others = [null, '', 'bytes', 'bytes 0-9', 'bytes 0-9/*', 'bytes */10', 'bytes 0-10/10', 'bytes 5-4/10'];
    others.push('bytes=0-9/10', 'Bytes 0-9/10', 'bytes 00-9/10', 'bytes +0-9/10', 'bytes 0-9/10 ', 'bytes  0-9/10');
    others.push(
      'bytes 0-9/10, bytes 0-9/10',
      'bytes 0x0-9/10',
      'bytes 0-1e1/99',
      'bytes 0-9/9999999999999999',
      'bytes -1-9/10',
    );
    for (const header of others) assert.equal(parseContentRange(header), undefined, String(header));
  });

  it('agrees with the plan for every size from 1 byte to 4 GiB [C-04.1, U-07.1]', () => {
    const edges = [1, 5_242_880, 63_999_999, 64_000_000, 64_000_001, 127_999_999, 128_000_000, 4_294_967_296];
    const size = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 1, max: 4_294_967_296 }));
    fc.assert(
      fc.property(size, fc.nat(), (totalBytes, pick) => {
        const plan = planChunks(totalBytes);
        const upload = { url: '', ...plan };
        const { first, last } = chunkRange(plan, pick % plan.count);
        const range = parseContentRange(`bytes ${first}-${last}/${totalBytes}`);
        assert.ok(range && isPlanned(range, upload));
        for (const wrong of [
          { ...range, last: last - 1 },
          { ...range, last: last + 1 },
          { ...range, first: first + 1 },
          { ...range, total: totalBytes + 1 },
        ]) {
          assert.equal(isPlanned(wrong, upload), false);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('exactBody', () => {
  const stream = (pieces: readonly number[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const size of pieces) controller.enqueue(new Uint8Array(size));
        controller.close();
      },
    });

  it('passes on exactly what was announced, and breaks off otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 8 }),
        fc.integer({ min: -3, max: 3 }),
        async (pieces, off) => {
          const sum = pieces.reduce((a, b) => a + b, 0);
          const count = { bytes: 0, digest: undefined };
          const read = new Response(exactBody(stream(pieces), sum + off, count)).arrayBuffer();
          if (off === 0) assert.equal((await read).byteLength, sum);
          else await assert.rejects(read, TypeError);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('passes on no byte beyond the announced ones', async () => {
    for (const pieces of [[10, 1], [11], [5, 5, 5, 5]]) {
      let passed = 0;
      const sink = new WritableStream<Uint8Array>({
        write(piece) {
          passed += piece.byteLength;
        },
      });
      await assert.rejects(exactBody(stream(pieces), 10, { bytes: 0, digest: undefined }).pipeTo(sink), TypeError);
      assert.ok(passed <= 10, `${passed} of ${pieces.join(' + ')}`);
    }
  });

  it('asks for a piece only when the one before has gone', async () => {
    let asked = 0;
    const source = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          asked += 1;
          controller.enqueue(new Uint8Array(10));
        },
      },
      { highWaterMark: 0 },
    );
    const reader = exactBody(source, 1000, { bytes: 0, digest: undefined }).getReader();
    assert.equal(asked, 0);
    await reader.read();
    assert.equal(asked, 1);
    await reader.read();
    assert.equal(asked, 2);
    await reader.cancel();
  });
});

describe('PUT posts/:id/chunks', () => {
  let stage: Stage;
  let browser: TestBrowser;
  before(async () => {
    stage = await openStage();
    browser = await stage.connected();
  });
  after(() => stage.close());

  const uploads = () => stage.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'upload');
  const post = (id: string) => stage.simulator.control.state().posts.find(({ publishId }) => publishId === id);
  const plan = planChunks(BIG);
  const chunk = (index: number) => {
    const { first, last } = chunkRange(plan, index);
    return new Uint8Array(last - first + 1).fill(index + 1);
  };
  const rangeOf = (index: number) => {
    const { first, last } = chunkRange(plan, index);
    return `bytes ${first}-${last}/${BIG}`;
  };
  /** Lets the minute pass in which TikTok counts inits. */
  const begin = (bytes: number) => {
    stage.clock.advance(61_000);
    return startPost(browser, bytes);
  };

  it('brings several chunks to TikTok byte for byte, with the headers that TikTok wants [G-T2c]', async () => {
    const id = await begin(BIG);
    stage.simulator.control.clearRequests();
    const hash = createHash('sha256');
    for (let index = 0; index < plan.count; index += 1) {
      const body = chunk(index);
      hash.update(body);
      assert.equal((await sendChunk(browser, id, body, rangeOf(index))).status, 204);
    }
    assert.deepEqual(
      uploads().map(({ status }) => status),
      [...Array.from({ length: plan.count - 1 }, () => 206), 201],
    );
    const [first] = uploads();
    assert.equal(first?.headers['content-length'], String(plan.chunkBytes));
    assert.equal(first?.headers['content-range'], rangeOf(0));
    assert.equal(first?.headers['content-type'], 'video/mp4');
    assert.equal(first?.headers['authorization'], undefined);
    assert.equal(first?.headers['cookie'], undefined);
    await stage.simulator.control.settled();
    assert.equal(post(id)?.files[0]?.sha256, hash.digest('hex'));
  });

  it('refuses a chunk that is not the next one of the plan, and sends none of it', async () => {
    const id = await begin(BIG);
    stage.simulator.control.clearRequests();
    for (const range of [
      rangeOf(1),
      `bytes 0-${plan.chunkBytes - 2}/${BIG}`,
      `bytes 0-${plan.chunkBytes - 1}/${BIG + 1}`,
      `bytes 0-${BIG - 1}/${BIG}`,
      `bytes 1-${plan.chunkBytes}/${BIG}`,
    ]) {
      assert.equal(await codeOf(await sendChunk(browser, id, new Uint8Array(10), range)), 'upload_rejected', range);
    }
    assert.equal(await codeOf(await sendChunk(browser, id, 'x', 'bytes 0-9')), 'invalid_params');
    const typed = await sendChunk(browser, id, 'x', rangeOf(0), { 'content-type': 'text/html' });
    assert.equal(await codeOf(typed), 'unsupported_media_type');
    assert.equal(uploads().length, 0);
  });

  it('sends no chunk whose body is shorter or longer than its range', async () => {
    for (const size of [999, 1001]) {
      const id = await begin(1000);
      const stream = new Blob([new Uint8Array(size)]).stream();
      assert.equal(await codeOf(await sendChunk(browser, id, stream, 'bytes 0-999/1000')), 'network');
      await stage.simulator.control.settled();
      assert.equal(post(id)?.uploadedBytes, 0);
      const announced = await sendChunk(browser, id, new Uint8Array(size), 'bytes 0-999/1000', {
        'content-length': String(size),
      });
      assert.equal(await codeOf(announced), 'upload_rejected');
    }
  });

  it('answers at once for a chunk that TikTok has already [U-07.2]', async () => {
    const id = await begin(BIG);
    await sendChunk(browser, id, chunk(0), rangeOf(0));
    const before = uploads().length;
    assert.equal((await sendChunk(browser, id, chunk(0), rangeOf(0))).status, 204);
    assert.equal(uploads().length, before);
    assert.equal((await sendChunk(browser, id, chunk(1), rangeOf(1))).status, 204);
  });

  it('takes the same chunk again after a failure on the way [U-07.2]', async () => {
    const id = await begin(BIG);
    for (const fault of [{ kind: 'reset', bytes: 1_000_000 }, { kind: 'server_error' }] as const) {
      stage.simulator.control.addFault({ ...fault, endpoint: 'upload' });
      const answer = await sendChunk(browser, id, chunk(0), rangeOf(0));
      assert.ok(['network', 'internal_error'].includes(await codeOf(answer)));
    }
    assert.equal((await sendChunk(browser, id, chunk(0), rangeOf(0))).status, 204);
  });

  it('goes on after an answer of TikTok that was lost: TikTok counts what it has', async () => {
    const id = await begin(BIG);
    stage.simulator.control.addFault({ kind: 'lost_answer', endpoint: 'upload' });
    assert.equal(await codeOf(await sendChunk(browser, id, chunk(0), rangeOf(0))), 'network');
    stage.clock.advance(10_000);
    assert.equal((await sendChunk(browser, id, chunk(0), rangeOf(0))).status, 204);
    assert.equal((await sendChunk(browser, id, chunk(1), rangeOf(1))).status, 204);
    assert.equal(post(id)?.uploadedBytes, 2 * plan.chunkBytes);
  });

  it('takes the next chunk from a page that heard of the lost one by status [U-07.2]', async () => {
    const id = await begin(BIG);
    stage.simulator.control.addFault({ kind: 'lost_answer', endpoint: 'upload' });
    assert.equal(await codeOf(await sendChunk(browser, id, chunk(0), rangeOf(0))), 'network');
    stage.simulator.control.addFault({ kind: 'server_error', endpoint: 'status' });
    assert.equal(await codeOf(await sendChunk(browser, id, chunk(1), rangeOf(1))), 'network');
    assert.equal((await sendChunk(browser, id, chunk(1), rangeOf(1))).status, 204);
    assert.equal((await sendChunk(browser, id, chunk(2), rangeOf(2))).status, 204);
    assert.equal(post(id)?.uploadedBytes, 3 * plan.chunkBytes);
  });

  it('names a limit of TikTok as what it is, so that the page tries again', async () => {
    const id = await begin(BIG);
    stage.simulator.control.addFault({ kind: 'rate_limit', endpoint: 'upload' });
    assert.equal(await codeOf(await sendChunk(browser, id, chunk(0), rangeOf(0))), 'rate_limit_exceeded');
  });

  it('believes the status of an answer and not the count in it', async () => {
    const id = await begin(BIG);
    stage.simulator.control.addFault({ kind: 'wrong_content_range', endpoint: 'upload', bytes: 1 });
    assert.equal((await sendChunk(browser, id, chunk(0), rangeOf(0))).status, 204);
    assert.equal((await sendChunk(browser, id, chunk(1), rangeOf(1))).status, 204);
  });

  it('says that the upload address has expired', async () => {
    const id = await begin(1000);
    stage.simulator.control.addFault({ kind: 'upload_url_expired', endpoint: 'upload' });
    const refused = await sendChunk(browser, id, new Uint8Array(1000), 'bytes 0-999/1000');
    assert.deepEqual([refused.status, await codeOf(refused)], [410, 'upload_expired']);
    const late = await begin(1000);
    stage.clock.advance(60 * 60 * 1000);
    assert.equal(
      await codeOf(await sendChunk(browser, late, new Uint8Array(1000), 'bytes 0-999/1000')),
      'upload_expired',
    );
  });

  for (const [whose, identify] of [
    ["a host's user", () => 'alice'],
    ['a browser session', undefined],
  ] as const) {
    it(`takes the rest of a post of ${whose} after TikTok ended the access, and follows it after reconnecting [R11]`, async () => {
      const stage = await openStage(identify ? { identify } : {});
      const browser = await stage.connected();
      const id = await startPost(browser);
      stage.simulator.control.expireRefreshTokens('ada');
      stage.simulator.control.expireAccessTokens('ada');
      assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
      assert.equal((await sendChunk(browser, id, new Uint8Array(1000), 'bytes 0-999/1000')).status, 204);
      await connect(browser);
      assert.equal((await browser.get(`posts/${id}`)).status, 200);
      await browser.post('disconnect');
      assert.equal((await sendChunk(browser, id, new Uint8Array(1000), 'bytes 0-999/1000')).status, 401);
      await stage.close();
    });
  }

  it('goes on in another process', async () => {
    const id = await begin(BIG);
    await sendChunk(browser, id, chunk(0), rangeOf(0));
    const other = stage.browser(stage.secondProcess());
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    assert.equal((await sendChunk(other, id, chunk(1), rangeOf(1))).status, 204);
    assert.equal(await codeOf(await sendChunk(browser, id, chunk(1), rangeOf(3))), 'upload_rejected');
  });

  it('relays one chunk of a post at a time', async () => {
    const id = await begin(1000);
    let feed = (_value: Uint8Array) => {};
    const slow = new ReadableStream<Uint8Array>({
      start(controller) {
        feed = (value) => {
          controller.enqueue(value);
          controller.close();
        };
      },
    });
    const first = sendChunk(browser, id, slow, 'bytes 0-999/1000');
    while (!(await stage.options.storage.get(`uploading:${id}`))) await new Promise(setImmediate);
    assert.equal(await codeOf(await sendChunk(browser, id, new Uint8Array(1000), 'bytes 0-999/1000')), 'busy');
    feed(new Uint8Array(1000));
    assert.equal((await first).status, 204);
  });

  it("follows no redirect, and sends nothing to an address that is not TikTok's [C-08.1]", async () => {
    const asked: string[] = [];
    const crooked =
      (answer: object): typeof fetch =>
      async (input, init) => {
        const url = String(input);
        asked.push(url);
        if (url.includes('/video/init/')) {
          const body = {
            data: { publish_id: 'v_pub_file~v2-1.42', ...answer },
            error: { code: 'ok', message: '', log_id: 'x' },
          };
          return new Response(JSON.stringify(body));
        }
        if (init?.method === 'PUT') {
          assert.equal(init.redirect, 'manual');
          return new Response(null, { status: 307, headers: { location: 'https://evil.example/' } });
        }
        return fetch(input, init);
      };
    const through = async (answer: object) => {
      stage.clock.advance(61_000);
      const visitor = stage.browser(stage.secondProcess({ fetch: crooked(answer) }));
      for (const [name, value] of browser.cookies) visitor.cookies.set(name, value);
      return visitor;
    };
    const { requestFor, video } = await import('./support/requests.js');
    for (const upload_url of [
      'https://evil.example/',
      'http://127.0.0.1:1/',
      `${stage.simulator.origin}@evil.example/`,
      undefined,
    ]) {
      const visitor = await through({ upload_url });
      const answer = await visitor.post('posts', await requestFor(visitor, { draft: { media: video(10) } }));
      assert.equal(await codeOf(answer), 'invalid_response', String(upload_url));
    }
    const visitor = await through({ upload_url: `${stage.simulator.origin}/video/?upload_id=1&upload_token=2` });
    await startPost(visitor, 10);
    const answer = await sendChunk(visitor, 'v_pub_file~v2-1.42', new Uint8Array(10), 'bytes 0-9/10');
    assert.equal(await codeOf(answer), 'upload_rejected');
    assert.ok(asked.every((url) => url.startsWith(`${stage.simulator.origin}/`)));
  });
});

describe('a relay that died', () => {
  it('is taken over within seconds from a process that died in the middle of a chunk [R36]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser, 1000);
    const range = 'bytes 0-999/1000';
    // Neither its timers nor its connection go on, as when it was killed.
    const dead = stage.browser(
      stage.secondProcess({
        clock: { now: stage.clock.now, sleep: () => new Promise(() => {}) },
        fetch: () => new Promise(() => {}),
      }),
    );
    for (const [name, value] of browser.cookies) dead.cookies.set(name, value);
    void sendChunk(dead, id, new Uint8Array(1000), range);
    while (!(await stage.options.storage.get(`uploading:${id}`))) await new Promise(setImmediate);
    const early = await sendChunk(browser, id, new Uint8Array(1000), range);
    assert.deepEqual([early.status, early.headers.get('retry-after')], [503, '2']);
    stage.clock.advance(6_000);
    assert.equal((await sendChunk(browser, id, new Uint8Array(1000), range)).status, 204);
    await stage.close();
  });
});
