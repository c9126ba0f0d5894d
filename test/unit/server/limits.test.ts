import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { createShareToTikTok } from '../../../src/server/index.js';
import type { PhotoStore } from '../../../src/server/index.js';
import { codeOf } from './support/browser.js';
import type { TestBrowser } from './support/browser.js';
import { requestFor } from './support/requests.js';
import { openStage } from './support/stage.js';

/** Codes of so many requests, one after the other. */
async function codes(count: number, ask: () => Promise<Response>): Promise<readonly string[]> {
  const found: string[] = [];
  for (let turn = 0; turn < count; turn += 1) found.push(await codeOf(await ask()));
  return found;
}

const LIMITED = ['ok', 'ok', 'rate_limit_exceeded'];

const photo = await readFile('test/fixtures/media/photo-1.jpg');

describe('limits of one user', () => {
  it('count over all processes, and begin again each minute [S25]', async () => {
    const stage = await openStage({ limits: { creatorInfo: 2 } });
    const browser = await stage.connected();
    const other = stage.browser(stage.secondProcess());
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    assert.deepEqual(await codes(1, () => browser.post('creator-info')), ['ok']);
    assert.deepEqual(await codes(1, () => other.post('creator-info')), ['ok']);
    for (const visitor of [browser, other]) {
      const refused = await visitor.post('creator-info');
      assert.deepEqual([refused.status, await codeOf(refused)], [429, 'rate_limit_exceeded']);
      const seconds = Number(refused.headers.get('retry-after'));
      assert.ok(seconds >= 1 && seconds <= 60, String(seconds));
    }
    const neighbor = await stage.connected('private');
    assert.equal(await codeOf(await neighbor.post('creator-info')), 'ok', 'another user has a count of their own');
    stage.clock.advance(60_000);
    assert.deepEqual(await codes(3, () => browser.post('creator-info')), LIMITED);
    await stage.close();
  });

  it('let no more through when many ask at once [S25]', async () => {
    const stage = await openStage({ limits: { creatorInfo: 5 } });
    const browser = await stage.connected();
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post('creator-info')));
    assert.equal(answers.filter(({ status }) => status === 200).length, 5);
    await stage.close();
  });

  const routes: Readonly<Record<'connect' | 'posts' | 'photos', (browser: TestBrowser) => Promise<Response>>> = {
    connect: async (browser) => {
      const begun = await browser.get('connect?nonce=a');
      // A navigation is answered with a page.
      return new Response(begun.status === 429 ? '{"error":{"code":"rate_limit_exceeded"}}' : '{}');
    },
    posts: async (browser) => browser.post('posts', await requestFor(browser)),
    photos: (browser) =>
      browser.send('POST', 'photos', {
        body: photo,
        headers: { 'content-type': 'image/jpeg', 'content-length': String(photo.length) },
      }),
  };
  for (const [name, ask] of Object.entries(routes))
    it(`hold for ${name} [S25]`, async () => {
      const stage = await openStage();
      const browser = await stage.connected();
      const limited = stage.browser(stage.secondProcess({ limits: { [name]: 2 } }));
      for (const [cookie, value] of browser.cookies) limited.cookies.set(cookie, value);
      stage.clock.advance(60_000);
      assert.deepEqual(await codes(3, () => ask(limited)), LIMITED);
      await stage.close();
    });

  it('are whole numbers of limits that exist', async () => {
    const stage = await openStage();
    for (const [limits, problem] of [
      [{ posts: 0 }, /limits\.posts: must be a whole number/],
      [{ posts: 1.5 }, /limits\.posts: must be a whole number/],
      [{ uploads: 5 }, /limits\.uploads: is not known/],
    ] as const) {
      // A host without types can pass anything.
      assert.throws(() => createShareToTikTok({ ...stage.options, limits: limits as object }), problem);
    }
    await stage.close();
  });
});

