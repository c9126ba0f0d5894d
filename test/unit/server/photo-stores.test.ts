import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import S3rver from 's3rver';
import type { PhotoStore } from '../../../src/server/index.js';
import { folderPhotos, memoryStorage, redisStorage, s3Photos } from '../../../src/server/index.js';
import { limiter } from '../../../src/server/photos/limiter.js';
import { codeOf } from './support/browser.js';
import { settle } from './support/posts.js';
import { photos, requestFor } from './support/requests.js';
import { openStage } from './support/stage.js';

const directory = await fs.mkdtemp(join(tmpdir(), 'share-to-tiktok-photos-'));
const s3 = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  vhostBuckets: false,
  directory: join(directory, 's3'),
  configureBuckets: [{ name: 'media', configs: [] }],
});
const { port } = await s3.run();
const bucketUrl = `http://127.0.0.1:${port}/media/staged/`;
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', region: 'us-east-1' };
const folder = folderPhotos({ directory: join(directory, 'folder') });
after(async () => {
  folder.close();
  await s3.close();
  await fs.rm(directory, { recursive: true });
});

const bytes = (size: number) => {
  const photo = new Uint8Array(size);
  crypto.getRandomValues(photo.subarray(3, 60_000));
  photo.set([0xff, 0xd8, 0xff]);
  return photo;
};
const incoming = (photo: Uint8Array<ArrayBuffer>) => ({
  contentType: 'image/jpeg',
  bytes: photo.length,
  body: new Blob([photo]).stream(),
  expiresInMs: 60_000,
});
const readAll = async (body: ReadableStream<Uint8Array> | undefined) =>
  body && new Uint8Array(await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());

const stores: readonly (readonly [name: string, store: PhotoStore | undefined])[] = [
  ['memoryStorage().photos', memoryStorage().photos],
  ['folderPhotos', folder],
  ['s3Photos', s3Photos({ bucketUrl, ...credentials })],
];
for (const [name, store] of stores) {
  describe(name, () => {
    assert.ok(store);

    it('returns the bytes of a photo until it is deleted', async () => {
      const photo = bytes(3_000_001);
      assert.equal(await store.get('a.jpg'), undefined);
      await store.put('a.jpg', incoming(photo));
      assert.deepEqual(await readAll(await store.get('a.jpg')), photo);
      await store.delete('a.jpg');
      await store.delete('a.jpg');
      assert.equal(await store.get('a.jpg'), undefined);
    });

    it('rejects a photo whose body breaks off', async () => {
      let pieces = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (pieces++ < 3) controller.enqueue(bytes(1000));
          else controller.error(new Error('broken off'));
        },
      });
      await assert.rejects(store.put('b.jpg', { ...incoming(bytes(5000)), body }));
      await store.delete('b.jpg');
      assert.equal(await store.get('b.jpg'), undefined);
      if (store === folder) assert.deepEqual(await fs.readdir(join(directory, 'folder')), []);
    });
  });
}

describe('folderPhotos', () => {
  it('deletes what has expired at the first use after a restart, and what was broken off [S10]', async () => {
    const own = join(directory, 'swept');
    const store = folderPhotos({ directory: own });
    await store.put('old.jpg', { ...incoming(bytes(10)), expiresInMs: 0 });
    await store.put('new.jpg', incoming(bytes(10)));
    await fs.writeFile(join(own, 'dead.jpg.part'), 'half');
    await fs.utimes(join(own, 'dead.jpg.part'), 0, 0);
    await fs.writeFile(join(own, 'alive.jpg.part'), 'half');
    store.close();
    const restarted = folderPhotos({ directory: own });
    await restarted.sweep();
    assert.deepEqual((await fs.readdir(own)).sort(), ['alive.jpg.part', 'new.jpg']);
    restarted.close();
  });

  it('closes the file of a photo that is not read to its end', async () => {
    const open = async () => (await fs.readdir('/proc/self/fd').catch(() => [])).length;
    await folder.put('c.jpg', incoming(bytes(2_000_000)));
    const before = await open();
    for (let turn = 0; turn < 20; turn += 1) {
      const reader = (await folder.get('c.jpg'))?.getReader();
      await reader?.read();
      await reader?.cancel();
    }
    assert.equal(await open(), before);
  });
});

