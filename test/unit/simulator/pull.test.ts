import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOwnedUrl } from '../../../src/simulator/posting/url-ownership.js';
import { clientFrom } from '../../../src/simulator/seeds.js';
import {
  CLIENTS,
  fetchStatus,
  fixture,
  link,
  post,
  sha256,
  until,
  videoBody,
  withServer,
  withSimulator,
  type Tested,
} from './support.js';

const CLIENT = clientFrom({
  key: 'k',
  secret: 's',
  verifiedDomains: ['media.example.com'],
  verifiedPrefixes: ['https://cdn.example.com/videos/user/'],
});

const URLS: readonly [url: string, owned: boolean][] = [
  ['https://media.example.com/a.mp4', true],
  ['https://media.example.com/a.mp4?x=1', true],
  ['https://eu.media.example.com/deep/a.mp4', true],
  ['https://MEDIA.example.com/a.mp4', true],
  ['https://cdn.example.com/videos/user/123/example.mp4', true],
  ['https://cdn.example.com/videos/2023/user/123/example.mp4', false],
  ['https://cdn.example.com/videos/user', false],
  ['https://cdn.example.com/videos/user/../other/a.mp4', false],
  ['https://cdn.example.com/videos/user/%2e%2e/other/a.mp4', false],
  ['https://cdn.example.com/VIDEOS/user/a.mp4', false],
  ['https://x.cdn.example.com/videos/user/a.mp4', false],
  ['http://media.example.com/a.mp4', false],
  ['ftp://media.example.com/a.mp4', false],
  ['https://media.example.com:8443/a.mp4', false],
  ['https://me:secret@media.example.com/a.mp4', false],
  ['https://media.example.com@evil.example/a.mp4', false],
  ['https://media.example.com.evil.example/a.mp4', false],
  ['https://evilmedia.example.com/a.mp4', false],
  ['https://example.com/a.mp4', false],
  ['https://127.0.0.1/a.mp4', false],
  ['https://2130706433/a.mp4', false],
  ['https://[::1]/a.mp4', false],
  ['//media.example.com/a.mp4', false],
  ['', false],
];

describe('ownership of URLs', () => {
  for (const [url, owned] of URLS)
    it(`${owned ? 'covers' : 'does not cover'} ${url || 'nothing'}`, () =>
      assert.equal(isOwnedUrl(CLIENT, url), owned));
});

async function pullVideo(simulator: Tested, path: string): Promise<{ token: string; publishId: string }> {
  const { access_token: token } = await link(simulator);
  const source = { source: 'PULL_FROM_URL', video_url: `https://media.example.com${path}` };
  const { json } = await post(simulator, 'post/publish/video/init/', token, videoBody(source));
  return { token, publishId: json.data.publish_id };
}