describe('foreign input', () => {
  /** A text without end in pieces of 16 kB, and how much of it was asked for. */
  function endless() {
    const asked = { bytes: 0 };
    const piece = new Uint8Array(16 * 1024).fill(0x20);
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          asked.bytes += piece.length;
          controller.enqueue(piece);
        },
      },
      { highWaterMark: 0 },
    );
    return { asked, body };
  }

  for (const path of ['webhook', 'posts', 'photos'])
    it(`of POST ${path} may come slowly, and is given up when nothing comes for a minute [S25]`, async () => {
      const stage = await openStage();
      const browser = await stage.connected();
      let sender: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({ start: (controller) => void (sender = controller) });
      const lengths = { 'content-length': String(photo.length), 'content-type': 'image/jpeg' };
      let reply: Response | undefined;
      void browser.send('POST', path, { body, headers: lengths }).then((answer) => (reply = answer));
      for (let minute = 0; minute < 5; minute += 1) {
        sender?.enqueue(photo.subarray(minute * 100, (minute + 1) * 100));
        await stage.quiet();
        stage.clock.advance(59_000);
        await stage.quiet();
        assert.equal(reply, undefined, `minute ${minute}`);
      }
      for (let turn = 0; turn < 100 && !reply; turn += 1) {
        stage.clock.advance(60_000);
        await stage.quiet();
      }
      assert.equal(reply?.status, 408);
      await stage.close();
    });

  for (const [path, most] of [
    ['webhook', 64],
    ['posts', 512],
    ['creator-info', 64],
  ] as const) {
    it(`of POST ${path} is read no further than its ${most} kB [S15]`, async () => {
      const stage = await openStage();
      const browser = await stage.connected();
      const { asked, body } = endless();
      const answer = await browser.send('POST', path, { body });
      assert.deepEqual([answer.status, await codeOf(answer)], [413, 'too_large']);
      assert.ok(asked.bytes <= (most + 32) * 1024, `${asked.bytes} bytes`);
      await stage.close();
    });
  }

  /** A body of which only the beginning comes before its sender goes. */
  const brokenOff = (begin: Uint8Array) => {
    let pulls = 0;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ === 0) controller.enqueue(begin);
        else controller.error(new Error('aborted'));
      },
    });
  };
  // An upload to another machine rejects with an error of its own.
  const elsewhere: PhotoStore = {
    put: (_, { body }) =>
      new Response(body).arrayBuffer().then(
        () => {},
        () => Promise.reject(new TypeError('fetch failed')),
      ),
    get: () => Promise.resolve(undefined),
    delete: () => Promise.resolve(),
  };
  for (const [path, begin, store] of [
    ['posts', Buffer.from('{"media_type":'), undefined],
    ['webhook', Buffer.from('{"event":'), undefined],
    ['photos', photo.subarray(0, 5000), undefined],
    ['photos', photo.subarray(0, 5000), elsewhere],
  ] as const) {
    it(`of POST ${path} that breaks off is no fault of the site's${store ? ', whatever its store makes of it' : ''}`, async () => {
      const stage = await openStage(store ? { photos: { store } } : {});
      const browser = await stage.connected();
      const headers = {
        'content-type': path === 'photos' ? 'image/jpeg' : 'application/json',
        'content-length': '9000',
      };
      const refused = await browser.send('POST', path, { body: brokenOff(begin), headers });
      assert.deepEqual([refused.status, await codeOf(refused)], [400, 'network']);
      assert.equal(stage.log.at(-1)?.level, 'warn');
      await stage.close();
    });
  }

  it('that TikTok sends is read no further than 256 kB [S15]', async () => {
    const stage = await openStage();
    const connected = await stage.connected();
    const { asked, body } = endless();
    const visitor = stage.browser(stage.secondProcess({ fetch: async () => new Response(body) }));
    for (const [name, value] of connected.cookies) visitor.cookies.set(name, value);
    stage.clock.advance(61_000);
    assert.equal(await codeOf(await visitor.post('creator-info')), 'internal_error');
    assert.ok(asked.bytes > 0 && asked.bytes <= 288 * 1024, `${asked.bytes} bytes`);
    await stage.close();
  });
});
