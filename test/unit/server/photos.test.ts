import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { memoryStorage } from '../../../src/server/index.js';
import { photoTypeOf } from '../../../src/server/photos/photo-type.js';
import { codeOf } from './support/browser.js';
import type { TestBrowser } from './support/browser.js';
import { settle } from './support/posts.js';
import { photos, requestFor } from './support/requests.js';
import { BASE, openStage, SECRET } from './support/stage.js';
import type { Stage } from './support/stage.js';
import { signatureHeader } from '../../../src/simulator/index.js';

const fixture = (name: string) => readFile(`test/fixtures/media/${name}`);

describe('photoTypeOf', () => {
  it('goes by the first bytes', async () => {
    assert.equal(photoTypeOf(await fixture('photo-1.jpg')), 'image/jpeg');
    assert.equal(photoTypeOf(await fixture('photo.webp')), 'image/webp');
    for (const name of ['photo.png', 'clip.mp4', 'empty.mp4'])
      assert.equal(photoTypeOf(await fixture(name)), undefined, name);
    for (const text of [
      '',
      'RIFF',
      'RIFF1234WAVE',
      '<svg xmlns="http://www.w3.org/2000/svg">',
      'GIF89a',
      '\u00ff\u00d8',
    ]) {
      assert.equal(photoTypeOf(Buffer.from(text, 'latin1')), undefined, text);
    }
  });
});

