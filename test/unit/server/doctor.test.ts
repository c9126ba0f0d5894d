import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { report } from '../../../src/findings/finding.js';
import type { Finding } from '../../../src/findings/finding.js';
import { examine } from '../../../src/server/doctor/doctor.js';
import { memoryStorage } from '../../../src/server/index.js';
import type { ShareToTikTokOptions } from '../../../src/server/index.js';
import { openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';

type Change = (answer: Response, url: string) => Response | Promise<Response>;

/** Sends what goes to the backend's public address to the stage, and lets a proxy in between meddle. */
function through(stage: Stage, meddle: Change = (answer) => answer): typeof fetch {
  return async (input, init) => {
    const url = String(input);
    if (url.startsWith('http://127.0.0.1:5173/')) return meddle(await stage.backend(new Request(url, init)), url);
    if (url.startsWith('https://media.example.com/'))
      return new Response(null, { status: url.includes('moved') ? 301 : 404 });
    return fetch(input, init);
  };
}

/** Nothing here lasts until somebody has waited long enough. */
const sleep = () => new Promise<void>(() => {});

async function findings(change: Partial<ShareToTikTokOptions> = {}, meddle?: Change): Promise<readonly Finding[]> {
  // The answers of the simulator carry the machine's date, whatever its own clock says.
  const stage = await openStage({ clock: { now: Date.now, sleep } });
  const found = await examine({ ...stage.options, fetch: through(stage, meddle), ...change });
  await stage.close();
  return found;
}

const of = (list: readonly Finding[], check: Finding['check'], level: Finding['level']) =>
  list
    .filter((finding) => finding.check === check && finding.level === level)
    .map(({ message }) => message)
    .join('; ');

const bare = (answer: Response, status = answer.status) =>
  new Response(answer.body, { status, headers: new Headers(answer.headers) });

describe('the doctor', () => {
  it('finds nothing wrong with a sound backend, and says what development gives up', async () => {
    const found = await findings({ verifiedPrefixes: ['http://127.0.0.1:5173/'] });
    assert.deepEqual(
      found.filter(({ level }) => level === 'error'),
      [],
    );
    const checks = new Set(found.map(({ check }) => check));
    assert.deepEqual([...checks].sort(), [
      'audit',
      'client',
      'clock',
      'cookie',
      'options',
      'page',
      'prefix',
      'redirect',
      'scopes',
      'storage',
      'webhook',
    ]);
    assert.match(of(found, 'cookie', 'warning'), /without Secure/);
  });

  it('names each wrong option with its fix', async () => {
    const found = await findings({ clientKey: '', cookieKeys: ['short'], allowedOrigins: ['*'] });
    assert.equal(found.length, 3);
    assert.match(report(found), /ERROR {4}options {3}clientKey is missing or malformed\.\n +→ Copy the client key/);
  });

  for (const [policy, level, message] of [
    [{}, 'warning', 'other sites may frame'],
    [{ 'content-security-policy': "default-src 'self'" }, 'warning', 'other sites may frame'],
    [{ 'content-security-policy': 'frame-ancestors *' }, 'warning', 'other sites may frame'],
    [{ 'content-security-policy': 'frame-ancestors https:' }, 'warning', 'other sites may frame'],
    [{ 'x-frame-options': 'ALLOWALL' }, 'warning', 'other sites may frame'],
    [
      { 'content-security-policy': "default-src 'self'; Frame-Ancestors 'self'" },
      'ok',
      'the page says who may frame it',
    ],
    [{ 'content-security-policy': 'frame-ancestors https://a.example' }, 'ok', 'the page says who may frame it'],
    [{ 'x-frame-options': 'SAMEORIGIN' }, 'ok', 'the page says who may frame it'],
    [{ 'content-security-policy': "base-uri 'self'" }, 'ok', 'which base address it may have'],
    [{}, 'warning', 'an injected <base>'],
  ] as const) {
    it(`says of a page sent with ${JSON.stringify(policy)}: ${message} [S3, S21]`, async () => {
      const stage = await openStage();
      const send = through(stage);
      const asked: string[] = [];
      const page = 'https://site.example/post';
      const own: typeof fetch = async (input, init) => {
        if (String(input) !== page) return send(input, init);
        asked.push(init?.method ?? 'GET');
        return new Response('<!doctype html>', { headers: policy });
      };
      const found = await examine({ ...stage.options, fetch: own }, { page });
      await stage.close();
      assert.ok(of(found, 'page', level).includes(message), of(found, 'page', level));
      assert.deepEqual(asked, ['GET']);
    });
  }

  for (const [page, allowedOrigins, says] of [
    ['http://127.0.0.1:5173/post', [], /^$/],
    ['http://localhost:5173/post', [], /at http:\/\/localhost:5173.*pages of http:\/\/127\.0\.0\.1:5173/],
    ['http://localhost:5173/post', ['http://localhost:5173'], /^$/],
  ] as const) {
    it(`says of a page whether the backend takes its requests: ${page}, allowed ${allowedOrigins.length}`, async () => {
      const stage = await openStage();
      const send = through(stage);
      const own: typeof fetch = async (input, init) =>
        String(input) === page ? new Response('<!doctype html>') : send(input, init);
      const found = await examine({ ...stage.options, allowedOrigins, fetch: own }, { page });
      await stage.close();
      assert.match(of(found, 'page', 'error'), says);
    });
  }

  it('says when it was told of no page, or cannot see it', async () => {
    assert.match(of(await findings(), 'page', 'warning'), /was not looked at/);
    const stage = await openStage();
    const found = await examine(
      { ...stage.options, fetch: through(stage) },
      { page: 'https://media.example.com/page' },
    );
    await stage.close();
    assert.match(of(found, 'page', 'warning'), /page replies with 404/);
  });

  it('sees a wrong secret', async () => {
    const found = await findings({ clientSecret: 'another secret' });
    assert.match(of(found, 'client', 'error'), /refuses the client key and secret: invalid_client/);
    assert.match(of(found, 'webhook', 'error'), /refuses an event signed with the client secret \(401\)/);
  });

  it('sees a clock that is off', async () => {
    const there = Date.UTC(2026, 10, 26);
    const fetch = async () => new Response('{}', { headers: { date: new Date(there).toUTCString() } });
    const off = (ms: number) => findings({ clock: { now: () => there + ms, sleep }, fetch });
    assert.match(of(await off(400_000), 'clock', 'error'), /off by 400 s: webhooks are refused/);
    assert.match(of(await off(-120_000), 'clock', 'warning'), /off by 120 s/);
  });

  it('sees a sandbox key that is not said to be unaudited', async () => {
    assert.match(of(await findings({ clientKey: 'sbsandbox00000001' }), 'audit', 'error'), /sandbox/);
    assert.match(of(await findings({ unaudited: true }), 'audit', 'warning'), /five users a day/);
  });

  it('sees what a proxy does to the routes', async () => {
    const cookie = await findings({}, (answer) => {
      const changed = bare(answer);
      const [set] = answer.headers.getSetCookie();
      if (set) changed.headers.set('set-cookie', set.replace('; HttpOnly', ''));
      return changed;
    });
    assert.match(of(cookie, 'cookie', 'error'), /lacks HttpOnly/);
    const lost = await findings({}, (answer, url) =>
      url.includes('/callback') ? new Response('', { status: 404 }) : answer,
    );
    assert.match(of(lost, 'redirect', 'error'), /does not lead to the backend/);
    const opener = await findings({}, (answer) => {
      const changed = bare(answer);
      changed.headers.set('cross-origin-opener-policy', 'same-origin');
      return changed;
    });
    assert.match(of(opener, 'redirect', 'warning'), /Cross-Origin-Opener-Policy/);
    const open = await findings({}, (answer, url) => (url.endsWith('/webhook') ? new Response('{}') : answer));
    assert.match(of(open, 'webhook', 'error'), /takes an event with a wrong signature/);
    const dead = await findings({}, () => Promise.reject(new TypeError('fetch failed')));
    assert.match(of(dead, 'routes', 'error'), /gives no reply/);
  });

  it('says one thing, and not five, when the backend is not where the options say', async () => {
    const nowhere = await findings({ redirectUri: 'http://127.0.0.1:5173/tiktok/callback' });
    assert.match(of(nowhere, 'routes', 'error'), /tiktok\/connect replies with 404: the backend is not there/);
    const signIn = await findings({}, () => Response.redirect('https://login.example.com/?next=/api', 302));
    assert.match(of(signIn, 'routes', 'error'), /replies with 302 and leads to https:\/\/login\.example\.com: /);
    const headers = { 'www-authenticate': 'Basic realm="staging"' };
    const password = await findings({}, () => new Response('', { status: 401, headers }));
    assert.match(of(password, 'routes', 'error'), /replies with 401: the backend is not there/);
    for (const found of [nowhere, signIn, password])
      assert.equal(found.filter(({ level }) => level === 'error').length, 1);
  });

  it('sees that the running backend has other options', async () => {
    const redirect = await findings({ redirectUri: 'http://127.0.0.1:5173/api/tiktok/callback/' });
    assert.match(of(redirect, 'redirect', 'error'), /running backend has the redirectUri http:\/\/127\.0\.0\.1:5173/);
    const other = await findings({ clientKey: 'awunaudited000001', scopes: ['user.info.basic', 'video.publish'] });
    assert.match(of(other, 'client', 'error'), /another client key/);
    assert.match(of(other, 'scopes', 'error'), /asks for user\.info\.basic,video\.publish,video\.upload/);
  });

  it('knows no cookie where connect wants a signed-in user', async () => {
    const found = await findings({}, (answer, url) =>
      url.includes('/connect') ? new Response('{}', { status: 401 }) : answer,
    );
    assert.match(of(found, 'cookie', 'warning'), /not seen/);
    assert.equal(of(found, 'webhook', 'ok'), 'takes what is signed and refuses what is not');
  });

  it('gives up a backend, a storage, a page and a TikTok that never reply', async () => {
    const stage = await openStage();
    const never = () => new Promise<never>(() => {});
    let found: readonly Finding[] | undefined;
    void examine(
      { ...stage.options, storage: { ...memoryStorage(), get: never }, fetch: never },
      { page: 'http://127.0.0.1:5173/' },
    ).then((all) => (found = all));
    for (let turn = 0; turn < 100 && !found; turn += 1) {
      stage.clock.advance(1000);
      await new Promise(setImmediate);
    }
    assert.ok(found, 'the doctor still waits');
    assert.match(of(found, 'routes', 'error'), /gives no reply/);
    assert.match(of(found, 'client', 'error'), /gives no reply/);
    assert.match(of(found, 'page', 'warning'), /gives no reply/);
    assert.match(of(found, 'storage', 'error'), /took too long/);
    await stage.close();
  });

  it('claims nothing of a storage that it was not told of', async () => {
    const stage = await openStage();
    const found = await examine({ ...stage.options, fetch: through(stage) }, { storage: false });
    assert.equal(of(found, 'storage', 'ok'), '');
    assert.match(of(found, 'storage', 'warning'), /was not tried/);
    await stage.close();
  });

  it('sees prefixes that redirect and photos that lie outside of them', async () => {
    const found = await findings({
      verifiedPrefixes: ['https://media.example.com/moved/', 'https://media.example.com/a/'],
    });
    assert.match(of(found, 'prefix', 'error'), /moved\/ redirects/);
    assert.match(of(found, 'prefix', 'ok'), /example.com\/a\/ can be reached/);
    assert.match(
      of(found, 'prefix', 'warning'),
      /staged photos lie at http:\/\/127\.0\.0\.1:5173\/api\/tiktok\/photos\//,
    );
  });

  it('sees a storage whose setIfAbsent is not atomic, whose compareAndSet does not compare, or that cannot be used', async () => {
    const storage = memoryStorage();
    const naive = {
      ...storage,
      setIfAbsent: async (key: string, value: string) => (await storage.set(key, value), true),
    };
    assert.match(of(await findings({ storage: naive }), 'storage', 'error'), /let 10 of 10 callers through/);
    const blind = {
      ...storage,
      compareAndSet: async (key: string, _: string, value?: string) => (await storage.set(key, value ?? ''), true),
    };
    assert.match(of(await findings({ storage: blind }), 'storage', 'error'), /compareAndSet does not compare/);
    const broken = { ...storage, setIfAbsent: () => Promise.reject(new Error('ECONNREFUSED redis://:pw@host')) };
    const found = of(await findings({ storage: broken }), 'storage', 'error');
    assert.match(found, /cannot be used: ECONNREFUSED \[redacted\]$/);
    assert.doesNotMatch(found, /pw/);
  });

  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
      timeout: 20_000,
    });

  it('is a command that ends with 1 when something is wrong', () => {
    const ill = run('doctor');
    assert.equal(ill.status, 1);
    assert.match(ill.stdout, /ERROR {4}options {3}clientKey is missing/);
    assert.match(
      ill.stdout,
      /warning  options {3}were read from environment variables.*\n +→ .*--options.*\n\n0 ok, 1 warning, 4 errors\n$/,
    );
    const nothing = run('doctor', '--options', 'test/unit/server/support/constants.ts');
    assert.equal(nothing.status, 2);
    assert.match(nothing.stderr, /exports no "options"\. Write there: export const options = /);
    assert.equal(run('--help').status, 0);
    assert.equal(run('surgery').status, 2);
  });

  it('names every variable that the code of the guides reads', () => {
    const { stdout } = run('--help');
    const code = ['README.md', 'docs/backend.md'].map((file) => readFileSync(file, 'utf8')).join('\n');
    const read = new Set([...code.matchAll(/process\.env\.(\w+)/g)].map(([, name = '']) => name));
    assert.ok(read.size >= 4);
    for (const name of read) assert.match(stdout, new RegExp(`\\b${name}\\b`));
  });

  it('ends although the module that was named goes on, and says what to do with one that cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
    const [server, foreign] = [join(folder, 'server.mjs'), join(folder, 'options.foreign')] as const;
    writeFileSync(server, 'setInterval(() => {}, 1000);');
    writeFileSync(foreign, '');
    try {
      const listening = run('doctor', '--options', server);
      assert.deepEqual([listening.signal, listening.status], [null, 2]);
      const unread = run('doctor', '--options', foreign);
      assert.equal(unread.status, 2);
      assert.match(unread.stderr, /can't read .*options\.foreign\. Compile it to JavaScript, or let a loader read it/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