describe('s3Photos', () => {
  it('gives TikTok an address of its own: a public prefix, or one that is signed and expires', async () => {
    const photo = bytes(2000);
    const open = s3Photos({ bucketUrl, ...credentials, publicBaseUrl: 'https://media.example.com/media/staged/' });
    await open.put('d.jpg', incoming(photo));
    assert.equal(await open.urlOf?.('d.jpg', 60_000), 'https://media.example.com/media/staged/d.jpg');
    const url = new URL(
      (await s3Photos({ bucketUrl, ...credentials, presigned: true }).urlOf?.('d.jpg', 60_000)) ?? '',
    );
    assert.equal(`${url.origin}${url.pathname}`, `${bucketUrl}d.jpg`);
    assert.equal(url.searchParams.get('X-Amz-Expires'), '60');
    assert.match(url.searchParams.get('X-Amz-Signature') ?? '', /^[\da-f]{64}$/);
    assert.deepEqual(await readAll((await fetch(url)).body ?? undefined), photo);
    assert.equal(s3Photos({ bucketUrl, ...credentials }).urlOf, undefined);
  });

  it('reports a refusal without an address or a key in the message', async () => {
    const refused = s3Photos({ bucketUrl, ...credentials, accessKeyId: 'NOBODY' });
    await assert.rejects(refused.put('e.jpg', incoming(bytes(10))), {
      message: 'The object storage replied to PUT with 403.',
    });
    assert.throws(() => s3Photos({ bucketUrl: 'https://s3.example.com/bucket', ...credentials }), TypeError);
  });

  it('lets TikTok pull a post from it without passing through the backend', async () => {
    const publicBaseUrl = 'https://media.example.com/media/staged/';
    const store = s3Photos({ bucketUrl, ...credentials, publicBaseUrl });
    const stage = await openStage({ photos: { store }, verifiedPrefixes: ['https://media.example.com/'] });
    stage.simulator.control.patchSettings({ resolve: { 'media.example.com': `http://127.0.0.1:${port}` } });
    const browser = await stage.connected();
    const photo = await fs.readFile('test/fixtures/media/photo-1.jpg');
    const headers = { 'content-type': 'image/jpeg', 'content-length': String(photo.length) };
    const staged = await browser.send('POST', 'photos', { body: photo, headers });
    const { url } = ((await staged.json()) as { data: { url: string } }).data;
    assert.ok(url.startsWith(publicBaseUrl));
    const post = async (photoUrl: string) =>
      browser.post('posts', await requestFor(browser, { draft: { media: photos(1) }, photoUrls: [photoUrl] }));
    assert.equal(await codeOf(await post(`${url}?x`)), 'url_ownership_unverified');
    const created = (await (await post(url)).json()) as { data: { publish_id: string } };
    await settle(stage);
    assert.match(await (await browser.get(`posts/${created.data.publish_id}`)).text(), /PUBLISH_COMPLETE/);
    assert.equal(await store.get(url.slice(publicBaseUrl.length)), undefined, 'a final post needs no photo');
    await stage.close();
  });
});