describe('POST photos and GET photos/:name', () => {
  let stage: Stage;
  let browser: TestBrowser;
  const storage = memoryStorage();
  before(async () => {
    // TikTok pulls photos from a name that it knows as verified; here this backend stands behind it.
    stage = await openStage({
      storage,
      photos: { publicBaseUrl: 'https://media.example.com/staged/' },
      verifiedPrefixes: ['https://media.example.com/'],
    });
    browser = await stage.connected();
  });
  after(() => stage.close());

  const stagePhoto = (body: BodyInit, type: string, visitor = browser) =>
    visitor.send('POST', 'photos', { body, headers: { 'content-type': type, 'content-length': lengthOf(body) } });
  const lengthOf = (body: BodyInit) => String(body instanceof Blob ? body.size : (body as Uint8Array).byteLength);
  const urlOf = async (answer: Response) => ((await answer.json()) as { data: { url: string } }).data.url;
  const given = (url: string, method = 'GET') =>
    stage.backend(new Request(url.replace('https://media.example.com/staged', `${BASE}/photos`), { method }));

  it('keeps a photo and serves it with its type, harmless to look at', async () => {
    const photo = await fixture('photo-1.jpg');
    const url = await urlOf(await stagePhoto(photo, 'image/jpeg'));
    assert.match(url, /^https:\/\/media\.example\.com\/staged\/[\w-]{32}\.jpg$/);
    const answer = await given(url);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
    assert.equal(answer.headers.get('content-length'), String(photo.length));
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), photo);
    const head = await given(url, 'HEAD');
    assert.equal(head.status, 200);
    assert.equal((await head.arrayBuffer()).byteLength, 0);
  });

  it('keeps a photo whole whose body comes in many pieces', async () => {
    const large = new Uint8Array(2_000_003);
    crypto.getRandomValues(large.subarray(3, 60_000));
    large.set([0xff, 0xd8, 0xff]);
    const url = await urlOf(await stagePhoto(large, 'image/jpeg'));
    assert.deepEqual(new Uint8Array(await (await given(url)).arrayBuffer()), large);
  });

  it('refuses what is no JPEG or WebP, whatever it is called, and what is too large', async () => {
    for (const [name, type] of [
      ['photo.png', 'image/png'],
      ['photo.png', 'image/jpeg'],
      ['photo.webp', 'image/jpeg'],
      ['photo-1.jpg', 'image/webp'],
      ['photo-1.jpg', 'text/html'],
      ['clip.mp4', 'image/jpeg'],
      ['empty.mp4', 'image/jpeg'],
    ] as const) {
      const answer = await stagePhoto(await fixture(name), type);
      assert.deepEqual([answer.status, await codeOf(answer)], [415, 'unsupported_media_type'], `${name} as ${type}`);
    }
    const huge = new Uint8Array(20_000_001);
    huge.set([0xff, 0xd8, 0xff]);
    assert.equal((await stagePhoto(huge, 'image/jpeg')).status, 413);
    const photo = await fixture('photo-1.jpg');
    for (const length of [undefined, '-1', '1.5', 'x', String(photo.length - 1), String(photo.length + 1)]) {
      const headers = { 'content-type': 'image/jpeg', ...(length === undefined ? {} : { 'content-length': length }) };
      const answer = await browser.send('POST', 'photos', { body: new Blob([photo]).stream(), headers });
      assert.deepEqual([answer.status, await codeOf(answer)], [400, 'invalid_params'], length);
    }
  });

  it('gives nothing for a name that was never given', async () => {
    for (const name of [
      'x',
      `${'a'.repeat(32)}.jpg`,
      '..%2F..%2Fetc%2Fpasswd',
      `${'a'.repeat(32)}.svg`,
      '%00',
      '%ff',
    ]) {
      const answer = await stage.backend(new Request(`${BASE}/photos/${name}`));
      assert.equal(answer.status, 404, name);
    }
    assert.equal((await stagePhoto(await fixture('photo-1.jpg'), 'image/jpeg', stage.browser())).status, 401);
  });

  it('posts no staged photo of another user', async () => {
    const url = await urlOf(await stagePhoto(await fixture('photo-1.jpg'), 'image/jpeg'));
    const thief = await stage.connected('private');
    const request = await requestFor(thief, { draft: { media: photos(1) }, photoUrls: [url] });
    assert.equal(await codeOf(await thief.post('posts', request)), 'url_ownership_unverified');
  });

  it('says of a post whose photos expired that its upload timed out, and asks TikTok nothing', async () => {
    const own = await openStage();
    const visitor = await own.connected();
    const url = await urlOf(await stagePhoto(await fixture('photo-1.jpg'), 'image/jpeg', visitor));
    own.clock.advance(3 * 60 * 60 * 1000);
    const request = await requestFor(visitor, { draft: { media: photos(1) }, photoUrls: [url] });
    const refused = await visitor.post('posts', request);
    assert.deepEqual([refused.status, await codeOf(refused)], [410, 'upload_expired']);
    const { requests } = own.simulator.control.state();
    assert.ok(requests.every(({ endpoint }) => endpoint !== 'photo_init'));
    await own.close();
  });

  it('forgets a photo that nobody posts', async () => {
    const own = await openStage();
    const visitor = await own.connected();
    const url = await urlOf(await stagePhoto(await fixture('photo-1.jpg'), 'image/jpeg', visitor));
    assert.equal((await own.backend(new Request(url))).status, 200);
    own.clock.advance(3 * 60 * 60 * 1000);
    assert.equal((await own.backend(new Request(url))).status, 404);
    await own.close();
  });

  it('lets TikTok pull the photos of a post and deletes them when the post is final [G-T2a]', async () => {
    const { createServer } = await import('node:http');
    const server = createServer((incoming, response) => {
      void stage.backend(new Request(`${BASE}/photos/${incoming.url?.split('/').at(-1)}`)).then(async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        response.end(Buffer.from(await answer.arrayBuffer()));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    stage.simulator.control.patchSettings({ resolve: { 'media.example.com': `http://127.0.0.1:${port}` } });

    const urls = [];
    for (const name of ['photo-1.jpg', 'photo-2.jpg'])
      urls.push(await urlOf(await stagePhoto(await fixture(name), 'image/jpeg')));
    const draft = { media: photos(2), description: 'Two', autoAddMusic: true, aiGenerated: true };
    const answer = await browser.post('posts', await requestFor(browser, { draft, photoUrls: urls }));
    assert.equal(answer.status, 200, await answer.clone().text());
    const { data } = (await answer.json()) as { data: { publish_id: string } };
    const sent = stage.simulator.control.state().requests.find(({ endpoint }) => endpoint === 'photo_init');
    assert.deepEqual(sent?.body, {
      media_type: 'PHOTO',
      post_mode: 'DIRECT_POST',
      post_info: {
        title: 'Hello',
        description: 'Two',
        privacy_level: 'SELF_ONLY',
        disable_comment: true,
        auto_add_music: true,
        brand_content_toggle: false,
        brand_organic_toggle: false,
      },
      source_info: { source: 'PULL_FROM_URL', photo_images: urls, photo_cover_index: 0 },
      is_aigc: true,
    });
    await settle(stage);
    assert.match(await (await browser.get(`posts/${data.publish_id}`)).text(), /PUBLISH_COMPLETE/);
    for (const url of urls) assert.equal((await given(url)).status, 404);
    for (const url of urls) assert.equal(await storage.photos?.get(url.split('/').at(-1) ?? ''), undefined);
    await new Promise((resolve) => server.close(resolve));
  });

  /** A post of two photos, which fails because TikTok finds nobody to pull them from, in a backend with this storage. */
  async function failedPost(change: Partial<ReturnType<typeof memoryStorage>>) {
    const kept = memoryStorage();
    const own = await openStage({
      storage: { ...kept, ...change },
      photos: { publicBaseUrl: 'https://media.example.com/staged/' },
      verifiedPrefixes: ['https://media.example.com/'],
    });
    const visitor = await own.connected();
    const photoUrls = [];
    for (const name of ['photo-1.jpg', 'photo-2.jpg'])
      photoUrls.push(await urlOf(await stagePhoto(await fixture(name), 'image/jpeg', visitor)));
    const request = await requestFor(visitor, { draft: { media: photos(2) }, photoUrls });
    const answer = await visitor.post('posts', request);
    assert.equal(answer.status, 200, await answer.clone().text());
    const { data } = (await answer.json()) as { data: { publish_id: string } };
    await settle(own);
    return { own, visitor, id: data.publish_id, names: photoUrls.map((url) => url.split('/').at(-1) ?? '') };
  }

  it('deletes the photos of a final post side by side, because its status waits for them', async () => {
    let now = 0;
    let most = 0;
    const inner = memoryStorage().photos;
    assert.ok(inner);
    const store = {
      ...inner,
      async delete(name: string) {
        now += 1;
        most = Math.max(most, now);
        await inner.delete(name);
        await new Promise(setImmediate);
        now -= 1;
      },
    };
    const { own, visitor, id } = await failedPost({ photos: store });
    assert.match(await (await visitor.get(`posts/${id}`)).text(), /photo_pull_failed/);
    assert.equal(most, 2);
    await own.close();
  });

  it('tells a final status although what it leaves cannot be deleted, and deletes it with the next event', async () => {
    const kept = memoryStorage();
    let isFull = true;
    const { own, visitor, id, names } = await failedPost({
      ...kept,
      delete: (key) => (isFull && key.startsWith('photo:') ? Promise.reject(new Error('full')) : kept.delete(key)),
    });
    const photo = () => own.backend(new Request(`${BASE}/photos/${names[0]}`));
    assert.match(await (await visitor.get(`posts/${id}`)).text(), /photo_pull_failed/);
    assert.ok(own.log.some(({ event, message }) => event === 'fault' && message?.startsWith('status: ')));
    assert.equal((await photo()).status, 200);
    isFull = false;
    const seconds = Math.floor(own.clock.now() / 1000);
    const body = JSON.stringify({
      client_key: 'awaudited00000001',
      event: 'post.publish.failed',
      create_time: seconds,
      user_openid: own.simulator.control.state().grants[0]?.openId,
      content: JSON.stringify({ publish_id: id, publish_type: 'DIRECT_PUBLISH', reason: 'photo_pull_failed' }),
    });
    const headers = { 'tiktok-signature': signatureHeader(SECRET, seconds, body) };
    const answer = await own.backend(new Request(`${BASE}/webhook`, { method: 'POST', body, headers }));
    assert.equal(answer.status, 200);
    assert.equal((await photo()).status, 404);
    await own.close();
  });

  it('posts no photo with other bytes than the consent has the digest of [S20]', async () => {
    const photo = await fixture('photo-1.jpg');
    const url = await urlOf(await stagePhoto(photo, 'image/jpeg'));
    const other = Buffer.from(photo);
    other.writeUInt8(other.readUInt8(photo.length - 1) ^ 1, photo.length - 1);
    const agreedTo = async (bytes: Buffer) => {
      const media = photos(1);
      assert.ok(media.kind === 'photo');
      const digest = createHash('sha256').update(bytes).digest('base64url');
      const parts = media.photos.map((part) => ({ ...part, facts: { ...part.facts, digest } }));
      const draft = { media: { ...media, photos: parts } };
      return browser.post('posts', await requestFor(browser, { draft, photoUrls: [url] }));
    };
    const inits = () =>
      stage.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'photo_init').length;
    const before = inits();
    const refused = await agreedTo(other);
    assert.deepEqual([refused.status, await codeOf(refused)], [409, 'consent_mismatch']);
    assert.equal(inits(), before);
    assert.equal((await agreedTo(photo)).status, 200);
    assert.equal(inits(), before + 1);
  });
});
