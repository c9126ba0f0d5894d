import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verifyReceipt } from '../../../src/server/index.js';
import { keyRing } from '../../../src/server/crypto/key-ring.js';
import { INTENT_MS } from '../../../src/server/posts/init-once.js';
import { NONCE_MAX_AGE_MS, NONCE_MAX_AHEAD_MS } from '../../../src/server/consent/nonce.js';
import type { Draft } from '../../../src/domain/index.js';
import { codeOf } from './support/browser.js';
import type { TestBrowser } from './support/browser.js';
import { manualClock } from './support/manual-clock.js';
import { photos, requestFor, video } from './support/requests.js';
import { BASE, connect, COOKIE_KEY, openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';
import { startPost, whileTimePasses } from './support/posts.js';

const inits = (stage: Stage) =>
  stage.simulator.control.state().requests.filter(({ endpoint }) => endpoint.endsWith('_init'));

describe('POST posts', () => {
  let stage: Stage;
  let browser: TestBrowser;
  before(async () => {
    stage = await openStage({ verifiedPrefixes: ['https://media.example.com/videos/'] });
    browser = await stage.connected();
  });
  after(() => stage.close());

  /** Lets the minute pass in which TikTok counts calls. */
  const nextMinute = () => stage.clock.advance(61_000);

  it('sends TikTok exactly what the receipt says, and keeps the upload address to itself [C-08.1]', async () => {
    const request = await requestFor(browser, {
      draft: {
        title: 'Grüße 😀 #fun',
        privacy: 'MUTUAL_FOLLOW_FRIENDS',
        interactions: { comment: true, duet: false, stitch: true },
        disclosure: { on: true, yourBrand: true, brandedContent: true },
        aiGenerated: true,
        media: video(64_000_001, { coverTimestampMs: 1500 }),
      },
    });
    const answer = await browser.post('posts', request);
    assert.equal(answer.status, 200, await answer.clone().text());
    assert.doesNotMatch(await answer.text(), /upload/);
    const sent = inits(stage).at(-1);
    assert.equal(sent?.endpoint, 'video_init');
    assert.deepEqual(sent?.body, {
      post_info: {
        privacy_level: 'MUTUAL_FOLLOW_FRIENDS',
        title: 'Grüße 😀 #fun',
        disable_comment: false,
        disable_duet: true,
        disable_stitch: false,
        video_cover_timestamp_ms: 1500,
        brand_content_toggle: true,
        brand_organic_toggle: true,
        is_aigc: true,
      },
      source_info: { source: 'FILE_UPLOAD', video_size: 64_000_001, chunk_size: 5_333_333, total_chunk_count: 12 },
    });
  });

  it('sends a draft for the inbox without settings that TikTok ignores', async () => {
    nextMinute();
    const request = await requestFor(browser, { settings: { mode: 'inbox' }, draft: { privacy: undefined } });
    assert.equal(await codeOf(await browser.post('posts', request)), 'ok');
    const sent = inits(stage).at(-1);
    assert.equal(sent?.endpoint, 'inbox_init');
    assert.deepEqual(Object.keys(sent?.body as object), ['source_info']);
  });

  it('refuses a request that differs from its receipt anywhere, and calls no init [G-5c]', async () => {
    nextMinute();
    const honest = await requestFor(browser);
    const before = inits(stage).length;
    const lies: ((request: Loose) => unknown)[] = [
      (request) => ({ ...request, post_info: { ...request.post_info, title: 'Another title' } }),
      (request) => ({ ...request, post_info: { ...request.post_info, privacy_level: 'PUBLIC_TO_EVERYONE' } }),
      (request) => ({ ...request, post_info: { ...request.post_info, disable_comment: false } }),
      (request) => ({ ...request, post_info: { ...request.post_info, brand_content_toggle: true } }),
      (request) => ({ ...request, post_info: { ...request.post_info, is_aigc: true } }),
      (request) => ({ ...request, post_info: { ...request.post_info, extra: 1 } }),
      (request) => ({ ...request, post_info: undefined }),
      (request) => ({ ...request, source_info: { ...request.source_info, video_size: 2000 } }),
      (request) => ({ ...request, source_info: { ...request.source_info, chunk_size: 500, total_chunk_count: 2 } }),
      (request) => ({
        ...request,
        source_info: { source: 'PULL_FROM_URL', video_url: 'https://media.example.com/videos/a.mp4' },
      }),
      (request) => ({ ...request, post_mode: 'MEDIA_UPLOAD' }),
      (request) => ({ ...request, media_type: 'PHOTO' }),
      (request) => ({ ...request, is_aigc: true }),
      (request) => consent(request, { sentences: [] }),
      (request) => consent(request, { sentences: ['By posting, you agree to everything'] }),
      (request) => consent(request, { rulesVersion: '2020-01-01' }),
      (request) => consent(request, { creator: { ...request.consent.creator, nickname: 'Somebody else' } }),
      (request) => consent(request, { creator: { ...request.consent.creator, maxVideoDurationSeconds: 9 } }),
      (request) => consent(request, { draft: { ...request.consent.draft, title: 'Changed after consent' } }),
    ];
    for (const [index, lie] of lies.entries()) {
      const forged = {
        ...(lie(structuredClone(honest) as unknown as Loose) as object),
        idempotency_key: `lie-number-${index}`,
      };
      const answer = await browser.post('posts', forged);
      assert.equal(await codeOf(answer), 'consent_mismatch', `lie ${index}: ${await answer.text()}`);
    }
    assert.equal(inits(stage).length, before);
    assert.equal(await codeOf(await browser.post('posts', honest)), 'ok', 'the honest one still goes');
  });

  it('refuses what the rules refuse, whatever the page let through [G-5c]', async () => {
    const media = video();
    const cases = [
      [{ privacy: undefined }, 'privacy_level_option_mismatch', 'privacy_missing'],
      [{ privacy: 'FOLLOWER_OF_CREATOR' }, 'privacy_level_option_mismatch', 'privacy_not_offered'],
      [
        { disclosure: { on: true, yourBrand: false, brandedContent: false } },
        'consent_mismatch',
        'disclosure_incomplete',
      ],
      [
        { disclosure: { on: true, yourBrand: false, brandedContent: true } },
        'consent_mismatch',
        'branded_content_private',
      ],
      [{ title: 'x'.repeat(2201) }, 'consent_mismatch', 'title_too_long'],
      [
        { media: video(1000, { facts: { ...media.facts, durationSeconds: 4000 } }) },
        'consent_mismatch',
        'video_too_long',
      ],
      [{ media: video(4_000_000_001) }, 'consent_mismatch', 'video_too_large'],
      [
        { media: video(1000, { facts: { ...media.facts, codec: 'av1' } }) },
        'consent_mismatch',
        'video_codec_unsupported',
      ],
    ] as const;
    const before = inits(stage).length;
    for (const [draft, code, violation] of cases) {
      const answer = await browser.post('posts', await requestFor(browser, { draft }));
      assert.equal(await codeOf(answer), code, violation);
      assert.match(await answer.text(), new RegExp(violation));
      nextMinute();
    }
    assert.equal(inits(stage).length, before);
  });

  it('refuses bodies that are no request', async () => {
    const honest = await requestFor(browser);
    const bodies: unknown[] = [
      null,
      1,
      'text',
      [],
      {},
      { ...honest, extra: 1 },
      { ...honest, idempotency_key: 'short' },
    ];
    bodies.push({ ...honest, idempotency_key: 'spaces are no key' }, { ...honest, consent: null });
    bodies.push({ ...honest, consent: { ...honest.consent, agreedAt: 'yesterday' } });
    bodies.push(JSON.parse(`{"__proto__": ${JSON.stringify(honest)}}`));
    for (const body of bodies) assert.equal(await codeOf(await browser.post('posts', body)), 'invalid_params');
    const send = (body: BodyInit) => browser.send('POST', 'posts', { body });
    assert.equal(await codeOf(await send('<html>')), 'invalid_params');
    assert.equal(await codeOf(await send(Uint8Array.from([0xff, 0xfe]))), 'invalid_params');
    assert.equal(await codeOf(await send('x'.repeat(600 * 1024))), 'too_large');
  });

  it('judges by creator info of the last minute: what the creator changed since counts [G-1]', async () => {
    nextMinute();
    const request = await requestFor(browser, {
      draft: { interactions: { comment: true, duet: false, stitch: false } },
    });
    stage.simulator.control.patchCreator('ada', { commentDisabled: true });
    nextMinute();
    const answer = await browser.post('posts', request);
    assert.match(await answer.text(), /interaction_not_available/);
    stage.simulator.control.patchCreator('ada', { commentDisabled: false });
  });

  it('stops a creator who cannot post any more, with the code that TikTok gave [G-1b]', async () => {
    nextMinute();
    const request = await requestFor(browser);
    stage.simulator.control.patchCreator('ada', { block: 'spam_risk_too_many_posts' });
    nextMinute();
    const answer = await browser.post('posts', request);
    assert.equal(answer.status, 403);
    assert.equal(await codeOf(answer), 'spam_risk_too_many_posts');
    stage.simulator.control.patchCreator('ada', { block: undefined });
  });

  it('lets TikTok pull only from verified addresses [G-T2a, G-T2b, G-T2d]', async () => {
    nextMinute();
    const from = async (url: string) =>
      browser.post(
        'posts',
        await requestFor(browser, { draft: { media: video(1000, { source: { origin: 'url', url } }) } }),
      );
    assert.equal(await codeOf(await from('https://evil.example/videos/a.mp4')), 'url_ownership_unverified');
    assert.equal(await codeOf(await from('https://media.example.com/private/a.mp4')), 'url_ownership_unverified');
    assert.equal(await codeOf(await from('https://media.example.com/videos/a.mp4')), 'ok');
    assert.deepEqual((inits(stage).at(-1)?.body as { source_info: unknown }).source_info, {
      source: 'PULL_FROM_URL',
      video_url: 'https://media.example.com/videos/a.mp4',
    });
  });

  it('takes no photo that it did not stage for this very user', async () => {
    nextMinute();
    const media = photos(1);
    for (const [url, code] of [
      ['https://evil.example/a.jpg', 'url_ownership_unverified'],
      // As if it had expired.
      [`${BASE}/photos/${'a'.repeat(32)}.jpg`, 'upload_expired'],
    ] as const) {
      const answer = await browser.post('posts', await requestFor(browser, { draft: { media }, photoUrls: [url] }));
      assert.equal(await codeOf(answer), code);
    }
  });

  it('keeps a receipt for as many days as the host has set [R35]', async () => {
    const own = await openStage({ receiptRetentionDays: 2 });
    const id = await startPost(await own.connected());
    own.clock.advance(2 * 24 * 60 * 60 * 1000 - 1000);
    assert.ok(await own.backend.receipt(id));
    own.clock.advance(1000);
    assert.equal(await own.backend.receipt(id), undefined);
    await own.close();
  });

  it('keeps a signed receipt that proves the consent offline', async () => {
    nextMinute();
    const request = await requestFor(browser, { draft: { title: 'Signed' } });
    const { data } = (await (await browser.post('posts', request)).json()) as { data: { publish_id: string } };
    const signed = (await stage.backend.receipt(data.publish_id)) ?? '';
    const receipt = await verifyReceipt(signed, [COOKIE_KEY]);
    assert.deepEqual(JSON.parse(JSON.stringify(receipt?.consent)), JSON.parse(JSON.stringify(request.consent)));
    assert.equal(receipt?.publishId, data.publish_id);
    assert.equal(receipt?.nonceIssuedAt, new Date(stage.clock.now()).toISOString());
    assert.equal(await stage.backend.receipt(stage.log.at(-1)?.attempt ?? ''), undefined, 'it is kept once');
    assert.equal(receipt?.idempotencyKey, request.idempotency_key);
    assert.equal(await verifyReceipt(signed, ['another-key-that-signed-nothing-0123456']), undefined);
    for (let index = 0; index < signed.length; index += 1) {
      const changed = signed.slice(0, index) + (signed[index] === 'A' ? 'B' : 'A') + signed.slice(index + 1);
      assert.equal(await verifyReceipt(changed, [COOKIE_KEY]), undefined, `letter ${index}`);
    }
    assert.equal(await stage.backend.receipt('v_pub_file~v2-1.1'), undefined);
  });
});

/** A request as somebody may forge it. */
interface Loose {
  readonly post_info: object;
  readonly source_info: object;
  readonly consent: { readonly creator: object; readonly draft: object };
}

function consent(request: Loose, change: object): unknown {
  return { ...request, consent: { ...request.consent, ...change } };
}

describe('unaudited', () => {
  it('lets only "Only me" through, also when the page does not know [G-U]', async () => {
    const stage = await openStage({
      clientKey: 'awunaudited000001',
      clientSecret: 'simulated-secret-of-the-unaudited-client',
      unaudited: true,
    });
    const browser = await stage.connected('private');
    const ask = async (privacy: string) =>
      codeOf(await browser.post('posts', await requestFor(browser, { draft: { privacy } })));
    assert.equal(await ask('MUTUAL_FOLLOW_FRIENDS'), 'unaudited_client_can_only_post_to_private_accounts');
    assert.equal(inits(stage).length, 0);
    assert.equal(await ask('SELF_ONLY'), 'ok');
    await stage.close();
  });
});

describe('at most one init', () => {
  it('answers every repetition with the first publish id [U-08]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const request = await requestFor(browser);
    const first = await (await browser.post('posts', request)).text();
    stage.simulator.control.patchCreator('ada', { block: 'spam_risk_too_many_posts' });
    stage.clock.advance(120_000);
    for (let turn = 0; turn < 3; turn += 1) assert.equal(await (await browser.post('posts', request)).text(), first);
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  it('lets one of many at once through, over two processes [U-08]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const other = stage.browser(stage.secondProcess());
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const request = await requestFor(browser);
    const answers = await whileTimePasses(
      stage,
      1000,
      Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? browser : other).post('posts', request))),
    );
    const texts = new Set(await Promise.all(answers.map((answer) => answer.text())));
    assert.equal(texts.size, 1, [...texts].join('\n'));
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  it('logs the attempt and its post, and a message only for a fault of the site', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const line = () => stage.log.at(-1);
    const request = await requestFor(browser);
    const attempts: unknown[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const { data } = (await (await browser.post('posts', request)).json()) as { data: { publish_id: string } };
      attempts.push(line()?.attempt);
      assert.equal(line()?.publishId, data.publish_id, 'also when it was made before');
    }
    stage.clock.advance(61_000);
    const broken = await requestFor(browser, { draft: { privacy: undefined, title: 'x'.repeat(2201) } });
    assert.match(await (await browser.post('posts', broken)).text(), /"message":"title_too_long, privacy_missing"/);
    attempts.push(line()?.attempt);
    assert.equal(line()?.message, undefined);
    assert.deepEqual([attempts[0] === attempts[1], attempts[1] === attempts[2]], [true, false]);
    const { consent, ...rest } = await requestFor(browser);
    const forged = { ...rest, consent: { ...consent, creator: { ...consent.creator, consentNonce: 'forged' } } };
    assert.match(await (await browser.post('posts', forged)).text(), /"message":"consent_nonce"/);
    await stage.close();
  });

  it('keeps the receipt, the use of the nonce and the note of the call through a power cut [S11]', async () => {
    const stage = await openStage();
    const { storage } = stage.options;
    const durable: string[] = [];
    const note = (key: string, options?: { readonly durable?: boolean }) => {
      if (options?.durable) durable.push(key.split(':')[0] ?? '');
    };
    const backend = stage.secondProcess({
      storage: {
        ...storage,
        set: (key, value, options) => (note(key, options), storage.set(key, value, options)),
        setIfAbsent: (key, value, options) => (note(key, options), storage.setIfAbsent(key, value, options)),
        compareAndSet: (key, expected, value, options) => (
          note(key, options),
          storage.compareAndSet(key, expected, value, options)
        ),
      },
    });
    const browser = await stage.connected('ada', backend);
    durable.length = 0;
    await startPost(browser);
    // The receipt of the attempt, the nonce, the call that is about to be made, the receipt of the post, its outcome.
    assert.deepEqual(durable, ['nonce', 'receipt', 'intent', 'receipt', 'intent']);
    await stage.close();
  });

  it('refuses another request under a used key, and another key for a used consent [G-5c]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const request = await requestFor(browser);
    assert.equal(await codeOf(await browser.post('posts', request)), 'ok');
    const second = await requestFor(browser, { key: request.idempotency_key });
    assert.equal(await codeOf(await browser.post('posts', second)), 'consent_mismatch');
    const again = { ...request, idempotency_key: 'a-second-key-of-one-consent' };
    assert.equal(await codeOf(await browser.post('posts', again)), 'consent_mismatch');
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  it('accepts a consent for two days after its nonce was issued, whatever the clock of the device says [R12, G-5c]', async () => {
    const stage = await openStage({ identify: () => 'alice' });
    const browser = await stage.connected();
    const year = 365 * 24 * 60 * 60 * 1000;
    for (const ahead of [-year, year]) {
      const now = new Date(stage.clock.now() + ahead);
      assert.equal(await codeOf(await browser.post('posts', await requestFor(browser, { now }))), 'ok');
      stage.clock.advance(61_000);
    }
    const old = await requestFor(browser);
    stage.clock.advance(NONCE_MAX_AGE_MS);
    assert.equal(await codeOf(await browser.post('posts', old)), 'ok');
    const late = await requestFor(browser);
    stage.clock.advance(NONCE_MAX_AGE_MS + 1);
    assert.equal(await codeOf(await browser.post('posts', late)), 'consent_mismatch');
    assert.equal(inits(stage).length, 3);
    await stage.close();
  });

  it('accepts a nonce of a process whose clock is an hour ahead, and no more [R12]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const issuedAhead = async (milliseconds: number) => {
      const now = () => stage.clock.now() + milliseconds;
      const other = stage.browser(stage.secondProcess({ clock: { now, sleep: stage.clock.sleep } }));
      for (const [name, value] of browser.cookies) other.cookies.set(name, value);
      return codeOf(await browser.post('posts', await requestFor(other)));
    };
    assert.equal(await issuedAhead(NONCE_MAX_AHEAD_MS), 'ok');
    stage.clock.advance(61_000);
    assert.equal(await issuedAhead(NONCE_MAX_AHEAD_MS + 1), 'consent_mismatch');
    await stage.close();
  });

  it('makes one post of a nonce, however its receipt is respelled under another key [S18]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const request = await requestFor(browser);
    assert.equal(await codeOf(await browser.post('posts', request)), 'ok');
    const { consent } = request;
    const respelled: readonly Partial<typeof consent>[] = [
      { agreedAt: new Date(Date.parse(consent.agreedAt) + 1).toISOString() },
      { locale: 'EN' },
      { creator: { ...consent.creator, avatarUrl: 'https://avatar.example/2.webp' } },
      { draft: { ...consent.draft, media: video(1000, { source: { origin: 'file', id: 'file-2' } }) } },
    ];
    for (const [index, change] of respelled.entries()) {
      const again = { ...request, idempotency_key: `another-key-${index}`, consent: { ...consent, ...change } };
      assert.equal(await codeOf(await browser.post('posts', again)), 'consent_mismatch');
    }
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  it('refuses a receipt without a nonce, with a forged one, and with one of another user or account [S18]', async () => {
    let user = 'alice';
    const stage = await openStage({ identify: () => user });
    const browser = await stage.connected();
    const request = await requestFor(browser);
    const { consent } = request;
    const withNonce = (consentNonce: string | undefined) => ({
      ...request,
      consent: { ...consent, creator: { ...consent.creator, consentNonce } },
    });
    const nonce = consent.creator.consentNonce ?? '';
    const ofAnotherType = await keyRing([COOKIE_KEY]).sign('another-type', atob(nonce.split('.')[1] ?? ''));
    user = 'bob';
    await connect(browser);
    const ofBob = (await requestFor(browser)).consent.creator.consentNonce;
    user = 'alice';
    stage.clock.advance(61_000);
    for (const wrong of [undefined, '', `${nonce}A`, nonce.slice(0, -1), ofAnotherType, ofBob]) {
      assert.equal(await codeOf(await browser.post('posts', withNonce(wrong))), 'consent_mismatch', String(wrong));
    }
    assert.equal(await codeOf(await browser.post('posts', request)), 'ok');
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  it('refuses a cover outside the video and texts that the page would have normalized [S19]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const never: readonly Partial<Draft>[] = [
      ...[-1, 1e15, 12_001, 0.5].map((coverTimestampMs) => ({ media: video(1000, { coverTimestampMs }) })),
      { media: { ...photos(2), coverIndex: 2 } as Draft['media'] },
      ...['a\r\nb', 'a\rb', '\ud83d'].map((title) => ({ title })),
      { media: photos(1), title: 'a\nb' },
      { media: photos(1), description: 'a\rb' },
    ];
    for (const draft of never) {
      const request = await requestFor(browser, { draft, photoUrls: ['https://x.example/1', 'https://x.example/2'] });
      assert.equal(await codeOf(await browser.post('posts', request)), 'consent_mismatch', JSON.stringify(draft));
    }
    assert.equal(inits(stage).length, 0);
    const edge = { media: video(1000, { coverTimestampMs: 12_000 }), title: 'a\nb' };
    assert.equal(await codeOf(await browser.post('posts', await requestFor(browser, { draft: edge }))), 'ok');
    await stage.close();
  });

  it('never takes a used consent again, however long ago it was remembered [G-5c]', async () => {
    const stage = await openStage({ identify: () => 'alice' });
    const browser = await stage.connected();
    const request = await requestFor(browser);
    assert.equal(await codeOf(await browser.post('posts', request)), 'ok');
    stage.clock.advance(INTENT_MS + 1);
    assert.equal(await codeOf(await browser.post('posts', request)), 'consent_mismatch');
    assert.ok(NONCE_MAX_AGE_MS + NONCE_MAX_AHEAD_MS < INTENT_MS);
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  const LOST = [
    { kind: 'lost_answer' },
    { kind: 'truncated_json' },
    { kind: 'html_body', applied: true },
    { kind: 'empty_body', applied: true },
    { kind: 'wrong_types' },
    { kind: 'server_error' },
    { kind: 'reset' },
  ] as const;
  /** A video that TikTok pulls: its `init` alone makes the post. */
  const pulled = {
    draft: { media: video(1000, { source: { origin: 'url', url: 'https://media.example.com/videos/a.mp4' } }) },
  } as const;
  const openPulledStage = () => openStage({ verifiedPrefixes: ['https://media.example.com/videos/'] });

  for (const fault of LOST) {
    it(`does not repeat an init of a pulled video that ended in ${fault.kind}: the outcome is unknown [C-05]`, async () => {
      const stage = await openPulledStage();
      const browser = await stage.connected();
      const request = await requestFor(browser, pulled);
      stage.simulator.control.addFault({ ...fault, endpoint: 'video_init' });
      const answer = await browser.post('posts', request);
      assert.equal(answer.status, 504);
      assert.equal(await codeOf(answer), 'unknown_outcome');
      assert.equal(await codeOf(await browser.post('posts', request)), 'unknown_outcome');
      assert.ok(stage.simulator.control.state().posts.length <= 1);
      assert.equal(inits(stage).length, 1);
      const signed = await stage.backend.receipt(stage.log.at(-1)?.attempt ?? '');
      const receipt = await verifyReceipt(signed ?? '', [COOKIE_KEY]);
      assert.equal(receipt?.idempotencyKey, request.idempotency_key, 'what may have been posted has its receipt');
      assert.equal(receipt?.publishId, undefined);
      // A new consent is a new decision of the creator.
      assert.equal(await codeOf(await browser.post('posts', await requestFor(browser, pulled))), 'ok');
      await stage.close();
    });

    it(`reports an init of an upload that ended in ${fault.kind} as not posted, and begins again when asked again [R25]`, async () => {
      const stage = await openStage();
      const browser = await stage.connected();
      const request = await requestFor(browser);
      stage.simulator.control.addFault({ ...fault, endpoint: 'video_init' });
      const answer = await browser.post('posts', request);
      assert.equal(answer.status, 503);
      assert.notEqual(await codeOf(answer), 'unknown_outcome');
      const [first, second] = [await browser.post('posts', request), await browser.post('posts', request)];
      assert.equal(await codeOf(first), 'ok');
      assert.equal(await second.text(), await first.text(), 'one publish id is ever handed out');
      assert.equal(inits(stage).length, 2);
      await stage.close();
    });
  }

  /** A process that hangs for ever in its call of init: to the others it is dead, and nobody renews its lock. */
  async function hangInInit(stage: Stage, browser: TestBrowser, request: unknown, when: 'before' | 'after') {
    let reached = () => {};
    const called = new Promise<void>((resolve) => (reached = resolve));
    const hang = async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
      if (when === 'after') await fetch(input, init);
      reached();
      return new Promise<never>(() => {});
    };
    const dying = stage.secondProcess({
      fetch: (input, init) => (String(input).includes('/init/') ? hang(input, init) : fetch(input, init)),
      clock: { now: stage.clock.now, sleep: () => new Promise(() => {}) },
    });
    const doomed = stage.browser(dying);
    for (const [name, value] of browser.cookies) doomed.cookies.set(name, value);
    void doomed.post('posts', request);
    await called;
  }

  it('knows after a crash between call and reply that it does not know [C-05]', async () => {
    const stage = await openPulledStage();
    const browser = await stage.connected();
    const request = await requestFor(browser, pulled);
    await hangInInit(stage, browser, request, 'before');
    const answer = await whileTimePasses(stage, 1000, browser.post('posts', request));
    assert.equal(await codeOf(answer), 'unknown_outcome');
    assert.equal(inits(stage).length, 0, 'the call of the dead process never arrived, and nobody made another');
    const receipt = await verifyReceipt((await stage.backend.receipt(stage.log.at(-1)?.attempt ?? '')) ?? '', [
      COOKIE_KEY,
    ]);
    assert.equal(receipt?.consent.agreedAt, request.consent.agreedAt);
    await stage.close();
  });

  for (const when of ['before', 'after'] as const) {
    it(`begins an upload again whose process died ${when} TikTok had the call [R25]`, async () => {
      const stage = await openStage();
      const browser = await stage.connected();
      const request = await requestFor(browser);
      await hangInInit(stage, browser, request, when);
      const answers = await whileTimePasses(
        stage,
        1000,
        Promise.all([browser.post('posts', request), browser.post('posts', request)]),
      );
      const texts = new Set(await Promise.all(answers.map((answer) => answer.text())));
      assert.equal(texts.size, 1, [...texts].join('\n'));
      assert.match([...texts][0] ?? '', /publish_id/);
      assert.equal(inits(stage).length, when === 'after' ? 2 : 1);
      await stage.close();
    });
  }

  it('waits for a call of another process, however wrong the clocks of the two are [R22]', async () => {
    const stage = await openPulledStage();
    const browser = await stage.connected();
    const request = await requestFor(browser, pulled);
    let go = () => {};
    let reached = () => {};
    const called = new Promise<void>((resolve) => (reached = resolve));
    const slow = stage.secondProcess({
      async fetch(input, init) {
        if (String(input).includes('/init/')) {
          reached();
          await new Promise<void>((resolve) => (go = resolve));
        }
        return fetch(input, init);
      },
    });
    const visitor = stage.browser(slow);
    for (const [name, value] of browser.cookies) visitor.cookies.set(name, value);
    const first = visitor.post('posts', request);
    await called;
    const ahead = stage.browser(
      stage.secondProcess({ clock: { now: () => stage.clock.now() + 100_000, sleep: stage.clock.sleep } }),
    );
    for (const [name, value] of browser.cookies) ahead.cookies.set(name, value);
    const second = ahead.post('posts', request);
    let isSettled = false;
    void second.then(() => (isSettled = true));
    for (let turn = 0; turn < 20; turn += 1) {
      await stage.quiet();
      stage.clock.advance(1000);
    }
    assert.equal(isSettled, false, 'the first call is still on its way');
    go();
    const answers = await whileTimePasses(stage, 1000, Promise.all([first, second]));
    const [one, other] = await Promise.all(answers.map((answer) => answer.text()));
    assert.match(one ?? '', /publish_id/);
    assert.equal(other, one);
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  it('makes no call after its lock was lost to a process that has made it [R20]', async () => {
    const stage = await openPulledStage();
    const browser = await stage.connected();
    const request = await requestFor(browser, pulled);
    let go = () => {};
    let reached = () => {};
    const stopped = new Promise<void>((resolve) => (reached = resolve));
    const { storage } = stage.options;
    const sleepy = stage.secondProcess({
      clock: { now: stage.clock.now, sleep: manualClock(0).sleep },
      storage: {
        ...storage,
        // The receipt is the last that is written before the call is noted.
        async set(key, ...rest) {
          await storage.set(key, ...rest);
          if (!key.startsWith('receipt:')) return;
          reached();
          await new Promise<void>((resolve) => (go = resolve));
        },
      },
    });
    const asleep = stage.browser(sleepy);
    for (const [name, value] of browser.cookies) asleep.cookies.set(name, value);
    const late = asleep.post('posts', request);
    await stopped;
    const prompt = await (await whileTimePasses(stage, 1000, browser.post('posts', request))).text();
    assert.match(prompt, /publish_id/);
    go();
    assert.equal(await (await late).text(), prompt);
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  for (const [when, key] of [
    ['the session', /^link:/],
    ['the use of the nonce', /^nonce:/],
    ['the lock', /^lock:intent:/],
    ['the receipt', /^receipt:/],
    ['the note of the call', /^intent:/],
  ] as const) {
    it(`says that nothing was posted when the storage fails at ${when}, and logs why [R24, R26, R31, R37]`, async () => {
      const stage = await openPulledStage();
      const browser = await stage.connected();
      const request = await requestFor(browser, pulled);
      let isDown = true;
      const { storage } = stage.options;
      const check = (name: string) => {
        if (isDown && key.test(name)) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
      };
      const full: typeof storage = {
        get: async (name) => (when === 'the session' && check(name), storage.get(name)),
        set: async (name, ...rest) => (check(name), storage.set(name, ...rest)),
        setIfAbsent: async (name, ...rest) => (check(name), storage.setIfAbsent(name, ...rest)),
        compareAndSet: async (name, ...rest) => (check(name), storage.compareAndSet(name, ...rest)),
        delete: (name) => storage.delete(name),
      };
      const visitor = stage.browser(stage.secondProcess({ storage: full }));
      for (const [name, value] of browser.cookies) visitor.cookies.set(name, value);
      const answer = await visitor.post('posts', request);
      assert.equal(answer.status, 503);
      assert.equal(await codeOf(answer), 'adapter', 'the fault is the site’s, not TikTok’s');
      assert.match(stage.log.at(-1)?.message ?? '', /ENOSPC: no space left/);
      assert.equal(inits(stage).length, 0);
      isDown = false;
      assert.equal(await codeOf(await visitor.post('posts', request)), 'ok', 'the same consent may be tried again');
      assert.equal(inits(stage).length, 1);
      await stage.close();
    });
  }

  it('returns the publish id of a pulled video although the storage fails right after the call', async () => {
    const stage = await openPulledStage();
    const browser = await stage.connected();
    const request = await requestFor(browser, pulled);
    const { storage } = stage.options;
    const failing: typeof storage = {
      ...storage,
      compareAndSet: (name, ...rest) =>
        name.startsWith('intent:') ? Promise.reject(new Error('down')) : storage.compareAndSet(name, ...rest),
    };
    const visitor = stage.browser(stage.secondProcess({ storage: failing }));
    for (const [name, value] of browser.cookies) visitor.cookies.set(name, value);
    assert.match(await (await visitor.post('posts', request)).text(), /publish_id/);
    assert.equal(await codeOf(await browser.post('posts', request)), 'unknown_outcome');
    assert.equal(inits(stage).length, 1);
    await stage.close();
  });

  for (const upload of [undefined, 'https://uploads.evil.example/video']) {
    it(`does not repeat an init that answered ${upload ? 'a foreign' : 'no'} upload address, and says so again [U-08]`, async () => {
      const stage = await openStage();
      const connected = await stage.connected();
      const request = await requestFor(connected);
      const withoutAddress = stage.secondProcess({
        fetch: async (input, init) => {
          const answer = await fetch(input, init);
          if (!String(input).includes('/init/')) return answer;
          const { data, error } = (await answer.json()) as { data: { publish_id: string }; error: object };
          const { publish_id } = data;
          return Response.json({ data: { publish_id, ...(upload ? { upload_url: upload } : {}) }, error });
        },
      });
      const browser = stage.browser(withoutAddress);
      for (const [name, value] of connected.cookies) browser.cookies.set(name, value);
      for (let turn = 0; turn < 3; turn += 1) {
        const answer = await browser.post('posts', request);
        assert.equal(answer.status, 503);
        assert.equal(await codeOf(answer), 'invalid_response');
      }
      assert.equal(inits(stage).length, 1);
      // A new consent is a new decision of the creator.
      assert.equal(await codeOf(await connected.post('posts', await requestFor(connected))), 'ok');
      await stage.close();
    });
  }

  it('tries again under the same key after a refusal that TikTok made nothing of', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const request = await requestFor(browser);
    stage.simulator.control.addFault({ kind: 'rate_limit', endpoint: 'video_init' });
    assert.equal(await codeOf(await browser.post('posts', request)), 'rate_limit_exceeded');
    const attempt = stage.log.at(-1)?.attempt ?? '';
    assert.match(attempt, /^[\w-]{43}$/);
    assert.equal(await stage.backend.receipt(attempt), undefined, 'nothing was sent that needs a receipt');
    assert.equal(await codeOf(await browser.post('posts', request)), 'ok');
    assert.equal(stage.simulator.control.state().posts.length, 1);
    await stage.close();
  });

  it('says with 503 that nothing was sent when trouble came before the call of init [C-05]', async () => {
    const stage = await openStage({ identify: () => 'alice' });
    const browser = await stage.connected();
    const request = await requestFor(browser);
    const { control } = stage.simulator;
    const troubles: readonly (() => void)[] = [
      () => control.addFault({ kind: 'lost_answer', endpoint: 'creator_info' }),
      () => control.addFault({ kind: 'wrong_types', endpoint: 'creator_info' }),
      () => {
        control.expireAccessTokens('ada');
        control.addFault({ kind: 'html_body', endpoint: 'token' });
      },
    ];
    for (const trouble of troubles) {
      stage.clock.advance(61_000);
      trouble();
      const answer = await browser.post('posts', request);
      assert.equal(answer.status, 503);
      assert.ok(['internal_error', 'invalid_response'].includes(await codeOf(answer)));
    }
    assert.equal(inits(stage).length, 0);
    stage.clock.advance(61_000);
    assert.equal(await codeOf(await browser.post('posts', request)), 'ok', 'the same consent may be tried again');
    await stage.close();
  });

  it("passes TikTok's own refusal on by its name [C-07, U-10]", async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    for (const code of [
      'reached_active_user_cap',
      'unaudited_client_can_only_post_to_private_accounts',
      'something_new',
    ]) {
      stage.simulator.control.addFault({ kind: 'api_error', endpoint: 'video_init', code, status: 403 });
      const answer = await browser.post('posts', await requestFor(browser));
      assert.equal(answer.status, 403);
      assert.equal(await codeOf(answer), code);
      assert.match(((await answer.json()) as { error: { log_id: string } }).error.log_id, /^\d{14}\w+$/);
    }
    await stage.close();
  });
});

describe('a scope that is missing', () => {
  const inbox = { settings: { mode: 'inbox' }, draft: { privacy: undefined } } as const;

  it('is for the site to fix where the site does not ask for it; the page does not suggest reconnecting', async () => {
    const stage = await openStage({ scopes: ['user.info.basic', 'video.publish'] });
    const browser = stage.browser();
    await connect(browser, 'ada', { scopes: ['video.publish'] });
    const answer = await browser.post('posts', await requestFor(browser, inbox));
    assert.equal(answer.status, 400);
    assert.equal(await codeOf(answer), 'scope_permission_missed');
    assert.deepEqual(inits(stage), []);

    const drafts = stage.browser(stage.secondProcess({ scopes: ['user.info.basic', 'video.upload'] }));
    await connect(drafts, 'ada', { scopes: ['video.upload'] });
    assert.equal(await codeOf(await drafts.post('creator-info', {})), 'scope_permission_missed');
    await stage.close();
  });

  it("is the creator's to allow where the site asks for it", async () => {
    const stage = await openStage();
    const browser = stage.browser();
    await connect(browser, 'ada', { scopes: ['video.publish'] });
    const answer = await browser.post('posts', await requestFor(browser, inbox));
    assert.equal(answer.status, 401);
    assert.equal(await codeOf(answer), 'scope_not_authorized');
    await stage.close();
  });
});

describe('posts of somebody else', () => {
  it('look like posts that do not exist', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser);
    const other = await stage.connected('private');
    for (const ask of [
      other.get(`posts/${id}`),
      other.get(`posts/${id}/events`),
      other.post(`posts/${id}/cancel`),
      other.send('PUT', `posts/${id}/chunks`, { body: 'x', headers: { 'content-range': 'bytes 0-0/1' } }),
      other.get('posts/v_pub_file~v2-1.123'),
    ]) {
      const answer = await ask;
      assert.equal(answer.status, 404);
      assert.equal(await codeOf(answer), 'invalid_publish_id');
    }
    assert.equal((await stage.browser().get(`posts/${id}`)).status, 401);
    await stage.close();
  });
});