describe('POST photos', () => {
  type Visitor = Awaited<ReturnType<Awaited<ReturnType<typeof openStage>>['connected']>>;
  const send = (browser: Visitor, body: BodyInit) =>
    browser.send('POST', 'photos', { body, headers: { 'content-type': 'image/jpeg', 'content-length': '1000' } });

  const urlOf = async (answer: Response) => ((await answer.json()) as { data: { url: string } }).data.url;
  const publicBaseUrl = 'https://media.example.com/staged/';
  const hosted = { photos: { publicBaseUrl }, verifiedPrefixes: ['https://media.example.com/'] };
  /** Stages 35 photos and posts them. */
  async function postPhotos(browser: Visitor): Promise<string> {
    const photoUrls: string[] = [];
    while (photoUrls.length < 35) photoUrls.push(await urlOf(await send(browser, bytes(1000))));
    return codeOf(await browser.post('posts', await requestFor(browser, { draft: { media: photos(35) }, photoUrls })));
  }

  it('holds one owner to 70 photos at a time, over all processes: the oldest goes that no post is made of [S9]', async () => {
    const stage = await openStage({ limits: { photos: 1000 } });
    const browser = await stage.connected();
    const other = stage.browser(stage.secondProcess());
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const urls: string[] = [];
    for (let index = 0; index < 72; index += 1) {
      urls.push(await urlOf(await send(index % 2 ? browser : other, bytes(1000))));
    }
    const there = await Promise.all(urls.map(async (url) => (await stage.backend(new Request(url))).status));
    assert.deepEqual(there, [404, 404, ...Array.from({ length: 70 }, () => 200)]);
    for (const url of urls.slice(0, 2)) {
      assert.equal(await stage.options.storage.photos?.get(url.split('/').at(-1) ?? ''), undefined);
    }
    await stage.close();
  });

  it('refuses a photo while posts are made of 70, but no other owner, and takes it when their time is over [S9]', async () => {
    const stage = await openStage({ ...hosted, limits: { photos: 1000 } });
    const browser = await stage.connected();
    assert.deepEqual([await postPhotos(browser), await postPhotos(browser)], ['ok', 'ok']);
    const refused = await send(browser, bytes(1000));
    assert.deepEqual([refused.status, await codeOf(refused)], [429, 'rate_limit_exceeded']);
    assert.equal((await send(await stage.connected('private'), bytes(1000))).status, 200);
    stage.clock.advance(3 * 60 * 60 * 1000);
    assert.equal((await send(browser, bytes(1000))).status, 200);
    await stage.close();
  });

  it('takes the photos of one more try, however many posts TikTok has refused', async () => {
    const stage = await openStage({ ...hosted, limits: { photos: 1000 } });
    const browser = await stage.connected();
    const code = 'spam_risk_too_many_posts';
    stage.simulator.control.addFault({ kind: 'api_error', code, status: 403, endpoint: 'photo_init', times: 3 });
    for (let tries = 0; tries < 3; tries += 1) assert.equal(await postPhotos(browser), code);
    assert.equal(await postPhotos(browser), 'ok');
    await stage.close();
  });

  it('makes no post of photos that had to go before it began', async () => {
    const stage = await openStage({ ...hosted, limits: { photos: 1000 } });
    const browser = await stage.connected();
    const url = await urlOf(await send(browser, bytes(1000)));
    for (let count = 0; count < 70; count += 1) await send(browser, bytes(1000));
    const request = await requestFor(browser, { draft: { media: photos(1) }, photoUrls: [url] });
    assert.equal(await codeOf(await browser.post('posts', request)), 'upload_expired');
    await stage.close();
  });

  it('holds one owner to 8 photos on their way at once, and frees the places of those that break off [S9]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const controllers: ReadableStreamDefaultController<Uint8Array>[] = [];
    const slow = () => new ReadableStream<Uint8Array>({ start: (each) => void controllers.push(each) });
    const waiting = Array.from({ length: 8 }, () => send(browser, slow()));
    for (const each of controllers) each.enqueue(bytes(500));
    let answer = await send(browser, bytes(1000));
    // The first eight may still be on their way to the limit.
    while (answer.status !== 429) answer = await send(browser, bytes(1000));
    for (const each of controllers) each.error(new Error('broken off'));
    await Promise.all(waiting);
    assert.equal((await send(browser, bytes(1000))).status, 200);
    await stage.close();
  });

  it('names the option that is missing when the storage brings no place for photos', async () => {
    const storage = { ...memoryStorage(), photos: undefined };
    const stage = await openStage({ storage: storage as never });
    const browser = await stage.connected();
    assert.equal((await send(browser, bytes(1000))).status, 500);
    assert.match(stage.log.at(-1)?.message ?? '', /photos\.store is not set/);
    await stage.close();
    assert.equal(redisStorage({ url: 'redis://127.0.0.1:1' }).photos, undefined);
  });
});

describe('GET photos/:name', () => {
  it('serves one photo to at most four readers at once, and frees the places of those who leave or stall [S1]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const photo = bytes(1_000_000);
    const headers = { 'content-type': 'image/jpeg', 'content-length': String(photo.length) };
    const staged = await browser.send('POST', 'photos', { body: photo, headers });
    const { data } = (await staged.json()) as { data: { url: string } };
    const get = () => stage.backend(new Request(data.url));
    const readers = await Promise.all([get(), get(), get(), get()]);
    assert.deepEqual(
      readers.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.equal((await get()).status, 503);
    await readers[0]?.body?.cancel();
    const fifth = await get();
    assert.equal(fifth.status, 200);
    assert.equal((await fifth.arrayBuffer()).byteLength, photo.length);
    for (let turn = 0; turn < 3; turn += 1) {
      await stage.quiet();
      stage.clock.advance(60_000);
    }
    const again = await Promise.all([get(), get(), get(), get()]);
    assert.deepEqual(
      again.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    await assert.rejects(readers[1]?.arrayBuffer() ?? Promise.resolve());
    await stage.close();
  });
});

describe('limiter', () => {
  it('counts each key by itself and all of them together, and each place once', () => {
    const limit = limiter({ perKey: 1, total: 2 });
    const leave = limit.enter('a');
    assert.ok(leave);
    assert.equal(limit.enter('a'), undefined);
    assert.ok(limit.enter('b'));
    assert.equal(limit.enter('c'), undefined);
    leave();
    leave();
    assert.ok(limit.enter('a'));
    assert.equal(limit.enter('c'), undefined);
  });
});
