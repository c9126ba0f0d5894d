import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Draft, HostSettings } from '../../../src/domain/index.js';
import { EMPTY_DRAFT } from '../../../src/domain/index.js';
import type { Access } from '../../../src/server/accounts/access.js';
import { beginning } from '../../../src/server/posts/begin.js';
import type { ApiOutcome } from '../../../src/server/tiktok/api.js';
import { consent, settings } from '../../../src/testing/builders.js';
import { toCreatePostRequest } from '../../../src/wire/post-request.js';
import { manualClock } from './support/manual-clock.js';
import { photos, video } from './support/requests.js';

const NOW = Date.UTC(2026, 9, 1, 12);
const UPLOAD_URL = 'https://open-upload.tiktokapis.com/video/?upload_id=1';
const OK = (data: object): ApiOutcome => ({ kind: 'ok', data, dataText: '', logId: 'log-1' });
const CREATED = OK({ publish_id: 'v_pub_file~v2-1.1', upload_url: UPLOAD_URL });
const UPLOAD: Partial<Draft> = { media: video(1000) };
const PULL: Partial<Draft> = {
  media: video(1000, { source: { origin: 'url', url: 'https://media.example.com/a.mp4' } }),
};

/** A post to be made, what was done for it in order, and with which values. */
function toBegin(
  draft: Partial<Draft>,
  outcome: ApiOutcome | (() => Promise<ApiOutcome>),
  failing: readonly string[] = [],
  mode: HostSettings['mode'] = 'direct',
) {
  const done: string[] = [];
  const given: unknown[] = [];
  const step = async (name: string, ...values: readonly unknown[]) => {
    done.push(name);
    given.push(...values);
    if (failing.includes(name)) throw new Error(`${name} is down`);
  };
  const access = {
    tokenOf: async () => 'token',
    callWith: async (_token: string, _account: string, call: string, body: object) => {
      await step(`call ${call}`, body);
      return typeof outcome === 'function' ? outcome() : outcome;
    },
  };
  const { prepare, call } = beginning({
    // What init needs of it is that it calls TikTok.
    access: access as unknown as Access,
    openPosts: { begin: () => step('post begun'), end: () => step('post ended') },
    revoker: { release: () => step('released') },
    receipts: { keep: (name) => step('receipt kept', name), drop: (name) => step('receipt dropped', name) },
    records: { savePost: () => step('post saved'), saveUpload: (_, upload) => step('upload saved', upload) },
    statusRecords: { start: () => step('status saved') },
    news: { applyEarly: () => step('news applied') },
    photos: { setPosted: (_owner, _names, posted) => step(posted ? 'photos kept' : 'photos let go') },
    clock: manualClock(NOW),
    uploadOrigin: undefined,
  });
  const agreed = consent({
    draft: { ...EMPTY_DRAFT, title: 'Hello', privacy: 'SELF_ONLY', ...draft },
    settings: settings({ mode }),
    now: new Date(NOW),
  });
  const request = toCreatePostRequest(agreed, 'key-of-a-consent', ['https://app.example/photos/1.jpg']);
  const attempt = {
    ...{ id: 'attempt', request, accountKey: 'account', openId: 'open-id', owner: 'alice' },
    ...{ creatorAskedAt: NOW, nonceIssuedAt: NOW, photos: [] },
  };
  return { done, given, prepare: () => prepare(attempt), call: () => call(attempt, 'token') };
}

/** One call of init, with what it did in order. */
async function begin(...given: Parameters<typeof toBegin>) {
  const post = toBegin(...given);
  const result = await post.call();
  const what = 'failure' in result ? `${result.kind} ${result.failure.code} ${result.failure.status}` : result.kind;
  const logId = 'logId' in result ? result.logId : undefined;
  return { what, logId, done: post.done, given: post.given };
}

const SAVED = ['post saved', 'receipt kept', 'status saved'];
const FORGOTTEN = ['receipt dropped', 'post ended', 'released', 'photos let go'];

describe('what comes before a call of init', () => {
  it('leaves no post under way whose photos have gone, because that would keep the access of its account', async () => {
    const { done, prepare } = toBegin({ media: photos(1) }, CREATED, ['photos kept']);
    await assert.rejects(prepare());
    assert.deepEqual(done, ['receipt kept', 'photos kept']);
  });

  it('counts the post as under way', async () => {
    const { done, prepare } = toBegin({ media: photos(1) }, CREATED);
    assert.equal(await prepare(), 'token');
    assert.deepEqual(done, ['receipt kept', 'photos kept', 'post begun']);
  });
});

