import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseJson } from '../../../src/wire/json.js';
import { ROUTES } from '../../../src/server/routes.js';
import { signatureHeader } from '../../../src/simulator/index.js';
import type { TestBrowser } from './support/browser.js';
import { sendChunk, settle, startPost, whileTimePasses } from './support/posts.js';
import { photos, requestFor, video } from './support/requests.js';
import { startStalledHost } from './support/stalled-host.js';
import { SECRET, connect, openStage } from './support/stage.js';

interface Reference {
  readonly $ref?: string;
}
interface Answer extends Reference {
  readonly headers?: Readonly<Record<string, Reference & { readonly required?: boolean; readonly schema?: object }>>;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly 'x-error-codes'?: readonly string[];
}
interface Operation {
  readonly responses: Readonly<Record<string, Answer>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const document = JSON.parse(await readFile('docs/openapi.json', 'utf8')) as Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'openapi');

const pathOf = (path: string) => `/${path.replace(/:(\w+)/g, '{$1}')}`;

function resolve<T extends Reference>(value: T): T {
  const [, section = '', name = ''] = /^#\/components\/(\w+)\/(\w+)$/.exec(value.$ref ?? '') ?? [];
  // The document is our own, and every reference in it is tried by this test.
  return value.$ref ? (document.components[section]?.[name] as T) : value;
}

function validate(schema: object, value: unknown, what: string): void {
  // References of the document are told apart from those of other schemas by its name.
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/');
  const check = ajv.compile(JSON.parse(text) as object);
  assert.ok(check(value), `${what}: ${ajv.errorsText(check.errors)}`);
}

const seen = new Set<string>();

/** Holds one answer against the document. */
async function conforms(method: string, path: string, answer: Response): Promise<void> {
  const operation = document.paths[pathOf(path)]?.[method.toLowerCase()];
  const key = `${method} ${path} ${answer.status}`;
  const stated = operation?.responses[answer.status] ?? operation?.responses['default'];
  assert.ok(stated, `${key} is not in the document: ${await answer.clone().text()}`);
  const response = resolve(stated);
  seen.add(key);
  for (const [name, reference] of Object.entries(response.headers ?? {})) {
    const header = resolve(reference);
    const value = answer.headers.get(name);
    if (header.required) assert.notEqual(value, null, `${key} has no ${name}`);
    if (value !== null && header.schema) validate(header.schema, value, `${key} ${name}`);
  }
  const type = answer.headers.get('content-type');
  const text = await answer.clone().text();
  if (!response.content) return assert.equal(text, '', key);
  const content = type === null ? undefined : response.content[type];
  assert.ok(content, `${key} answers ${type}`);
  if (type !== 'application/json') return;
  // As a browser reads it, with long numbers as text.
  const body = parseJson(text) as { error?: { code: string } };
  validate(content.schema, body, key);
  const codes = response['x-error-codes'];
  if (codes) assert.ok(codes.includes(body.error?.code ?? ''), `${key} answers the code ${body.error?.code}`);
}

