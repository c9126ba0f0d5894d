import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { ShareToTikTok } from '../../../src/server/index.js';
import { utf8 } from '../../../src/server/crypto/encoding.js';
import { parseSignature, verifyWebhook } from '../../../src/server/webhook/signature.js';
import { parseWebhook } from '../../../src/wire/webhook.js';
import { signatureHeader } from '../../../src/simulator/index.js';
import { codeOf } from './support/browser.js';
import { BASE, SECRET, openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';
import { publishedClip, startPost, whileTimePasses } from './support/posts.js';

/** The vector of the project's notes on "Webhooks verification". */
const VECTOR = {
  secret: 'test_client_secret',
  t: 1770210874,
  s: 'bcb6d25091af8319360ad96c37f107c918a7c97b417e661fe1bf94d0882bf4b2',
  body: '{"client_key":"test_client_key","event":"post.publish.publicly_available","create_time":1770210873,"user_openid":"-000TESTOPENID","content":"{\\"publish_id\\":\\"v_pub_file~v2-1.7602997070760331285\\",\\"publish_type\\":\\"DIRECT_PUBLISH\\",\\"post_id\\":\\"7602997517160123666\\"}"}',
};
const HEADER = `t=${VECTOR.t},s=${VECTOR.s}`;
const NOW = VECTOR.t * 1000;

describe('verifyWebhook', () => {
  it('takes the known vector, with any of the secrets', async () => {
    assert.equal(await verifyWebhook(HEADER, utf8(VECTOR.body), [VECTOR.secret], NOW), true);
    assert.equal(await verifyWebhook(HEADER, utf8(VECTOR.body), ['new secret', VECTOR.secret], NOW), true);
    assert.equal(await verifyWebhook(HEADER, utf8(VECTOR.body), ['new secret'], NOW), false);
    assert.equal(await verifyWebhook(HEADER, utf8(VECTOR.body), [], NOW), false);
  });

  it('refuses the body with any one bit of any byte flipped', async () => {
    const body = utf8(VECTOR.body);
    for (let index = 0; index < body.length; index += 1) {
      const changed = body.slice();
      changed[index] = (changed[index] ?? 0) ^ (1 << (index % 8));
      assert.equal(await verifyWebhook(HEADER, changed, [VECTOR.secret], NOW), false, `byte ${index}`);
    }
    for (const changed of [body.subarray(1), body.subarray(0, -1), utf8(`${VECTOR.body}\n`), utf8('')]) {
      assert.equal(await verifyWebhook(HEADER, changed, [VECTOR.secret], NOW), false);
    }
  });

  it('refuses the header with any letter changed, left out or doubled', async () => {
    const body = utf8(VECTOR.body);
    for (let index = 0; index < HEADER.length; index += 1) {
      const letter = HEADER[index] ?? '';
      const [before, rest] = [HEADER.slice(0, index), HEADER.slice(index + 1)];
      for (const header of [
        `${before}${letter === '0' ? '1' : '0'}${rest}`,
        before + rest,
        before + letter + letter + rest,
      ]) {
        assert.equal(await verifyWebhook(header, body, [VECTOR.secret], NOW), false, header);
      }
    }
  });

  it('takes a signature for five minutes on either side and no longer', async () => {
    const at = (seconds: number) => verifyWebhook(HEADER, utf8(VECTOR.body), [VECTOR.secret], NOW + seconds * 1000);
    assert.deepEqual(await Promise.all([-301, -300, 0, 300, 301].map(at)), [false, true, true, true, false]);
  });
});

describe('parseSignature', () => {
  it('reads both parts in either order', () => {
    for (const header of [HEADER, `s=${VECTOR.s},t=${VECTOR.t}`, ` t=${VECTOR.t} , s=${VECTOR.s} `]) {
      assert.equal(parseSignature(header)?.timestamp, String(VECTOR.t), header);
    }
  });

  it('refuses everything else', () => {
    const [t, s] = [`t=${VECTOR.t}`, `s=${VECTOR.s}`];
    const others = [null, '', ',', t, s, `${t},${t},${s}`, `${t},${s},${s}`, `${t},${s},v=1`, `${t};${s}`, `${t},s=`];
    others.push(`t=,${s}`, `t=-1,${s}`, `t=1e9,${s}`, `t=0,${s}`, `t=01770210874,${s}`, `${t},${s.toUpperCase()}`);
    others.push(
      `${t},s=${'0'.repeat(63)}`,
      `${t},s=${'0'.repeat(66)}`,
      `T=${VECTOR.t},${s}`,
      `${t},${s}${' '.repeat(200)}`,
    );
    for (const header of others) assert.equal(parseSignature(header), undefined, String(header));
  });

  it('never throws and never makes a part up', () => {
    const parts = fc.constantFrom('t=', 's=', ',', '=', ' ', '1770210874', VECTOR.s, 'g', '\u0000', 'é');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts).map((list) => list.join('')),
        ),
        (header) => {
          const parsed = parseSignature(header);
          if (parsed) {
            assert.ok(header.includes(`t=${parsed.timestamp}`));
            assert.equal(parsed.signature.length, 32);
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('parseWebhook', () => {
  it('keeps 19-digit ids exact, as text and as numbers [C-06.4]', () => {
    assert.deepEqual(parseWebhook(VECTOR.body)?.news, {
      kind: 'public',
      publishId: 'v_pub_file~v2-1.7602997070760331285',
      postId: '7602997517160123666',
    });
    const asNumber = VECTOR.body.replace('\\"7602997517160123666\\"', '7602997517160123666');
    const news = parseWebhook(asNumber)?.news;
    assert.equal(news?.kind === 'public' && news.postId, '7602997517160123666');
  });

  it('reads any JSON without harm', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (content, extra) => {
        const body = JSON.stringify({
          client_key: 'k',
          event: 'post.publish.failed',
          create_time: 1,
          user_openid: 'o',
          content,
          extra,
        });
        const parsed = parseWebhook(body);
        assert.ok(parsed && ['failed', 'other'].includes(parsed.news.kind));
        parseWebhook(content);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('POST webhook', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  const send = (
    event: string,
    openId: string,
    content: object,
    change: { secret?: string; at?: number; to?: ShareToTikTok } = {},
  ) => {
    const seconds = Math.floor(stage.clock.now() / 1000);
    const body = JSON.stringify({
      client_key: 'awaudited00000001',
      event,
      create_time: change.at ?? seconds,
      user_openid: openId,
      content: JSON.stringify(content),
    });
    const headers = { 'tiktok-signature': signatureHeader(change.secret ?? SECRET, seconds, body) };
    return (change.to ?? stage.backend)(new Request(`${BASE}/webhook`, { method: 'POST', body, headers }));
  };
  const openIdOf = (creator: string) =>
    stage.simulator.control.state().grants.find((grant) => grant.creator === creator)?.openId ?? '';
  const statusText = async (browser: Awaited<ReturnType<Stage['connected']>>, id: string) =>
    (await browser.get(`posts/${id}`)).text();

  it('refuses one that is not signed by TikTok', async () => {
    assert.equal(
      await codeOf(await send('post.publish.complete', 'x', {}, { secret: 'guessed' })),
      'signature_invalid',
    );
    const bare = await stage.backend(new Request(`${BASE}/webhook`, { method: 'POST', body: '{}' }));
    assert.equal(bare.status, 401);
  });

  it('takes a signed event that is no text, so that TikTok does not repeat it for 72 hours [S24]', async () => {
    const body = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]);
    const seconds = Math.floor(stage.clock.now() / 1000);
    const signature = createHmac('sha256', SECRET).update(`${seconds}.`).update(body).digest('hex');
    const headers = { 'tiktok-signature': `t=${seconds},s=${signature}` };
    const answer = await stage.backend(new Request(`${BASE}/webhook`, { method: 'POST', body, headers }));
    assert.equal(answer.status, 200);
    assert.equal(stage.log.at(-1)?.message, 'no event');
  });

  it('applies news that came before the reply to init was stored, and asks TikTok nothing [R29]', async () => {
    const visitor = await stage.connected();
    stage.clock.advance(61_000);
    const openId = openIdOf('ada');
    const early = stage.secondProcess({
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (!String(input).endsWith('/video/init/')) return answer;
        const { data } = (await answer.clone().json()) as { data: { publish_id: string } };
        const news = { publish_id: data.publish_id, reason: 'spam_risk_text' };
        assert.equal((await send('post.publish.failed', openId, news)).status, 200);
        // TikTok repeats what it has sent, which must not count as another event.
        assert.equal((await send('post.publish.failed', openId, news)).status, 200);
        return answer;
      },
    });
    const browser = stage.browser(early);
    for (const [name, value] of visitor.cookies) browser.cookies.set(name, value);
    const id = await startPost(browser);
    stage.simulator.control.clearRequests();
    assert.match(await statusText(visitor, id), /"status":"FAILED","fail_reason":"spam_risk_text"/);
    assert.deepEqual(stage.simulator.control.state().requests, []);
  });

  it('keeps nothing for a post that belongs to another account [R29]', async () => {
    await stage.connected('private');
    const visitor = await stage.connected();
    stage.clock.advance(61_000);
    const other = openIdOf('private');
    const early = stage.secondProcess({
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (!String(input).endsWith('/video/init/')) return answer;
        const { data } = (await answer.clone().json()) as { data: { publish_id: string } };
        await send('post.publish.failed', other, { publish_id: data.publish_id, reason: 'internal' });
        return answer;
      },
    });
    const browser = stage.browser(early);
    for (const [name, value] of visitor.cookies) browser.cookies.set(name, value);
    assert.match(await statusText(visitor, await startPost(browser)), /PROCESSING_UPLOAD/);
  });

  it('keeps news that came while TikTok was asked and knew less or nothing [C-06.1]', async () => {
    const { clock, simulator } = stage;
    const told = (status: string) => `{"data":{"status":"${status}"},"error":{"code":"ok","log_id":"x"}}`;
    for (const reply of [...['PROCESSING_UPLOAD', 'PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX'].map(told), 'no JSON']) {
      const visitor = await stage.connected('comments-off');
      clock.advance(61_000);
      const id = await startPost(visitor);
      const openId = openIdOf('comments-off');
      const asksMeanwhile = stage.secondProcess({
        fetch: async (input, init) => {
          if (!String(input).startsWith(`${simulator.origin}/v2/post/publish/status/`)) return fetch(input, init);
          const news = { publish_id: id, publish_type: 'DIRECT_PUBLISH', post_id: '7602997517160123666' };
          assert.equal((await send('post.publish.publicly_available', openId, news)).status, 200);
          return new Response(reply);
        },
      });
      const other = stage.browser(asksMeanwhile);
      for (const [name, value] of visitor.cookies) other.cookies.set(name, value);
      assert.match(await statusText(other, id), /7602997517160123666/);
    }
  });

  it('tells a viewer at once, and a late event takes nothing back', async () => {
    const browser = await stage.connected();
    const id = await startPost(browser);
    const openId = openIdOf('ada');
    const about = { publish_id: id, publish_type: 'DIRECT_PUBLISH' };
    assert.equal(
      (await send('post.publish.publicly_available', openId, { ...about, post_id: '7602997517160123666' })).status,
      200,
    );
    assert.match(await statusText(browser, id), /"publicaly_available_post_id":\[7602997517160123666\]/);
    assert.equal((await send('post.publish.complete', openId, about)).status, 200);
    assert.equal((await send('post.publish.failed', openId, { ...about, reason: 'internal' })).status, 200);
    assert.match(await statusText(browser, id), /7602997517160123666/);
  });

  it('says of a failed post why it failed [C-06.1]', async () => {
    const browser = await stage.connected();
    const id = await startPost(browser);
    await send('post.publish.failed', openIdOf('ada'), { publish_id: id, reason: 'spam_risk_text' });
    assert.match(await statusText(browser, id), /"status":"FAILED","fail_reason":"spam_risk_text"/);
  });

  it('changes nothing of a post of another account', async () => {
    const browser = await stage.connected();
    const id = await startPost(browser);
    await stage.connected('private');
    await send('post.publish.failed', openIdOf('private'), { publish_id: id, reason: 'internal' });
    assert.match(await statusText(browser, id), /PROCESSING/);
  });

  it('acts once on an event that comes many times', async () => {
    const browser = await stage.connected();
    const openId = openIdOf('ada');
    const seconds = Math.floor(stage.clock.now() / 1000);
    const removed = () => send('authorization.removed', openId, { reason: 1 }, { at: seconds });
    // Those who wait for the lock look again when time passes.
    const answers = await whileTimePasses(stage, 50, Promise.all(Array.from({ length: 20 }, removed)));
    assert.ok(answers.every(({ status }) => status === 200));
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    stage.clock.advance(1000);
    const again = await stage.connected();
    await removed();
    assert.equal(await codeOf(await again.post('creator-info')), 'ok', 'the old news is not news of the new link');
  });

  it('acts on one that was cut off in the middle, by a crash or by a storage in trouble, when it comes again', async () => {
    const visitor = await stage.connected();
    const id = await startPost(visitor);
    const event = ['post.publish.failed', openIdOf('ada'), { publish_id: id, reason: 'internal' }] as const;
    const { storage } = stage.options;
    const dies = stage.secondProcess({
      storage: {
        ...storage,
        compareAndSet: async (key, ...rest) =>
          key.startsWith('status:') ? new Promise(() => {}) : storage.compareAndSet(key, ...rest),
      },
    });
    const troubled = stage.secondProcess({
      storage: {
        ...storage,
        compareAndSet: async (key, ...rest) =>
          key.startsWith('status:') ? Promise.reject(new Error('full')) : storage.compareAndSet(key, ...rest),
        delete: () => Promise.reject(new Error('full')),
      },
    });
    void send(...event, { to: dies });
    assert.equal((await send(...event, { to: troubled })).status, 500, 'TikTok sends it again');
    assert.equal((await send(...event)).status, 200);
    assert.match(await statusText(visitor, id), /FAILED/);
  });

  /** A process that stops before it writes a status for the first time, until it may go on. */
  function stopping() {
    let reached = () => {};
    let goOn = () => {};
    const isReached = new Promise<void>((resolve) => (reached = resolve));
    const released = new Promise<void>((resolve) => (goOn = resolve));
    const { storage } = stage.options;
    const stopped = async (key: string) => {
      if (!key.startsWith('status:')) return;
      reached();
      await released;
    };
    const backend = stage.secondProcess({
      storage: {
        ...storage,
        set: async (key, ...rest) => (await stopped(key), storage.set(key, ...rest)),
        compareAndSet: async (key, ...rest) => (await stopped(key), storage.compareAndSet(key, ...rest)),
      },
    });
    return { backend, isReached, goOn };
  }

  it('loses nothing that two processes hear at once: of what is said of an address, the latest counts [C-06.1]', async () => {
    const browser = await stage.connected('no-duet-stitch');
    stage.clock.advance(61_000);
    const id = await startPost(browser);
    const about = { publish_id: id, publish_type: 'DIRECT_PUBLISH', post_id: '7602997517160123666' };
    const now = Math.floor(stage.clock.now() / 1000);
    const slow = stopping();
    const first = send('post.publish.publicly_available', openIdOf('no-duet-stitch'), about, {
      at: now,
      to: slow.backend,
    });
    await slow.isReached;
    await send('post.publish.no_longer_publicaly_available', openIdOf('no-duet-stitch'), about, { at: now + 5 });
    slow.goOn();
    assert.equal((await first).status, 200);
    assert.doesNotMatch(await statusText(browser, id), /7602997517160123666/);
  });

  it('loses nothing that comes while another process writes down what it has asked for [C-06.1]', async () => {
    for (const fault of [undefined, 'html_body'] as const) {
      const visitor = await stage.connected('no-duet-stitch');
      stage.clock.advance(61_000);
      const id = await startPost(visitor);
      const slow = stopping();
      const other = stage.browser(slow.backend);
      for (const [name, value] of visitor.cookies) other.cookies.set(name, value);
      if (fault) stage.simulator.control.addFault({ kind: fault, endpoint: 'status' });
      const asked = statusText(other, id);
      await slow.isReached;
      const failed = { publish_id: id, publish_type: 'DIRECT_PUBLISH', reason: 'spam_risk_text' };
      assert.equal((await send('post.publish.failed', openIdOf('no-duet-stitch'), failed)).status, 200);
      slow.goOn();
      assert.match(await asked, /spam_risk_text/);
      assert.match(await statusText(visitor, id), /spam_risk_text/);
    }
  });

  it('takes the address of a post away when it is public no longer, and gives it back when it is again [C-06.1]', async () => {
    const browser = await stage.connected();
    stage.clock.advance(61_000);
    const id = await startPost(browser);
    const about = { publish_id: id, publish_type: 'DIRECT_PUBLISH', post_id: '7602997517160123666' };
    const now = Math.floor(stage.clock.now() / 1000);
    const tell = (event: string, at: number) => send(`post.publish.${event}`, openIdOf('ada'), about, { at });
    const shown = async () => /7602997517160123666/.test(await statusText(browser, id));
    await tell('publicly_available', now);
    assert.equal(await shown(), true);
    stage.simulator.control.clearRequests();
    await tell('no_longer_publicaly_available', now + 5);
    assert.equal(await shown(), false);
    assert.match(await statusText(browser, id), /"status":"PUBLISH_COMPLETE"/);
    await tell('publicly_available', now + 1);
    assert.equal(await shown(), false, 'late news of an address that is gone');
    await tell('publicly_available', now + 9);
    assert.equal(await shown(), true);
    await tell('no_longer_publicaly_available', now + 7);
    assert.equal(await shown(), true, 'late news again');
    assert.deepEqual(stage.simulator.control.state().requests, [], 'TikTok was not asked');
  });

  it('hears that a post is public no longer before it heard that it was', async () => {
    const browser = await stage.connected();
    stage.clock.advance(61_000);
    const id = await startPost(browser);
    const about = { publish_id: id, publish_type: 'DIRECT_PUBLISH', post_id: '7602997517160123666' };
    const now = Math.floor(stage.clock.now() / 1000);
    await send('post.publish.no_longer_publicaly_available', openIdOf('ada'), about, { at: now + 5 });
    await send('post.publish.publicly_available', openIdOf('ada'), about, { at: now });
    assert.doesNotMatch(await statusText(browser, id), /7602997517160123666/);
  });

  it('names in the log the post that it tells of, also one that the kit does not know', async () => {
    await stage.connected();
    await send('post.publish.complete', openIdOf('ada'), { publish_id: 'v_pub_file~v2-1.42' });
    assert.equal(stage.log.at(-1)?.publishId, 'v_pub_file~v2-1.42');
  });

  it('keeps an account that was connected again, although TikTok tells of the disconnection by a clock that is ahead', async () => {
    const first = await stage.connected('all-off');
    const openId = openIdOf('all-off');
    await first.post('disconnect');
    const browser = await stage.connected('all-off');
    const seconds = Math.floor(stage.clock.now() / 1000);
    await send('authorization.removed', openId, { reason: 5 }, { at: seconds + 60 });
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    await send('authorization.removed', openId, { reason: 5 }, { at: seconds + 301 });
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
  });

  it('forgets the tokens of who removed the app in TikTok', async () => {
    const browser = await stage.connected();
    // TikTok tells its time in whole seconds.
    stage.clock.advance(1000);
    await send('authorization.removed', openIdOf('ada'), { reason: 1 });
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
  });

  it('takes an event of another client or of no known kind without acting', async () => {
    const browser = await stage.connected();
    assert.equal((await send('video.upload.failed', openIdOf('ada'), { share_id: 'x' })).status, 200);
    assert.equal((await send('something.new', openIdOf('ada'), { a: 1 })).status, 200);
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
  });

  it('acts on what the simulator itself sends, stormy and out of order', async () => {
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const headers = new Headers({ 'tiktok-signature': String(request.headers['tiktok-signature']) });
      const answer = await stage.backend(
        new Request(`${BASE}/webhook`, { method: 'POST', body: Buffer.concat(parts), headers }),
      );
      response.writeHead(answer.status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { control } = stage.simulator;
    control.patchClient('awaudited00000001', { webhookUrl: `http://127.0.0.1:${port}/` });
    control.addFault({ kind: 'webhook_storm', count: 10 });
    const browser = await stage.connected();
    const id = await publishedClip(stage, browser, 'PUBLIC_TO_EVERYONE');
    const delivered = control.state().webhooks.filter(({ outcome }) => outcome === 'delivered');
    assert.ok(delivered.some(({ event }) => event === 'post.publish.publicly_available'));
    control.addFault({ kind: 'stuck_status', times: null });
    assert.match(await statusText(browser, id), /PUBLISH_COMPLETE.*\[\d{19}\]/);
    await new Promise((resolve) => server.close(resolve));
  });
});
