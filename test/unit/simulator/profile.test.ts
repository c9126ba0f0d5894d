import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  call,
  fixture,
  link,
  post,
  put,
  upload,
  wholeFile,
  withServer,
  withSimulator,
  type Tested,
} from './support.js';

/** The text of a page, without tags and with single blanks. */
function textOf(page: string): string {
  return page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

async function published(simulator: Tested, info: Record<string, unknown>, creator = 'ada'): Promise<string> {
  const { access_token: token } = await link(simulator, { creator });
  const publishId = await upload(simulator, token, await fixture('clip.mp4'), info);
  await simulator.control.advance(10_000);
  const described = simulator.control.state().posts.find((candidate) => candidate.publishId === publishId);
  return (await call(described?.url ?? '')).text;
}

describe('cover of a video', () => {
  for (const [what, info, shownMs] of [
    [
      'a public post has the chosen frame',
      { privacy_level: 'PUBLIC_TO_EVERYONE', video_cover_timestamp_ms: 1500 },
      1500,
    ],
    ['a private post keeps the first frame', { privacy_level: 'SELF_ONLY', video_cover_timestamp_ms: 1500 }, 0],
    [
      'a post for friends keeps the first frame',
      { privacy_level: 'MUTUAL_FOLLOW_FRIENDS', video_cover_timestamp_ms: 1500 },
      0,
    ],
    [
      'a choice outside the video is the first frame',
      { privacy_level: 'PUBLIC_TO_EVERYONE', video_cover_timestamp_ms: 9e9 },
      0,
    ],
  ] as const)
    it(`${what} [F14]`, async () => {
      await withSimulator({}, async (simulator) => {
        assert.match(await published(simulator, info), new RegExp(`/0#t=${shownMs / 1000}"`));
        assert.equal(simulator.control.state().posts[0]?.coverTimestampMs, shownMs);
      });
    });
});

describe('profile page', () => {
  const labels: readonly [
    what: string,
    creator: string,
    info: Record<string, unknown>,
    shown: readonly string[],
    hidden: readonly string[],
  ][] = [
    [
      'a public post',
      'ada',
      { privacy_level: 'PUBLIC_TO_EVERYONE' },
      ['Everyone', 'Comment allowed', 'Duet allowed', 'Stitch allowed'],
      ['Not public', 'In review', 'Paid partnership', 'Promotional content', 'AI-generated'],
    ],
    ['a private post', 'ada', { privacy_level: 'SELF_ONLY' }, ['Not public: Only me'], ['Everyone']],
    ['a post for friends', 'ada', { privacy_level: 'MUTUAL_FOLLOW_FRIENDS' }, ['Not public: Friends'], []],
    [
      'a post for followers',
      'private',
      { privacy_level: 'FOLLOWER_OF_CREATOR' },
      ['Not public: Followers', 'Duet off', 'Stitch off', 'Comment allowed'],
      [],
    ],
    ['your brand', 'ada', { brand_organic_toggle: true }, ['Promotional content'], ['Paid partnership']],
    ['branded content', 'ada', { brand_content_toggle: true }, ['Paid partnership'], ['Promotional content']],
    [
      'both brands',
      'ada',
      { brand_content_toggle: true, brand_organic_toggle: true },
      ['Paid partnership'],
      ['Promotional content'],
    ],
    ['AI-generated content', 'ada', { is_aigc: true }, ['Creator labeled as AI-generated'], []],
    [
      'what the post turned off',
      'ada',
      { disable_comment: true, disable_duet: true, disable_stitch: true },
      ['Comment off', 'Duet off', 'Stitch off'],
      ['allowed'],
    ],
    ['what the creator turned off', 'comments-off', { disable_comment: true }, ['Comment off', 'Duet allowed'], []],
  ];
  for (const [what, creator, info, shown, hidden] of labels)
    it(`marks ${what}`, async () => {
      await withSimulator({}, async (simulator) => {
        const text = textOf(await published(simulator, info, creator));
        for (const label of shown) assert.ok(text.includes(label), label);
        for (const label of hidden) assert.ok(!text.includes(label), label);
      });
    });

  it('marks a public post that is still in review', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      await upload(simulator, token, await fixture('clip.mp4'), { privacy_level: 'PUBLIC_TO_EVERYONE' });
      await simulator.control.advance(2500);
      assert.match(textOf((await call(`${simulator.origin}/@ada.l`)).text), /In review/);
      await simulator.control.advance(4000);
      assert.doesNotMatch(textOf((await call(`${simulator.origin}/@ada.l`)).text), /In review/);
    });
  });

  it('lists posts, drafts and failures of its own creator alone', async () => {
    await withSimulator({}, async (simulator) => {
      const bytes = await fixture('clip.mp4');
      const { access_token: token } = await link(simulator);
      await upload(simulator, token, bytes, { title: 'A published one' });
      await upload(simulator, token, await fixture('not-a-video.mp4'));
      const draft = await post(simulator, 'post/publish/inbox/video/init/', token, {
        source_info: wholeFile(bytes.length),
      });
      await put(draft.json.data.upload_url, bytes, 0, bytes.length);
      await simulator.control.advance(2500);
      const text = textOf((await call(`${simulator.origin}/@ada.l`)).text);
      for (const part of [
        'A published one',
        'Draft, waiting to be posted in TikTok',
        'FAILED: file_format_check_failed',
      ])
        assert.ok(text.includes(part), part);
      assert.match(textOf((await call(`${simulator.origin}/@sofja.k`)).text), /Nothing has been posted yet/);
    });
  });

  it('shows photos with the cover first', async () => {
    const photos = new Map([
      ['/1', await fixture('photo-1.jpg')],
      ['/2', await fixture('photo-2.jpg')],
    ]);
    await withServer(
      ({ url }, response) => response.setHeader('Content-Type', 'image/jpeg').end(photos.get(url)),
      async ({ origin }) => {
        await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
          const { access_token: token } = await link(simulator);
          await post(simulator, 'post/publish/content/init/', token, {
            media_type: 'PHOTO',
            post_mode: 'DIRECT_POST',
            is_aigc: true,
            post_info: {
              privacy_level: 'SELF_ONLY',
              title: 'Title',
              description: 'Two <photos>',
              auto_add_music: true,
            },
            source_info: {
              source: 'PULL_FROM_URL',
              photo_images: ['https://media.example.com/1', 'https://media.example.com/2'],
              photo_cover_index: 1,
            },
          });
          await simulator.control.settled();
          await simulator.control.advance(2500);
          const url = simulator.control.state().posts[0]?.url ?? '';
          assert.match(url, /\/@ada\.l\/photo\/\d{19}$/);
          const page = (await call(url)).text;
          assert.deepEqual(
            [...page.matchAll(/\/__media\/[^"]+\/(\d)"/g)].map(([, index]) => index),
            ['1', '0'],
          );
          const text = textOf(page);
          for (const part of ['Two &lt;photos&gt;', 'Creator labeled as AI-generated', 'Music added automatically'])
            assert.ok(text.includes(part), part);
          assert.ok(!text.includes('Duet'));
        });
      },
    );
  });

  it('knows no other account and no other post', async () => {
    await withSimulator({}, async (simulator) => {
      for (const path of ['/@nobody', '/@ada.l/video/1', '/@ada.l/photo/1', '/@%E0%A4%A', '/@../x'])
        assert.equal((await call(simulator.origin + path)).status, 404, path);
    });
  });

  it('loads nothing from elsewhere and runs no script', async () => {
    await withSimulator({}, async (simulator) => {
      const page = await call(`${simulator.origin}/@nasty_name`);
      assert.doesNotMatch(page.text, /<script|<b onmouseover|https?:/);
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    });
  });
});