describe('docs/openapi.json', () => {
  it('describes exactly the routes that there are', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual(described.sort(), ROUTES.map(({ method, path }) => `${method} ${pathOf(path)}`).sort());
  });

  it('refers to nothing that is not there', () => {
    for (const [, section = '', name = ''] of JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
      assert.ok(document.components[section]?.[name], `${section}/${name}`);
    }
  });

  it('tells of every answer what it is', async () => {
    const host = await startStalledHost();
    const stage = await openStage(
      { verifiedPrefixes: ['https://media.example.com/'] },
      { resolve: { 'media.example.com': host.origin } },
    );
    const { control } = stage.simulator;
    const routeOf = (method: string, path: string) => {
      const parts = (path.split('?')[0] ?? '').split('/');
      const fits = (pattern: string) =>
        pattern.split('/').length === parts.length &&
        pattern.split('/').every((part, i) => part.startsWith(':') || part === parts[i]);
      return ROUTES.find((route) => route.method === method && fits(route.path))?.path ?? '';
    };
    const checked =
      (browser: TestBrowser) =>
      async (method: string, path: string, init: Parameters<TestBrowser['send']>[2] = {}) => {
        const answer = await browser.send(method, path, init);
        const plain = path.startsWith('http') ? new URL(path).pathname.replace('/api/tiktok/', '') : path;
        if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
          assert.equal(answer.status, 200);
          seen.add(`GET ${routeOf(method, plain)} 200`);
        } else await conforms(method, routeOf(method, plain), answer);
        return answer;
      };
    const nobody = checked(stage.browser());
    const browser = stage.browser();
    const send = checked(browser);
    const post = (path: string, body: unknown = {}) => send('POST', path, { body: JSON.stringify(body) });

    await nobody('GET', 'connect?nonce=a');
    await nobody('GET', 'connect?nonce=%3C');
    await nobody('GET', 'connect?nonce=a', { headers: { 'sec-fetch-site': 'cross-site' } });
    await nobody('GET', 'callback?state=x&code=y');
    for (const { method, path } of ROUTES.filter(({ demand }) => demand === 'change' || demand === 'read')) {
      await nobody(method, path.replace(':id', 'x'));
      await nobody(method, path.replace(':id', 'x'), {
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      });
    }
    await conforms('GET', 'callback', await connect(browser, 'ada', { query: '&return_to=/x' }));
    await conforms('GET', 'callback', await connect(browser));
    await post('creator-info');
    for (const block of [
      'spam_risk_too_many_posts',
      'spam_risk_user_banned_from_posting',
      'reached_active_user_cap',
    ] as const) {
      control.patchCreator('ada', { block });
      await post('creator-info');
    }
    control.patchCreator('ada', { block: undefined });
    for (const kind of [
      'rate_limit',
      'server_error',
      'reset',
      'truncated_json',
      'wrong_types',
      'hostile_keys',
    ] as const) {
      control.addFault({ kind, endpoint: 'creator_info' });
      await post('creator-info');
    }

    stage.clock.advance(61_000);
    await post('posts', await requestFor(browser, { draft: { media: video(10) } }));
    const id = await startPost(browser, 10);
    await post('posts', {});
    await send('POST', 'posts', { body: 'x'.repeat(600_000) });
    await post('posts', await requestFor(browser, { draft: { privacy: undefined } }));
    await post('posts', await requestFor(browser, { draft: { title: 'x'.repeat(3000) } }));
    const pulled = video(10, { source: { origin: 'url', url: 'https://evil.example/' } });
    await post('posts', await requestFor(browser, { draft: { media: pulled } }));
    const own = video(10, { source: { origin: 'url', url: 'https://media.example.com/lost.mp4' } });
    for (const kind of ['rate_limit', 'lost_answer'] as const) {
      control.addFault({ kind, endpoint: 'video_init' });
      await post('posts', await requestFor(browser, { draft: { media: own } }));
    }
    control.addFault({ kind: 'api_error', endpoint: 'video_init', code: 'something_new', status: 418 });
    await post('posts', await requestFor(browser));

    stage.clock.advance(61_000);
    await send('GET', `posts/${id}`);
    await send('GET', `posts/${id}/events`);
    await post(`posts/${id}/cancel`);
    const chunk = (range: string, type = 'video/mp4', body: BodyInit = new Uint8Array(10)) =>
      send('PUT', `posts/${id}/chunks`, { body, headers: { 'content-range': range, 'content-type': type } });
    await chunk('bytes');
    await chunk('bytes 0-9/10', 'text/plain');
    await chunk('bytes 0-8/10');
    control.addFault({ kind: 'server_error', endpoint: 'upload' });
    await chunk('bytes 0-9/10');
    await chunk('bytes 0-9/10');
    const late = await startPost(browser, 10);
    stage.clock.advance(3_600_000);
    await conforms('PUT', 'posts/:id/chunks', await sendChunk(browser, late, new Uint8Array(10), 'bytes 0-9/10'));
    await settle(stage);
    await send('GET', `posts/${id}`);
    await send('GET', 'posts/nobodys');
    await send('GET', 'posts/nobodys/events');
    await post('posts/nobodys/cancel');
    await send('PUT', 'posts/nobodys/chunks', { body: 'x' });

    const photo = await readFile('test/fixtures/media/photo-1.jpg');
    const jpeg = { 'content-type': 'image/jpeg', 'content-length': String(photo.length) };
    const staged = await send('POST', 'photos', { body: photo, headers: jpeg });
    const { url } = ((await staged.json()) as { data: { url: string } }).data;
    await send('GET', url);
    // Four readers who have not begun to read.
    const readers = await Promise.all(Array.from({ length: 4 }, () => stage.backend(new Request(url))));
    await send('GET', url);
    for (const { body } of readers) await body?.cancel();
    await send('GET', 'photos/nobodys.jpg');
    await send('POST', 'photos', { body: photo, headers: { 'content-type': 'image/jpeg' } });
    await send('POST', 'photos', { body: photo, headers: { ...jpeg, 'content-type': 'image/webp' } });
    await send('POST', 'photos', { body: photo, headers: { ...jpeg, 'content-length': '20000001' } });
    for (let count = 1; count <= 175; count += 1) await send('POST', 'photos', { body: photo, headers: jpeg });
    // Photos may be at TikTok although its reply was lost; a video without bytes is no post and is started again.
    stage.clock.advance(61_000);
    control.addFault({ kind: 'lost_answer', endpoint: 'photo_init' });
    const another = await send('POST', 'photos', { body: photo, headers: jpeg });
    const photoUrls = [((await another.json()) as { data: { url: string } }).data.url];
    await post('posts', await requestFor(browser, { draft: { media: photos(1) }, photoUrls }));
    // The first of all photos had to make room.
    for (const gone of ['https://evil.example/a.jpg', url])
      await post('posts', await requestFor(browser, { draft: { media: photos(1) }, photoUrls: [gone] }));

    stage.clock.advance(61_000);
    const hosted = video(10, { source: { origin: 'url', url: 'https://media.example.com/a.mp4' } });
    const created = await post('posts', await requestFor(browser, { draft: { media: hosted } }));
    const pull = ((await created.json()) as { data: { publish_id: string } }).data.publish_id;
    await post(`posts/${pull}/cancel`);
    await post(`posts/${pull}/cancel`);
    for (const kind of ['rate_limit', 'lost_answer'] as const) {
      control.addFault({ kind, endpoint: 'cancel' });
      await post(`posts/${pull}/cancel`);
    }
    control.addFault({ kind: 'rate_limit', endpoint: 'upload' });
    const next = await startPost(browser, 10);
    await conforms('PUT', 'posts/:id/chunks', await sendChunk(browser, next, new Uint8Array(10), 'bytes 0-9/10'));
    stage.clock.advance(61_000);
    control.addFault({ kind: 'html_body', endpoint: 'creator_info' });
    await post('posts', await requestFor(browser).catch(() => requestFor(browser)));
    host.close();

    // Two chunks of one post at once.
    let end = (_reason: Error): void => {};
    const endless = new ReadableStream({ start: (controller) => void (end = (reason) => controller.error(reason)) });
    const busy = await startPost(browser, 10);
    const range = 'bytes 0-9/10';
    const first = sendChunk(browser, busy, endless, range);
    while (!(await stage.options.storage.get(`uploading:${busy}`))) await new Promise(setImmediate);
    await conforms('PUT', 'posts/:id/chunks', await sendChunk(browser, busy, new Uint8Array(10), range));
    end(new Error('The page has gone.'));
    await conforms('PUT', 'posts/:id/chunks', await first);

    // A creator allows less than was asked.
    const partial = stage.browser();
    await connect(partial, 'ada', { scopes: ['video.upload'] });
    await checked(partial)('POST', 'creator-info', { body: '{}' });
    await connect(browser, 'ada');

    // Creators are asked for too little.
    for (const [scope, path] of [
      ['video.upload', 'creator-info'],
      ['video.publish', 'posts'],
    ] as const) {
      const narrow = stage.browser(stage.secondProcess({ scopes: ['user.info.basic', scope] }));
      await connect(narrow, 'ada', { scopes: [scope] });
      const body = path === 'posts' ? await requestFor(narrow, { settings: { mode: 'inbox' } }) : {};
      await checked(narrow)('POST', path, { body: JSON.stringify(body) });
    }

    // Nobody is signed in, and TikTok cannot be reached at all.
    const open = checked(stage.browser(stage.secondProcess({ identify: () => undefined })));
    await open('GET', 'connect?nonce=a');
    await open('GET', 'connect?nonce=a&return_to=/x');
    const cause = { code: 'ECONNREFUSED' };
    const cutOff = stage.browser(
      stage.secondProcess({ fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) }),
    );
    for (const [name, value] of browser.cookies) cutOff.cookies.set(name, value);
    const askInVain = checked(cutOff);
    const unsent = JSON.stringify(await requestFor(browser));
    stage.clock.advance(61_000);
    await askInVain('POST', 'creator-info', { body: '{}' });
    await askInVain('POST', 'posts', { body: unsent });
    await askInVain('POST', `posts/${busy}/cancel`, { body: '{}' });
    // The last known status bridges a passing trouble; only one that lasts is told.
    for (let look = 0; look < 6; look += 1) {
      stage.clock.advance(31_000);
      await askInVain('GET', `posts/${busy}`);
    }
    const troubled = await startPost(browser, 10);
    control.addFault({ kind: 'server_error', endpoint: 'status', times: 6 });
    for (let look = 0; look < 6; look += 1) {
      stage.clock.advance(31_000);
      await send('GET', `posts/${troubled}`);
    }
    control.clearFaults();
    control.addFault({ kind: 'invalid_publish_id', endpoint: 'status' });
    stage.clock.advance(31_000);
    await send('GET', `posts/${troubled}`);

    await post('webhook');
    const body = JSON.stringify({ client_key: 'x', event: 'y', create_time: 1, user_openid: 'z', content: '{}' });
    const seconds = Math.floor(stage.clock.now() / 1000);
    await send('POST', 'webhook', { body, headers: { 'tiktok-signature': signatureHeader(SECRET, seconds, body) } });
    await send('POST', 'webhook', { body: 'x'.repeat(70_000) });
    // A body of which nothing comes.
    for (const path of ['posts', 'photos', 'webhook']) {
      await whileTimePasses(stage, 60_000, send('POST', path, { body: new ReadableStream(), headers: jpeg }));
    }
    await post('disconnect');
    await post('disconnect');
    await stage.close();
  });

  after(() => {
    const stated = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses)
          // The backend's own fault is shown elsewhere, and a refusal that nobody can foresee has no status.
          .filter((status) => status !== '500' && status !== 'default')
          .map((status) => `${method.toUpperCase()} ${path.slice(1).replace(/\{(\w+)\}/g, ':$1')} ${status}`),
      ),
    );
    const missed = stated.filter((key) => !seen.has(key));
    assert.deepEqual(missed, []);
  });
});
