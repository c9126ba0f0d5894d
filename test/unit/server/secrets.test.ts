import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { redact } from '../../../src/server/http/log.js';
import { memoryStorage } from '../../../src/server/index.js';
import type { Storage } from '../../../src/server/index.js';
import { codeOf } from './support/browser.js';
import { sendChunk, settle, startPost } from './support/posts.js';
import { COOKIE_KEY, SECRET, connect, consent, openStage } from './support/stage.js';

describe('secrets', () => {
  it('are in no answer, no line of the log and no stored value, in good times and in bad [G-T1a, G-T1b]', async () => {
    const secrets = new Set<string>([SECRET, COOKIE_KEY]);
    const stored: string[] = [];
    const inner = memoryStorage();
    const storage: Storage = {
      ...inner,
      set: (key, value, expiry) => (stored.push(key, value), inner.set(key, value, expiry)),
      setIfAbsent: (key, value, expiry) => (stored.push(key, value), inner.setIfAbsent(key, value, expiry)),
      compareAndSet: (key, expected, value, expiry) => (
        stored.push(key, value ?? ''),
        inner.compareAndSet(key, expected, value, expiry)
      ),
    };
    // Everything secret that comes from TikTok or goes to it is learnt here.
    const learn: typeof fetch = async (input, init) => {
      const body = typeof init?.body === 'string' ? new URLSearchParams(init.body) : new URLSearchParams();
      for (const name of ['code', 'code_verifier']) {
        const value = body.get(name);
        if (value) secrets.add(value);
      }
      const answer = await fetch(input, init);
      const text = await answer.clone().text();
      for (const [, , value] of text.matchAll(/"(access_token|refresh_token|upload_url)":\s*"([^"]+)"/g)) {
        if (value) secrets.add(value);
      }
      for (const [, value] of text.matchAll(/upload_token=([^"&]+)/g)) if (value) secrets.add(value);
      return answer;
    };
    const stage = await openStage({ storage, fetch: learn, identify: () => 'alice' });
    const answers: string[] = [];
    const browser = stage.browser(async (request) => {
      const answer = await stage.backend(request);
      answers.push(JSON.stringify([...answer.headers]), await answer.clone().text());
      return answer;
    });
    const { control } = stage.simulator;

    const back = await consent(browser);
    await browser.navigate(back);
    await browser.navigate(back);
    await connect(browser, 'ada', { scopes: [] });
    await connect(browser);
    await browser.post('creator-info');
    const clip = await readFile('test/fixtures/media/clip.mp4');
    const id = await startPost(browser, clip.length);
    for (const fault of [
      { kind: 'reset', endpoint: 'upload', bytes: 100 },
      { kind: 'server_error', endpoint: 'upload' },
      { kind: 'hostile_keys', endpoint: 'creator_info' },
      { kind: 'wrong_types', endpoint: 'token' },
      { kind: 'html_body', endpoint: 'token' },
      { kind: 'truncated_json', endpoint: 'token' },
    ] as const) {
      control.addFault(fault);
      await sendChunk(browser, id, clip, `bytes 0-${clip.length - 1}/${clip.length}`);
      control.expireAccessTokens('ada');
      await browser.post('creator-info');
      await browser.get(`posts/${id}`);
      control.clearFaults();
    }
    await settle(stage);
    await browser.get(`posts/${id}`);
    await browser.post('disconnect');
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');

    assert.ok(secrets.size >= 12, `${secrets.size} secrets were learnt`);
    const places = { answer: answers, log: stage.log.map((entry) => JSON.stringify(entry)), storage: stored };
    for (const [place, texts] of Object.entries(places)) {
      assert.ok(texts.length > 20, place);
      for (const text of texts) {
        for (const secret of secrets)
          assert.ok(!text.includes(secret), `a secret in the ${place}: ${text.slice(0, 200)}`);
      }
    }
    // One line a request, and none with an address or a query.
    for (const line of places.log.slice(1)) assert.doesNotMatch(line, /https?:|\?|cookie|Bearer/i);
    await stage.close();
  });

  it('of a fault that nobody foresaw reach the log redacted and the answer not at all', async () => {
    const storage = memoryStorage();
    const broken: Storage = {
      ...storage,
      get: () => Promise.reject(new Error('cannot reach redis://user:pw@redis.internal with act.12345 code=abc')),
    };
    const stage = await openStage({ storage: broken, identify: () => 'alice' });
    const answer = await stage.browser().post('creator-info');
    assert.equal(answer.status, 500);
    assert.deepEqual(await answer.json(), {
      error: { code: 'adapter', message: 'The backend met a fault of its own.', log_id: '' },
    });
    assert.equal(stage.log.at(-1)?.message, 'Error: cannot reach [redacted] with [redacted] [redacted]');
    assert.equal(stage.log.at(-1)?.level, 'error');
    await stage.close();
  });
});

describe('redact', () => {
  it('takes tokens out, wherever they stand', () => {
    const token = fc.stringMatching(/^(act|rft|clt)\.[A-Za-z0-9]{8,40}$/);
    const around = fc.stringMatching(/^[ a-z,:"{}()]{0,20}$/);
    fc.assert(
      fc.property(around, token, around, (before, secret, after) => {
        assert.ok(!redact(`${before} ${secret} ${after}`).includes(secret));
        assert.ok(!redact(`${before} access_token=${secret}&x=1`).includes(secret));
        assert.ok(!redact(`Authorization: Bearer ${secret}`).includes(secret));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the log', () => {
  it('has one line for each request, with what happened and nothing of what was in it', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const before = stage.log.length;
    const id = await startPost(browser, 10);
    await sendChunk(browser, id, new Uint8Array(10), 'bytes 0-9/10');
    await browser.get('nowhere?access_token=act.123');
    const lines = stage.log
      .slice(before)
      .map(({ time: _time, milliseconds: _ms, requestId: _id, account, attempt, ...entry }) => ({
        ...entry,
        ...(account ? { account: account.length } : {}),
        ...(attempt ? { attempt: attempt.length } : {}),
      }));
    assert.equal(new Set(stage.log.slice(before).map(({ requestId }) => requestId)).size, lines.length);
    assert.deepEqual(lines, [
      { level: 'info', event: 'request', method: 'POST', route: 'POST creator-info', status: 200, account: 8 },
      {
        level: 'info',
        event: 'request',
        method: 'POST',
        route: 'POST posts',
        status: 200,
        publishId: id,
        account: 8,
        attempt: 43,
      },
      {
        level: 'info',
        event: 'request',
        method: 'PUT',
        route: 'PUT posts/:id/chunks',
        status: 204,
        publishId: id,
        bytes: 10,
        account: 8,
      },
      { level: 'warn', event: 'request', method: 'GET', route: 'none', status: 404, code: 'not_found' },
    ]);
    await stage.close();
  });

  it('names a request as the proxy in front did, and the response says the same', async () => {
    const stage = await openStage();
    const ask = async (id: string) => {
      const answer = await stage.browser().post('creator-info', {}, { 'x-request-id': id });
      assert.equal(answer.headers.get('x-request-id'), stage.log.at(-1)?.requestId);
      return stage.log.at(-1)?.requestId;
    };
    assert.equal(await ask('7f3b-22'), '7f3b-22');
    for (const id of ['a b', '{"level":"info"}', 'x'.repeat(65)]) assert.match((await ask(id)) ?? '', /^[\w-]{36}$/);
    await stage.close();
  });
});