describe('pull from URL', () => {
  it('fetches the video from the loopback stand-in and publishes it', async () => {
    const bytes = await fixture('clip.mp4');
    await withServer(
      (_request, response) => response.setHeader('Content-Type', 'video/mp4').end(bytes),
      async ({ origin, requests }) => {
        await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
          const { token, publishId } = await pullVideo(simulator, '/a.mp4?b=c');
          assert.match(publishId, /^v_pub_url~v2-1\.\d{19}$/);
          await simulator.control.settled();
          const during = await fetchStatus(simulator, token, publishId);
          assert.equal(during.json.data.status, 'PROCESSING_DOWNLOAD');
          assert.equal(during.json.data.downloaded_bytes, bytes.length);
          assert.equal('uploaded_bytes' in during.json.data, false);
          await simulator.control.advance(2500);
          assert.equal((await fetchStatus(simulator, token, publishId)).json.data.status, 'PUBLISH_COMPLETE');
          assert.equal(requests[0]?.url, '/a.mp4?b=c');
          assert.equal(requests[0]?.headers.host, 'media.example.com');
          assert.equal(simulator.control.state().posts[0]?.files[0]?.sha256, sha256(bytes));
        });
      },
    );
  });

  it('ends with the simulator while many are under way [F13]', async () => {
    await withServer(
      (_request, response) => response.writeHead(200, { 'Content-Type': 'video/mp4' }).write('x'),
      async ({ origin, requests }) => {
        await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
          for (let index = 0; index < 5; index += 1) await pullVideo(simulator, `/${index}.mp4`);
          await until(() => requests.length === 5);
          await until(() => simulator.control.state().posts.every(({ downloadedBytes }) => downloadedBytes > 0));
        });
      },
    );
  });

  const failures: readonly [what: string, path: string][] = [
    ['redirects', '/redirect'],
    ['answers 404', '/missing'],
    ['answers 206', '/part'],
    ['breaks off', '/broken'],
  ];
  for (const [what, path] of failures)
    it(`ends as video_pull_failed when the host ${what}`, async () => {
      await withServer(
        ({ url }, response) => {
          if (url === '/redirect') response.writeHead(302, { Location: '/elsewhere' }).end();
          else if (url === '/missing') response.writeHead(404).end();
          else if (url === '/part') response.writeHead(206).end('x');
          else response.writeHead(200, { 'Content-Length': '1000' }).write('x', () => response.destroy());
        },
        async ({ origin, requests }) => {
          await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
            const { token, publishId } = await pullVideo(simulator, path);
            await simulator.control.settled();
            const { data } = (await fetchStatus(simulator, token, publishId)).json;
            assert.equal(data.status, 'FAILED');
            assert.equal(data.fail_reason, 'video_pull_failed');
            assert.equal(requests.length, 1);
          });
        },
      );
    });

  const ends: Readonly<
    Record<string, (simulator: Tested, pulled: { token: string; publishId: string }) => Promise<unknown>>
  > = {
    'is canceled': (simulator, { token, publishId }) =>
      post(simulator, 'post/publish/cancel/', token, { publish_id: publishId }),
    'loses its authorization': (simulator) =>
      Promise.resolve(simulator.control.removeAuthorization(CLIENTS.audited.key, 'ada')),
    'is forgotten by a reset': (simulator) => simulator.control.reset(),
  };
  for (const [what, end] of Object.entries(ends))
    it(`closes the connection to a host that stalls when the post ${what}`, { timeout: 30_000 }, async () => {
      let isClosed = false;
      await withServer(
        (_request, response) => {
          response.on('close', () => (isClosed = true));
          response.writeHead(200, { 'Content-Length': '1000' }).write('x');
        },
        async ({ origin }) => {
          await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
            const pulled = await pullVideo(simulator, '/a.mp4');
            await until(() => simulator.control.state().posts[0]?.downloadedBytes === 1);
            await end(simulator, pulled);
            await simulator.control.settled();
            await until(() => isClosed);
          });
        },
      );
    });

  it('never leaves the machine: a host without a stand-in fails', async () => {
    const maps: readonly Record<string, string>[] = [
      {},
      { 'media.example.com': 'http://192.0.2.1' },
      { 'media.example.com': 'file:///etc' },
    ];
    for (const resolve of maps)
      await withSimulator({ resolve }, async (simulator) => {
        const { token, publishId } = await pullVideo(simulator, '/a.mp4');
        await simulator.control.settled();
        assert.equal((await fetchStatus(simulator, token, publishId)).json.data.fail_reason, 'video_pull_failed');
      });
  });

  it('can be canceled while it downloads, and gives up after an hour', async () => {
    await withServer(
      (_request, response) => void response.writeHead(200, { 'Content-Length': '1000' }).write('x'),
      async ({ origin, requests }) => {
        await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
          const canceled = await pullVideo(simulator, '/a.mp4');
          await until(() => requests.length === 1);
          const reply = await post(simulator, 'post/publish/cancel/', canceled.token, {
            publish_id: canceled.publishId,
          });
          assert.deepEqual(Object.keys(reply.json), ['error']);
          assert.equal(reply.json.error.code, 'ok');
          const told = await fetchStatus(simulator, canceled.token, canceled.publishId);
          assert.equal(told.json.data.fail_reason, 'publish_cancelled');
          const again = await post(simulator, 'post/publish/cancel/', canceled.token, {
            publish_id: canceled.publishId,
          });
          assert.equal(again.json.error.code, 'publish_not_cancellable');

          const slow = await pullVideo(simulator, '/b.mp4');
          await until(() => requests.length === 2);
          await simulator.control.advance(3_599_999);
          const during = await fetchStatus(simulator, slow.token, slow.publishId);
          assert.equal(during.json.data.status, 'PROCESSING_DOWNLOAD');
          assert.equal(during.json.data.downloaded_bytes, 1);
          await simulator.control.advance(1);
          await simulator.control.settled();
          const late = await fetchStatus(simulator, slow.token, slow.publishId);
          assert.equal(late.json.data.fail_reason, 'video_pull_failed');
        });
      },
    );
  });

  const photos: readonly [what: string, names: readonly string[], status: string, reason: string | undefined][] = [
    ['JPEG and WebP', ['photo-1.jpg', 'photo.webp'], 'PUBLISH_COMPLETE', undefined],
    ['a PNG among them', ['photo-1.jpg', 'photo.png'], 'FAILED', 'file_format_check_failed'],
    ['a missing one', ['photo-1.jpg', 'missing.jpg'], 'FAILED', 'photo_pull_failed'],
    ['a video', ['clip.mp4'], 'FAILED', 'file_format_check_failed'],
  ];
  for (const [what, names, status, reason] of photos)
    it(`ends as ${reason ?? status} for photos: ${what}`, async () => {
      const files = new Map<string, Buffer>();
      for (const name of names) if (name !== 'missing.jpg') files.set(`/${name}`, await fixture(name));
      await withServer(
        ({ url }, response) => {
          const bytes = files.get(url);
          if (bytes === undefined) response.writeHead(404).end();
          else response.setHeader('Content-Type', 'image/jpeg').end(bytes);
        },
        async ({ origin }) => {
          await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
            const { access_token: token } = await link(simulator);
            const { json } = await post(simulator, 'post/publish/content/init/', token, {
              media_type: 'PHOTO',
              post_mode: 'DIRECT_POST',
              post_info: { privacy_level: 'SELF_ONLY' },
              source_info: {
                source: 'PULL_FROM_URL',
                photo_images: names.map((name) => `https://media.example.com/${name}`),
                photo_cover_index: 0,
              },
            });
            await simulator.control.settled();
            await simulator.control.advance(2500);
            const { data } = (await fetchStatus(simulator, token, json.data.publish_id)).json;
            assert.equal(data.status, status);
            assert.equal(data.fail_reason, reason);
          });
        },
      );
    });

  it('takes photos of 20 MB and not one byte more', async () => {
    const jpeg = await fixture('photo-1.jpg');
    const limit = 20_000_000;
    await withServer(
      ({ url }, response) =>
        response.end(Buffer.concat([jpeg, Buffer.alloc(limit + Number(url.slice(1)) - jpeg.length)])),
      async ({ origin }) => {
        await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
          const { access_token: token } = await link(simulator);
          for (const [extra, status] of [
            [0, 'PUBLISH_COMPLETE'],
            [1, 'FAILED'],
          ] as const) {
            const { json } = await post(simulator, 'post/publish/content/init/', token, {
              media_type: 'PHOTO',
              post_mode: 'DIRECT_POST',
              post_info: { privacy_level: 'SELF_ONLY' },
              source_info: {
                source: 'PULL_FROM_URL',
                photo_images: [`https://media.example.com/${extra}`],
                photo_cover_index: 0,
              },
            });
            await simulator.control.settled();
            await simulator.control.advance(2500);
            assert.equal((await fetchStatus(simulator, token, json.data.publish_id)).json.data.status, status);
          }
        });
      },
    );
  });
});