describe('a call of init', () => {
  for (const [title, draft, call, more] of [
    ['an upload', UPLOAD, 'call videoInit', ['upload saved']],
    ['a pull', PULL, 'call videoInit', []],
    ['photos', { media: photos(1) }, 'call photoInit', []],
  ] as const) {
    it(`of ${title} that TikTok takes: all is kept, and the receipt stands under the publish id alone`, async () => {
      const { what, done } = await begin(draft, CREATED);
      assert.equal(what, 'created');
      assert.deepEqual(done, [call, ...SAVED, ...more, 'news applied', 'receipt dropped']);
    });
  }

  it('keeps the address and the chunks of an upload', async () => {
    const { given } = await begin(UPLOAD, CREATED);
    assert.deepEqual(given.at(-2), { url: UPLOAD_URL, totalBytes: 1000, chunkBytes: 1000, count: 1 });
  });

  const refused: ApiOutcome = { kind: 'refused', code: 'spam_risk', status: 403, logId: 'log-1' };
  const unclear: ApiOutcome = { kind: 'unclear', code: 'internal_error', logId: 'log-1' };
  for (const [title, draft, outcome, what, logId] of [
    ['refuses', PULL, refused, 'nothing spam_risk 403', undefined],
    ['refuses', UPLOAD, refused, 'nothing spam_risk 403', undefined],
    ['never got', PULL, { kind: 'not_sent' }, 'nothing internal_error 503', undefined],
    ['may have taken', UPLOAD, unclear, 'nothing internal_error 503', undefined],
    ['was not asked for want of a token', PULL, () => Promise.reject(new Error('x')), 'nothing adapter 503', undefined],
    ['gave no address', UPLOAD, OK({ publish_id: 'v_pub_file~v2-1.1' }), 'missing_upload_url', 'log-1'],
    [
      'gave a foreign address',
      UPLOAD,
      OK({ publish_id: 'v_pub_file~v2-1.1', upload_url: 'https://evil.example/' }),
      'missing_upload_url',
      'log-1',
    ],
  ] as const) {
    const kind = draft === PULL ? 'pull' : 'upload';
    it(`that TikTok ${title} (${kind}): ${what}, and the account is free of it`, async () => {
      const found = await begin(draft, outcome);
      assert.deepEqual([found.what, found.logId], [what, logId]);
      assert.deepEqual(found.done.slice(-4), FORGOTTEN);
      assert.ok(!found.done.includes('upload saved') && !found.done.includes('news applied'));
    });
  }

  for (const [title, outcome, failing] of [
    ['TikTok may have taken', unclear, []],
    ['TikTok answered without an id', OK({}), []],
    ['could not be recorded', CREATED, ['post saved']],
  ] as const) {
    it(`of a pull that ${title}: unknown, with its receipt and the account kept`, async () => {
      const { what, logId, done } = await begin(PULL, outcome, failing);
      assert.deepEqual([what, logId], ['unknown', 'log-1']);
      assert.ok(!done.includes('receipt dropped') && !done.includes('post ended') && !done.includes('released'));
    });
  }

  it('of an upload that could not be recorded: nothing, because no bytes are sent', async () => {
    const { what, done } = await begin(UPLOAD, CREATED, ['upload saved']);
    assert.equal(what, 'nothing adapter 503');
    assert.deepEqual(done.slice(-4), FORGOTTEN);
  });

  it('is no failure when only clearing up fails', async () => {
    assert.equal((await begin(PULL, CREATED, ['news applied', 'receipt dropped'])).what, 'created');
    const { what } = await begin(PULL, refused, ['receipt dropped', 'post ended']);
    assert.equal(what, 'nothing spam_risk 403');
  });

  it('sends no field that its path already says, and none without a value', async () => {
    const keys = async (...given: Parameters<typeof begin>) =>
      Object.keys((await begin(...given)).given[0] as object).sort();
    assert.deepEqual(await keys(PULL, CREATED), ['post_info', 'source_info']);
    assert.deepEqual(await keys(PULL, CREATED, [], 'inbox'), ['source_info']);
    const album = { media: photos(1) };
    assert.deepEqual(await keys(album, CREATED), ['is_aigc', 'media_type', 'post_info', 'post_mode', 'source_info']);
    assert.deepEqual(await keys(album, CREATED, [], 'inbox'), ['media_type', 'post_info', 'post_mode', 'source_info']);
    assert.equal((await begin(PULL, CREATED, [], 'inbox')).done[0], 'call inboxVideoInit');
  });
});