describe('received media', () => {
  const ranges: readonly [
    range: string | undefined,
    status: number,
    contentRange: string | null,
    first: number,
    end: number,
  ][] = [
    [undefined, 200, null, 0, 1000],
    ['bytes=0-', 206, 'bytes 0-999/1000', 0, 1000],
    ['bytes=0-0', 206, 'bytes 0-0/1000', 0, 1],
    ['bytes=100-199', 206, 'bytes 100-199/1000', 100, 200],
    ['bytes=900-5000', 206, 'bytes 900-999/1000', 900, 1000],
    ['bytes=-100', 206, 'bytes 900-999/1000', 900, 1000],
    ['bytes=-5000', 206, 'bytes 0-999/1000', 0, 1000],
    ['bytes=1000-', 416, 'bytes */1000', 0, 0],
    ['bytes=5-1', 416, 'bytes */1000', 0, 0],
    ['bytes=-', 416, 'bytes */1000', 0, 0],
  ];
  it('are served whole and by range', async () => {
    await withSimulator({}, async (simulator) => {
      const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
      const { access_token: token } = await link(simulator);
      await upload(simulator, token, bytes);
      const url = simulator.control.state().posts[0]?.files[0]?.url ?? '';
      for (const [range, status, contentRange, first, end] of ranges) {
        const response = await fetch(url, range === undefined ? {} : { headers: { Range: range } });
        assert.equal(response.status, status, range);
        assert.equal(response.headers.get('content-range'), contentRange, range);
        assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes.subarray(first, end), range);
      }
      assert.equal((await call(url.replace(/0$/, '1'))).status, 404);
    });
  });

  for (const type of ['text/html', 'image/svg+xml', ''])
    it(`never come to run as a page of the simulator: sent as ${type || 'nothing'}`, async () => {
      await withServer(
        (_request, response) => response.setHeader('Content-Type', type).end('<script>alert(1)</script>'),
        async ({ origin }) => {
          await withSimulator({ resolve: { 'media.example.com': origin } }, async (simulator) => {
            const { access_token: token } = await link(simulator);
            await post(simulator, 'post/publish/video/init/', token, {
              post_info: { privacy_level: 'SELF_ONLY' },
              source_info: { source: 'PULL_FROM_URL', video_url: 'https://media.example.com/a.mp4' },
            });
            await simulator.control.settled();
            const media = await call(simulator.control.state().posts[0]?.files[0]?.url ?? '');
            assert.equal(media.headers.get('content-type'), 'application/octet-stream');
            assert.equal(media.headers.get('x-content-type-options'), 'nosniff');
            assert.match(media.headers.get('content-security-policy') ?? '', /sandbox/);
          });
        },
      );
    });
});
