import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import {
  call,
  fetchStatus,
  link,
  post,
  put,
  sha256,
  until,
  videoBody,
  wholeFile,
  withSimulator,
  type Tested,
} from './support.js';

interface Begun {
  readonly token: string;
  readonly publishId: string;
  readonly url: string;
}

async function begin(simulator: Tested, source: unknown): Promise<Begun> {
  const { access_token: token } = await link(simulator);
  const { json } = await post(simulator, 'post/publish/video/init/', token, videoBody(source));
  return { token, publishId: json.data.publish_id, url: json.data.upload_url };
}

/** Two chunks: 5,242,880 bytes, and the rest of 11,000,000. */
const TWO = { source: 'FILE_UPLOAD', video_size: 11_000_000, chunk_size: 5_242_880, total_chunk_count: 2 };
const BYTES = randomBytes(TWO.video_size);
const FIRST = BYTES.subarray(0, TWO.chunk_size);
const LAST = BYTES.subarray(TWO.chunk_size);

describe('PUT upload_url', () => {
  it('answers 206 with the progress, then 201, and keeps every byte', async () => {
    await withSimulator({}, async (simulator) => {
      const { token, publishId, url } = await begin(simulator, TWO);
      const first = await put(url, FIRST, 0, TWO.video_size);
      assert.equal(first.status, 206);
      assert.equal(first.headers.get('content-range'), 'bytes 0-5242880/11000000');
      assert.equal(first.text, '');
      assert.equal((await fetchStatus(simulator, token, publishId)).json.data.uploaded_bytes, 5_242_880);
      const last = await put(url, LAST, FIRST.length, TWO.video_size);
      assert.equal(last.status, 201);
      assert.equal(last.headers.get('content-range'), 'bytes 0-11000000/11000000');
      const [described] = simulator.control.state().posts;
      assert.equal(described?.files[0]?.sha256, sha256(BYTES));
      assert.equal(described?.uploadedBytes, 11_000_000);
    });
  });

  it('accepts a chunk that carries the access token, and notes the leak in the log [F12]', async () => {
    const lines: string[] = [];
    await withSimulator({ log: (line) => lines.push(line) }, async (simulator) => {
      const { token, url } = await begin(simulator, wholeFile(1000));
      const bytes = BYTES.subarray(0, 1000);
      assert.equal((await put(url, bytes, 0, 1000, { Authorization: `Bearer ${token}` })).status, 201);
      const record = simulator.control.state().requests.find(({ endpoint }) => endpoint === 'upload');
      assert.match(record?.warnings[0] ?? '', /access token/);
      assert.match(lines.at(-1) ?? '', /access token was sent/);
      assert.ok(!JSON.stringify([record, lines]).includes(token));
    });
  });

  it('names the last byte instead of the count when so set', async () => {
    await withSimulator({ settings: { inclusiveContentRange: true } }, async (simulator) => {
      const { url } = await begin(simulator, TWO);
      assert.equal((await put(url, FIRST, 0, TWO.video_size)).headers.get('content-range'), 'bytes 0-5242879/11000000');
    });
  });

  const headers: readonly [what: string, changes: Record<string, string>, status: number][] = [
    ['a type that is no video', { 'Content-Type': 'application/octet-stream' }, 400],
    ['a video type that TikTok does not take', { 'Content-Type': 'video/x-msvideo' }, 400],
    ['no range', { 'Content-Range': '' }, 400],
    ['a range without a total', { 'Content-Range': 'bytes 0-999/*' }, 400],
    ['a range in another unit', { 'Content-Range': 'items 0-999/1000' }, 400],
    ['a range backwards', { 'Content-Range': 'bytes 999-0/1000' }, 400],
    ['another total', { 'Content-Range': 'bytes 0-999/1001' }, 400],
    ['a range beyond the total', { 'Content-Range': 'bytes 1-1000/1000' }, 400],
    ['a range shorter than the body', { 'Content-Range': 'bytes 0-998/1000' }, 400],
    ['a range that begins too late', { 'Content-Range': 'bytes 1-999/1000' }, 400],
  ];
  for (const [what, changes, status] of headers)
    it(`refuses ${what} with ${status}, and takes the chunk afterwards`, async () => {
      await withSimulator({}, async (simulator) => {
        const { url } = await begin(simulator, wholeFile(1000));
        const bytes = BYTES.subarray(0, 1000);
        assert.equal((await put(url, bytes, 0, 1000, changes)).status, status);
        assert.equal((await put(url, bytes, 0, 1000)).status, 201);
      });
    });

  it('refuses a body of unknown length with 400', async () => {
    await withSimulator({}, async (simulator) => {
      const { url } = await begin(simulator, wholeFile(1000));
      const status = await new Promise((resolve, reject) => {
        const sent = request(url, {
          method: 'PUT',
          headers: { 'Content-Type': 'video/mp4', 'Content-Range': 'bytes 0-999/1000', 'Transfer-Encoding': 'chunked' },
        });
        sent.on('response', (response) => resolve(response.resume().statusCode));
        sent.on('error', reject);
        sent.end(BYTES.subarray(0, 1000));
      });
      assert.equal(status, 400);
    });
  });

  it('answers 416 with the progress to a chunk out of turn', async () => {
    await withSimulator({}, async (simulator) => {
      const { url } = await begin(simulator, TWO);
      const early = await put(url, LAST, FIRST.length, TWO.video_size);
      assert.equal(early.status, 416);
      assert.equal(early.headers.get('content-range'), 'bytes 0-0/11000000');
      await put(url, FIRST, 0, TWO.video_size);
      const again = await put(url, FIRST, 0, TWO.video_size);
      assert.equal(again.status, 416);
      assert.equal(again.headers.get('content-range'), 'bytes 0-5242880/11000000');
      await put(url, LAST, FIRST.length, TWO.video_size);
      assert.equal((await put(url, LAST, FIRST.length, TWO.video_size)).status, 416, 'after the last byte');
    });
  });

  it('refuses a chunk of another size than init declared with 400', async () => {
    await withSimulator({}, async (simulator) => {
      const { url } = await begin(simulator, TWO);
      assert.equal((await put(url, BYTES.subarray(0, 5_300_000), 0, TWO.video_size)).status, 400);
      assert.equal((await put(url, BYTES, 0, TWO.video_size)).status, 400);
      assert.equal((await put(url, FIRST, 0, TWO.video_size)).status, 206);
      assert.equal(
        (await put(url, BYTES.subarray(FIRST.length, FIRST.length * 2), FIRST.length, TWO.video_size)).status,
        400,
      );
    });
  });

  it('knows no other task and no other token', async () => {
    await withSimulator({}, async (simulator) => {
      const { url } = await begin(simulator, wholeFile(1000));
      const bytes = BYTES.subarray(0, 1000);
      const wrong = new URL(url);
      wrong.searchParams.set('upload_token', 'x');
      assert.equal((await put(wrong.href, bytes, 0, 1000)).status, 404);
      wrong.searchParams.set('upload_id', '1');
      assert.equal((await put(wrong.href, bytes, 0, 1000)).status, 404);
    });
  });

  it('expires after an hour with 403', async () => {
    await withSimulator({}, async (simulator) => {
      const { url } = await begin(simulator, TWO);
      await simulator.control.advance(3_599_999);
      assert.equal((await put(url, FIRST, 0, TWO.video_size)).status, 206);
      await simulator.control.advance(1);
      assert.equal((await put(url, LAST, FIRST.length, TWO.video_size)).status, 403);
    });
  });

  it('refuses a chunk with 403 that ends after the hour, however early it began', async () => {
    await withSimulator({}, async (simulator) => {
      const { url } = await begin(simulator, TWO);
      await put(url, FIRST, 0, TWO.video_size);
      const range = `bytes ${FIRST.length}-${TWO.video_size - 1}/${TWO.video_size}`;
      const sent = request(url, {
        method: 'PUT',
        headers: { 'Content-Type': 'video/mp4', 'Content-Length': LAST.length, 'Content-Range': range },
      });
      const answered = once(sent, 'response');
      sent.write(LAST.subarray(0, 4_000_000));
      // While a chunk is being taken every other one is refused as out of turn, and until then as the wrong one.
      while ((await put(url, LAST.subarray(0, 1000), FIRST.length, TWO.video_size)).status !== 416);
      await simulator.control.advance(3_600_000);
      sent.end(LAST.subarray(4_000_000));
      const [response] = (await answered) as [IncomingMessage];
      response.resume();
      assert.equal(response.statusCode, 403);
      assert.equal(simulator.control.state().posts[0]?.uploadedBytes, FIRST.length);
    });
  });

  it('forgets a chunk that broke off, and takes it again from its first byte', async () => {
    await withSimulator({}, async (simulator) => {
      const { url } = await begin(simulator, TWO);
      await put(url, FIRST, 0, TWO.video_size);
      const broken = new Promise((resolve) => {
        const sent = request(url, {
          method: 'PUT',
          headers: {
            'Content-Type': 'video/mp4',
            'Content-Length': LAST.length,
            'Content-Range': `bytes ${FIRST.length}-${TWO.video_size - 1}/${TWO.video_size}`,
          },
        });
        sent.on('error', resolve);
        sent.write(randomBytes(3_000_000), () => sent.destroy(new Error('broken off')));
      });
      await broken;
      await until(() => simulator.control.state().requests.some(({ status }) => status === 400));
      const last = await put(url, LAST, FIRST.length, TWO.video_size);
      assert.equal(last.status, 201);
      assert.equal(simulator.control.state().posts[0]?.files[0]?.sha256, sha256(BYTES));
    });
  });

  it('shows no CORS headers unless that is switched on', async () => {
    await withSimulator({}, async (simulator) => {
      const { url } = await begin(simulator, TWO);
      const preflight = (): ReturnType<typeof call> =>
        call(url, { method: 'OPTIONS', headers: { Origin: 'https://app.example.com' } });
      assert.equal((await preflight()).headers.get('access-control-allow-origin'), null);
      const plain = await put(url, FIRST, 0, TWO.video_size);
      assert.equal(plain.headers.get('access-control-allow-origin'), null);
      simulator.control.patchSettings({ uploadCors: true });
      assert.equal((await preflight()).headers.get('access-control-allow-origin'), '*');
      const open = await put(url, LAST, FIRST.length, TWO.video_size);
      assert.equal(open.headers.get('access-control-allow-origin'), '*');
    });
  });

  it('only hashes the bytes when uploads are discarded', async () => {
    await withSimulator({ settings: { discardUploads: true } }, async (simulator) => {
      const { url, token, publishId } = await begin(simulator, TWO);
      await put(url, FIRST, 0, TWO.video_size);
      await put(url, LAST, FIRST.length, TWO.video_size);
      await simulator.control.advance(2500);
      assert.equal((await fetchStatus(simulator, token, publishId)).json.data.status, 'PUBLISH_COMPLETE');
      const [file] = simulator.control.state().posts[0]?.files ?? [];
      assert.equal(file?.sha256, sha256(BYTES));
      assert.equal((await call(file?.url ?? '')).status, 404);
    });
  });
});
