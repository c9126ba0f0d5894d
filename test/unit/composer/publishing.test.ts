import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { EMPTY_DRAFT } from '../../../src/domain/draft.js';
import type { Draft } from '../../../src/domain/draft.js';
import { ShareError } from '../../../src/domain/errors.js';
import type { Media } from '../../../src/domain/media.js';
import { createComposer } from '../../../src/composer/composer.js';
import { consentTo } from '../../../src/composer/consent.js';
import type { Connectivity } from '../../../src/composer/effects/effect.js';
import type { Failure, StateIn, Transfer } from '../../../src/composer/state.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { editing, page } from '../../../src/testing/states.js';
import { whenState } from '../../../src/testing/when-state.js';
import { creatorInfoData, statusData } from '../../../src/testing/replies.js';
import { parseCreatorInfo } from '../../../src/wire/creator-info.js';
import { LOADED_PARTS } from './loaded-parts.js';

const MB = 1_000_000;
const PUBLISH_ID = 'v_pub_file~v2-1.7602997070760331285';

function localVideo(bytes: number): Media {
  return {
    kind: 'video',
    source: { origin: 'file', id: 'file-1' },
    coverTimestampMs: undefined,
    facts: {
      kind: 'video',
      name: 'clip.mp4',
      bytes,
      contentType: 'video/mp4',
      container: 'mp4',
      codec: 'h264',
      frameRate: 30,
      variableFrameRate: false,
      width: 1080,
      height: 1920,
      durationSeconds: 10,
      hasAudio: true,
    },
  };
}

const never = (): Promise<never> => new Promise(() => {});

const hostedVideo: Media = {
  ...localVideo(10),
  kind: 'video',
  source: { origin: 'url', url: 'https://media.example.com/a.mp4' },
} as Media;

function localPhotos(count: number): Media {
  return {
    kind: 'photo',
    coverIndex: 0,
    photos: Array.from({ length: count }, (_, index) => ({
      source: { origin: 'file', id: `file-${index + 1}` },
      facts: { kind: 'photo', name: `${index}.jpg`, bytes: 10, contentType: 'image/jpeg', width: 10, height: 10 },
    })),
  };
}

/** The real composer with a draft that may be posted, at the moment after the click. */
function start(media: Media, files: readonly File[] = [], choices: Partial<Draft> = {}, network?: Connectivity) {
  const adapter = new FakeAdapter();
  const clock = new ManualClock();
  // Apart from the pauses, so that a test says which of both ends.
  const limits = new ManualClock();
  const draft: Draft = { ...EMPTY_DRAFT, media, privacy: 'PUBLIC_TO_EVERYONE', title: 'Harbor', ...choices };
  const composer = createComposer({
    clock,
    random: () => 1,
    ...(network && { network }),
    initialState: editing({
      draft,
      creator: parseCreatorInfo(creatorInfoData()),
      page: page({
        adapter: guard(adapter, limits),
        files: Object.fromEntries(files.map((each, index) => [`file-${index + 1}`, each])),
      }),
    }),
  });
  const confirmed = consentTo(composer.getState(), { locale: 'en', now: new Date(0) });
  assert.ok(confirmed, 'the draft can be posted');
  composer.dispatch({ ...confirmed, key: 'key-1' });
  const ended = whenState(
    composer,
    (state): state is StateIn<'processing' | 'failed'> => state.phase === 'processing' || state.phase === 'failed',
  );
  const last = (): Transfer | undefined => {
    const state = composer.getState();
    return state.phase === 'uploading' ? state.transfer : undefined;
  };
  const retrying = async (): Promise<void> => {
    await whenState(composer, (state) => state.phase === 'uploading' && state.transfer.flow.kind !== 'running');
    await new Promise(setImmediate);
  };
  const result = ended.then((state) =>
    state.phase === 'processing' ? state.publishId : Promise.reject(new Error(state.failure.kind)),
  );
  const failed = ended.then((state): Failure => {
    assert.ok(state.phase === 'failed');
    return state.failure;
  });
  // A test waits for one of the two.
  for (const each of [result, failed]) each.catch(() => {});
  return {
    adapter,
    clock,
    limits,
    composer,
    last,
    retrying,
    /** Waits for the pause before the next try and ends it; returns how long it was to last. */
    passPause: async (): Promise<number> => {
      await retrying();
      return clock.passNextSleep();
    },
    result,
    failed,
  };
}

const file = (bytes: number): File => new File([new Uint8Array(bytes)], 'clip.mp4', { type: 'video/mp4' });

describe('publishing', () => {
  it('sends a small file whole, after one init with the consented choices [C-04.2, G-T2c]', async () => {
    const { adapter, result } = start(localVideo(1234), [file(1234)]);
    const create = await adapter.nextCall('createPost');
    assert.deepEqual(create.argument.source_info, {
      source: 'FILE_UPLOAD',
      video_size: 1234,
      chunk_size: 1234,
      total_chunk_count: 1,
    });
    assert.equal(create.argument.idempotency_key, 'key-1');
    create.respondWith({ publish_id: PUBLISH_ID });
    const chunk = await adapter.nextCall('uploadChunk');
    assert.deepEqual([chunk.argument.first, chunk.argument.last, chunk.argument.total], [0, 1233, 1234]);
    assert.equal(chunk.argument.body.size, 1234);
    chunk.respondWith(undefined);
    assert.equal(await result, PUBLISH_ID);
  });

  it('inverts the interactions on the wire and always sends all three', async () => {
    const { adapter } = start(localVideo(10), [file(10)]);
    const { argument } = await adapter.nextCall('createPost');
    assert.deepEqual(argument.post_info, {
      privacy_level: 'PUBLIC_TO_EVERYONE',
      title: 'Harbor',
      disable_comment: true,
      disable_duet: true,
      disable_stitch: true,
      brand_content_toggle: false,
      brand_organic_toggle: false,
      is_aigc: false,
    });
  });

  it('labels content as AI-generated where TikTok wants the label: in post_info for a video, beside it for photos [U-05]', async () => {
    const video = await start(localVideo(10), [file(10)], { aiGenerated: true }).adapter.nextCall('createPost');
    assert.equal(video.argument.media_type === 'VIDEO' && video.argument.post_info?.is_aigc, true);
    const { adapter } = start(localPhotos(1), [file(10)], { aiGenerated: true });
    (await adapter.nextCall('stagePhoto')).respondWith({ url: 'https://m.example.com/0.jpg' });
    const photos = await adapter.nextCall('createPost');
    assert.equal(photos.argument.media_type === 'PHOTO' && photos.argument.is_aigc, true);
    assert.ok(photos.argument.post_info && !('is_aigc' in photos.argument.post_info));
  });

  it('sends chunks in order, never two at once, the last with the remainder [U-07.1]', async () => {
    const size = 65 * MB + 7;
    const { adapter, result } = start(localVideo(size), [file(size)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const ranges: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const { argument, respondWith } = await adapter.nextCall('uploadChunk');
      assert.equal(adapter.count('uploadChunk'), index + 1);
      ranges.push(`${argument.first}-${argument.last}`);
      assert.equal(argument.body.size, argument.last - argument.first + 1);
      respondWith(undefined);
    }
    assert.deepEqual(ranges.slice(-2), ['54166670-59583336', `59583337-${size - 1}`]);
    await result;
  });

  it('sends a chunk again after a lost connection, with growing pauses [U-07.2]', async () => {
    const { adapter, passPause, result } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const pauses: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      (await adapter.nextCall('uploadChunk')).rejectWith({ code: 'network' });
      (await adapter.nextCall('getPostStatus')).respondWith(statusData('PROCESSING_UPLOAD', { uploaded_bytes: 0 }));
      pauses.push(await passPause());
    }
    (await adapter.nextCall('uploadChunk')).respondWith(undefined);
    await result;
    assert.deepEqual(pauses, [1000, 2000, 4000]);
  });

  it('goes on without sending again when TikTok has the chunk whose answer was lost', async () => {
    const { adapter, result } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    (await adapter.nextCall('uploadChunk')).rejectWith({ code: 'network' });
    (await adapter.nextCall('getPostStatus')).respondWith(statusData('PROCESSING_UPLOAD', { uploaded_bytes: 10 }));
    assert.equal(await result, PUBLISH_ID);
    assert.equal(adapter.count('uploadChunk'), 1);
  });

  it('waits for the user after five failures, and goes on when told to', async () => {
    const { adapter, composer, last, passPause, result } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    for (let index = 0; index < 6; index += 1) {
      (await adapter.nextCall('uploadChunk')).rejectWith({ code: 'network' });
      (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
      if (index < 5) await passPause();
    }
    await new Promise(setImmediate);
    assert.equal(last()?.flow.kind, 'troubled');
    composer.dispatch({ type: 'resume-requested' });
    (await adapter.nextCall('uploadChunk')).respondWith(undefined);
    await result;
  });

  /** A line that breaks without the browser noticing, and what the browser reports when a test says so. */
  function reporting() {
    const waiting: Record<'online' | 'visible', Set<() => void>> = { online: new Set(), visible: new Set() };
    const next = (what: keyof typeof waiting) => (signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        waiting[what].add(resolve);
        signal.addEventListener('abort', () => {
          waiting[what].delete(resolve);
          reject(signal.reason);
        });
      });
    return {
      network: { isOnline: () => true, whenOnline: next('online'), whenVisible: next('visible') },
      waiting,
      report: (what: keyof typeof waiting): void => waiting[what].forEach((resolve) => resolve()),
    };
  }

  /** A post in the pause after the last of the quick tries of its chunk has failed, with the given trouble. */
  async function troubled(trouble: object = { code: 'network' }) {
    const browser = reporting();
    const started = start(localVideo(10), [file(10)], {}, browser.network);
    const { adapter, passPause, retrying } = started;
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    for (let index = 0; index < 6; index += 1) {
      (await adapter.nextCall('uploadChunk')).rejectWith(trouble);
      (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
      if (index < 5) await passPause();
    }
    await retrying();
    return { ...started, ...browser };
  }

  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  for (const [what, report] of [
    ['the browser comes online', 'online'],
    ['the page comes into view', 'visible'],
  ] as const) {
    it(`sends a chunk again as soon as ${what}, not after half a minute [R16]`, async () => {
      const { adapter, clock, report: says, waiting, result } = await troubled();
      clock.advance(10_000);
      says(report);
      (await adapter.nextCall('uploadChunk')).respondWith(undefined);
      assert.equal(await result, PUBLISH_ID);
      assert.deepEqual([waiting.online.size, waiting.visible.size], [0, 0]);
    });
  }

  it('does not send a chunk more often than every three seconds, however often the page comes into view', async () => {
    const { adapter, clock, report } = await troubled();
    const before = adapter.count('uploadChunk');
    for (let tries = 1; tries <= 3; tries += 1) {
      for (let index = 0; index < 29; index += 1) {
        clock.advance(100);
        report('visible');
        await turn();
      }
      assert.equal(adapter.count('uploadChunk'), before + tries - 1);
      clock.advance(100);
      (await adapter.nextCall('uploadChunk')).rejectWith({ code: 'network' });
      (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
      await turn();
    }
  });

  for (const trouble of [
    new ShareError('rate_limit_exceeded'),
    new ShareError('internal_error'),
    new ShareError('network', { retryAfterMs: 60_000 }),
  ]) {
    const asked = trouble.retryAfterMs === undefined ? '' : ' with Retry-After';
    it(`does not shorten the pause after a reply ${trouble.code}${asked}`, async () => {
      const { adapter, clock, report } = await troubled(trouble);
      const before = adapter.count('uploadChunk');
      clock.advance(29_000);
      for (const what of ['online', 'visible'] as const) report(what);
      await turn();
      assert.equal(adapter.count('uploadChunk'), before);
    });
  }

  it('stops the running chunk when paused and sends it again when resumed', async () => {
    const { adapter, composer, last, result } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const first = await adapter.nextCall('uploadChunk');
    first.progress(4);
    composer.dispatch({ type: 'pause-requested' });
    assert.equal(first.signal.aborted, true);
    const transfer = last();
    assert.equal(transfer?.step === 'sending' && transfer.flow.kind, 'paused');
    composer.dispatch({ type: 'resume-requested' });
    (await adapter.nextCall('uploadChunk')).respondWith(undefined);
    await result;
    assert.equal(adapter.count('getPostStatus'), 0);
  });

  const refusals: readonly (readonly [what: string, sentBytes: number | undefined, kind: string])[] = [
    ['after every byte had left', 10, 'unknown'],
    ['where nobody told how many bytes had left', undefined, 'unknown'],
    ['after a part had left', 4, 'not-sent'],
  ];
  for (const [what, sentBytes, kind] of refusals) {
    it(`calls a post whose last answer was lost ${what} ${kind} when TikTok takes no more [C-05, C-06.1]`, async () => {
      const { adapter, passPause, failed } = start(localVideo(10), [file(10)]);
      (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
      const chunk = await adapter.nextCall('uploadChunk');
      if (sentBytes !== undefined) chunk.progress(sentBytes);
      chunk.rejectWith({ code: 'network' });
      (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
      await passPause();
      (await adapter.nextCall('uploadChunk')).rejectWith({ code: 'upload_expired' });
      if (kind === 'unknown') (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
      assert.equal((await failed).kind, kind);
    });
  }

  it('calls a post unknown when the backend has lost its storage with the last chunk out [R27]', async () => {
    const { adapter, passPause, failed } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const chunk = await adapter.nextCall('uploadChunk');
    chunk.progress(10);
    chunk.rejectWith({ code: 'network' });
    (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
    await passPause();
    (await adapter.nextCall('uploadChunk')).rejectWith({ code: 'not_connected' });
    (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'not_connected' });
    assert.equal((await failed).kind, 'unknown');
  });

  it('goes on when TikTok has the last chunk and takes no more [C-05]', async () => {
    const { adapter, passPause, result } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    (await adapter.nextCall('uploadChunk')).rejectWith({ code: 'network' });
    (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
    await passPause();
    (await adapter.nextCall('uploadChunk')).rejectWith({ code: 'upload_expired' });
    (await adapter.nextCall('getPostStatus')).respondWith(statusData('PROCESSING_UPLOAD', { uploaded_bytes: 10 }));
    assert.equal(await result, PUBLISH_ID);
  });

  it('ends at once when it is canceled, and asks TikTok to forget the upload', async () => {
    const { adapter, composer, last } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const chunk = await adapter.nextCall('uploadChunk');
    composer.dispatch({ type: 'cancel-requested' });
    assert.deepEqual([chunk.signal.aborted, last()], [true, undefined]);
    assert.equal((await adapter.nextCall('cancelPost')).argument, PUBLISH_ID);
  });

  for (const bytes of [Number.NaN, -5, 1e12, Number.POSITIVE_INFINITY]) {
    it(`takes no progress of ${bytes} bytes at its word`, async () => {
      const { adapter, last } = start(localVideo(10), [file(10)]);
      (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
      (await adapter.nextCall('uploadChunk')).progress(bytes);
      const transfer = last();
      assert.ok(transfer?.step === 'sending' && transfer.sentBytes >= 0 && transfer.sentBytes <= 10);
    });
  }

  it('sends a chunk again when no more of it has left for a minute [U-07.2]', async () => {
    const { adapter, limits, last, retrying, passPause, result } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const stalled = await adapter.nextCall('uploadChunk');
    stalled.progress(4);
    await limits.passNextSleep();
    (await adapter.nextCall('getPostStatus')).respondWith(statusData('PROCESSING_UPLOAD', { uploaded_bytes: 0 }));
    await retrying();
    const transfer = last();
    assert.ok(stalled.signal.aborted && transfer?.step === 'sending' && transfer.flow.kind === 'retrying');
    await passPause();
    (await adapter.nextCall('uploadChunk')).respondWith(undefined);
    assert.equal(await result, PUBLISH_ID);
  });

  it('is in doubt as soon as the answer to the last byte has not come for a minute, and can be paused [C-05]', async () => {
    const { adapter, limits, composer, last, retrying } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    (await adapter.nextCall('uploadChunk')).progress(10);
    await limits.passNextSleep();
    await adapter.nextCall('getPostStatus');
    const asking = last();
    assert.equal(asking?.step, 'in-doubt');
    await limits.passNextSleep();
    await retrying();
    composer.dispatch({ type: 'pause-requested' });
    const paused = last();
    assert.ok(paused?.step === 'in-doubt' && paused.flow.kind === 'paused');
  });

  it('counts bytes that TikTok has surely refused as not sent, so that the post can be canceled', async () => {
    const { adapter, last, retrying } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const chunk = await adapter.nextCall('uploadChunk');
    chunk.progress(10);
    chunk.rejectWith({ code: 'rate_limit_exceeded' });
    (await adapter.nextCall('getPostStatus')).respondWith(statusData('PROCESSING_UPLOAD', { uploaded_bytes: 0 }));
    await retrying();
    const transfer = last();
    assert.ok(transfer?.step === 'sending' && transfer.flow.kind === 'retrying' && transfer.sentBytes === 0);
  });

  const unanswered: readonly (readonly [what: string, media: Media, failure: string])[] = [
    ['a video from the device', localVideo(10), 'not-sent network'],
    ['a video that the host stores', hostedVideo, 'unknown unknown_outcome'],
  ];
  for (const [what, media, wanted] of unanswered) {
    it(`gives the init of ${what} up when its answer never comes, and does not repeat it [C-05, U-08]`, async () => {
      const { adapter, clock, limits, failed } = start(media, [file(10)]);
      const { signal } = await adapter.nextCall('createPost');
      assert.equal(await clock.passNextSleep(), 60_000);
      assert.equal(await limits.passNextSleep(), 100_000);
      const failure = await failed;
      assert.equal(`${failure.kind} ${'error' in failure ? failure.error.code : ''}`, wanted);
      assert.deepEqual([signal.aborted, adapter.count('createPost')], [true, 1]);
    });
  }

  const unclear: readonly unknown[] = [{ code: 'unknown_outcome' }, 'boom', new Error('x'), { code: 'internal_error' }];
  for (const reason of unclear) {
    it(`never repeats a pull init that ended in ${JSON.stringify(reason)} [C-05, U-08]`, async () => {
      const { adapter, failed } = start(hostedVideo);
      (await adapter.nextCall('createPost')).rejectWith(reason);
      const failure = await failed;
      assert.deepEqual([failure.kind, 'error' in failure && failure.error.code], ['unknown', 'unknown_outcome']);
      assert.equal(adapter.count('createPost'), 1);
    });
  }

  it('says plainly that nothing was posted when the init of a device video is lost', async () => {
    const { adapter, failed } = start(localVideo(10), [file(10)]);
    (await adapter.nextCall('createPost')).rejectWith({ code: 'internal_error' });
    assert.equal((await failed).kind, 'not-sent');
  });

  it('asks for a post whose reply was lost again, with the same key and the same receipt [R9]', async () => {
    const { adapter, passPause, result } = start(hostedVideo);
    const first = await adapter.nextCall('createPost');
    first.rejectWith({ code: 'network' });
    assert.equal(await passPause(), 1000);
    const second = await adapter.nextCall('createPost');
    assert.deepEqual(second.argument, first.argument);
    second.respondWith({ publish_id: PUBLISH_ID });
    assert.equal(await result, PUBLISH_ID);
  });

  it('asks for a post again whose connection broke while the page was frozen for two minutes [R9]', async () => {
    const { adapter, clock, passPause, result } = start(hostedVideo);
    const first = await adapter.nextCall('createPost');
    clock.advance(120_000);
    first.rejectWith({ code: 'network' });
    await passPause();
    const second = await adapter.nextCall('createPost');
    assert.deepEqual(second.argument, first.argument);
    second.respondWith({ publish_id: PUBLISH_ID });
    assert.equal(await result, PUBLISH_ID);
  });

  /** A line that is down until `up`. */
  function brokenLine() {
    let up = (): void => {};
    const isUp = new Promise<void>((resolve) => {
      up = resolve;
    });
    let isOnline = false;
    const network: Connectivity = { isOnline: () => isOnline, whenOnline: () => isUp, whenVisible: never };
    return {
      network,
      up: (): void => {
        isOnline = true;
        up();
      },
    };
  }

  it('says that it is offline before init, asks for nothing, and goes on by itself when it is online [R8, R16]', async () => {
    const line = brokenLine();
    const { adapter, last, retrying, result } = start(localVideo(10), [file(10)], {}, line.network);
    await retrying();
    assert.deepEqual([last()?.flow.kind, adapter.count('createPost')], ['offline', 0]);
    line.up();
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    (await adapter.nextCall('uploadChunk')).respondWith(undefined);
    assert.equal(await result, PUBLISH_ID);
    assert.equal(adapter.count('createPost'), 1);
  });

  it('tries at intervals while the browser says that it is offline [R16]', async () => {
    const { adapter, last, passPause, retrying, result } = start(localVideo(10), [file(10)], {}, brokenLine().network);
    assert.equal(await passPause(), 30_000);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    await retrying();
    assert.equal(last()?.flow.kind, 'offline');
    assert.equal(await passPause(), 30_000);
    (await adapter.nextCall('uploadChunk')).respondWith(undefined);
    assert.equal(await result, PUBLISH_ID);
  });

  it('does not know the outcome of a pull init whose reply is lost each time [C-05, U-08]', async () => {
    const { adapter, passPause, failed } = start(hostedVideo);
    const pauses: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      (await adapter.nextCall('createPost')).rejectWith({ code: 'network' });
      if (tries < 4) pauses.push(await passPause());
    }
    assert.deepEqual(pauses, [1000, 2000, 4000, 8000]);
    const failure = await failed;
    assert.deepEqual([failure.kind, 'error' in failure && failure.error.code], ['unknown', 'unknown_outcome']);
  });

  it('names the refusal of TikTok as TikTok names it [C-07]', async () => {
    const { adapter, failed } = start(hostedVideo);
    (await adapter.nextCall('createPost')).rejectWith({ error: { code: 'url_ownership_unverified' } });
    const failure = await failed;
    assert.ok(failure.kind === 'not-sent' && failure.error.code === 'url_ownership_unverified');
  });

  it('uploads no byte of media that the host stores [G-T2a, G-T2d]', async () => {
    const { adapter, result } = start(hostedVideo);
    const create = await adapter.nextCall('createPost');
    assert.deepEqual(create.argument.source_info, {
      source: 'PULL_FROM_URL',
      video_url: 'https://media.example.com/a.mp4',
    });
    create.respondWith({ publish_id: PUBLISH_ID });
    await result;
    assert.equal(adapter.count('uploadChunk') + adapter.count('stagePhoto'), 0);
  });

  it('stages three photos at a time and posts them in their order', async () => {
    const photos = Array.from({ length: 5 }, () => file(10));
    const { adapter, result } = start(localPhotos(5), photos);
    const first = [
      await adapter.nextCall('stagePhoto'),
      await adapter.nextCall('stagePhoto'),
      await adapter.nextCall('stagePhoto'),
    ];
    assert.equal(adapter.count('stagePhoto'), 3);
    first[2]?.respondWith({ url: 'https://m.example.com/2.jpg' });
    const fourth = await adapter.nextCall('stagePhoto');
    fourth.respondWith({ url: 'https://m.example.com/3.jpg' });
    (await adapter.nextCall('stagePhoto')).respondWith({ url: 'https://m.example.com/4.jpg' });
    first[0]?.respondWith({ url: 'https://m.example.com/0.jpg' });
    first[1]?.respondWith({ url: 'https://m.example.com/1.jpg' });
    const { argument, respondWith } = await adapter.nextCall('createPost');
    assert.deepEqual(
      'photo_images' in argument.source_info && argument.source_info.photo_images,
      [0, 1, 2, 3, 4].map((index) => `https://m.example.com/${index}.jpg`),
    );
    respondWith({ publish_id: 'p_pub_url~v2.1' });
    await result;
  });

  it('sends one photo again by itself while the others go on', async () => {
    const { adapter, retrying, passPause, result } = start(localPhotos(2), [file(10), file(10)]);
    const [one, two] = [await adapter.nextCall('stagePhoto'), await adapter.nextCall('stagePhoto')];
    one.rejectWith({ code: 'network' });
    await retrying();
    two.respondWith({ url: 'https://m.example.com/1.jpg' });
    await passPause();
    (await adapter.nextCall('stagePhoto')).respondWith({ url: 'https://m.example.com/0.jpg' });
    (await adapter.nextCall('createPost')).respondWith({ publish_id: 'p_pub_url~v2.1' });
    await result;
    assert.equal(adapter.count('stagePhoto'), 3);
  });

  it('sends a photo again when no more of it has left for a minute', async () => {
    const { adapter, limits, passPause, result } = start(localPhotos(1), [file(10)]);
    const stalled = await adapter.nextCall('stagePhoto');
    stalled.progress(4);
    await limits.passNextSleep();
    await passPause();
    assert.equal(stalled.signal.aborted, true);
    (await adapter.nextCall('stagePhoto')).respondWith({ url: 'https://m.example.com/0.jpg' });
    (await adapter.nextCall('createPost')).respondWith({ publish_id: 'p_pub_url~v2.1' });
    await result;
  });

  /** A file of which nothing can be read any more once it is gone, though it still tells its size. */
  class LostFile extends File {
    isGone = false;

    constructor() {
      super([new Uint8Array(10)], 'clip.mp4', { type: 'video/mp4' });
    }

    override slice(...range: Parameters<Blob['slice']>): Blob {
      return this.isGone ? this.remains() : super.slice(...range);
    }

    remains(): Blob {
      const piece = new Blob([new Uint8Array(10)]);
      piece.slice = () => piece;
      piece.arrayBuffer = () => Promise.reject(new DOMException('It went away.', 'NotReadableError'));
      return piece;
    }
  }

  /** A file that ends earlier than its size says. */
  class CutFile extends LostFile {
    override remains(): Blob {
      return new Blob([]);
    }
  }

  for (const [what, Lost] of [
    ['went away', LostFile],
    ['was cut short', CutFile],
  ] as const) {
    it(`says that a video ${what} while it was sent, and blames no connection [U-10]`, async () => {
      const lost = new Lost();
      const { adapter, failed } = start(localVideo(10), [lost]);
      (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
      const chunk = await adapter.nextCall('uploadChunk');
      lost.isGone = true;
      chunk.rejectWith({ code: 'network' });
      const failure = await failed;
      assert.ok(failure.kind === 'not-sent' && failure.error.code === 'file_unreadable');
      assert.equal(adapter.count('uploadChunk'), 1);
    });

    it(`says that a photo ${what} while it was stored, and blames no connection [U-10]`, async () => {
      const lost = new Lost();
      const { adapter, failed } = start(localPhotos(1), [lost]);
      const photo = await adapter.nextCall('stagePhoto');
      lost.isGone = true;
      photo.rejectWith({ code: 'network' });
      const failure = await failed;
      assert.ok(failure.kind === 'not-sent' && failure.error.code === 'file_unreadable');
      assert.equal(adapter.count('stagePhoto'), 1);
    });

    it(`does not call a video "not posted" that ${what} after its last byte had left [C-05]`, async () => {
      const lost = new Lost();
      const { adapter, failed } = start(localVideo(10), [lost]);
      (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
      const chunk = await adapter.nextCall('uploadChunk');
      lost.isGone = true;
      chunk.progress(10);
      chunk.rejectWith({ code: 'network' });
      (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
      assert.equal((await failed).kind, 'unknown');
    });
  }

  /** A file that can be overwritten while a page holds it, with its size and time kept. */
  class OverwrittenFile extends File {
    content = new Uint8Array(10);

    override slice(start?: number, end?: number): Blob {
      return new Blob([this.content]).slice(start, end);
    }
  }

  it('does not send a last chunk again that was overwritten in the meantime [R18]', async () => {
    const video = new OverwrittenFile([new Uint8Array(10)], 'clip.mp4', { type: 'video/mp4' });
    const { adapter, passPause, failed } = start(localVideo(10), [video]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const chunk = await adapter.nextCall('uploadChunk');
    chunk.progress(10);
    chunk.rejectWith({ code: 'network' });
    (await adapter.nextCall('getPostStatus')).rejectWith({ code: 'network' });
    video.content = new Uint8Array(10).fill(7);
    await passPause();
    // The first bytes may have arrived: what became of them is not known.
    const failure = await failed;
    assert.equal(failure.kind, 'unknown');
    assert.equal(adapter.count('uploadChunk'), 1);
  });

  it('does not send a last chunk that was overwritten while the line was down [R18]', async () => {
    const video = new OverwrittenFile([new Uint8Array(10)], 'clip.mp4', { type: 'video/mp4' });
    let isOnline = true;
    const network: Connectivity = { isOnline: () => isOnline, whenOnline: never, whenVisible: never };
    const { adapter, passPause, retrying, failed } = start(localVideo(10), [video], {}, network);
    const init = await adapter.nextCall('createPost');
    isOnline = false;
    init.respondWith({ publish_id: PUBLISH_ID });
    await retrying();
    video.content = new Uint8Array(10).fill(7);
    await passPause();
    const failure = await failed;
    assert.ok(failure.kind === 'not-sent' && failure.error.code === 'file_unreadable');
    assert.equal(adapter.count('uploadChunk'), 0);
  });

  it('refuses a file that changed since it was read', async () => {
    const { adapter, failed } = start(localVideo(10), [file(11)]);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    const failure = await failed;
    assert.ok(failure.kind === 'not-sent' && failure.error.code === 'file_unreadable');
  });
});

describe('a post whose code is not loaded yet, on a line that is down', () => {
  for (const [what, isOnline, flow] of [
    ['offline', false, 'offline'],
    ['in trouble', true, 'troubled'],
  ] as const) {
    it(`says that it is ${what}, and is posted by itself once the code can be loaded [R8]`, async () => {
      const adapter = new FakeAdapter();
      const clock = new ManualClock();
      let isUp = false;
      const composer = createComposer({
        clock,
        network: { isOnline: () => isUp || isOnline, whenOnline: never, whenVisible: never },
        loadPostPart: () => (isUp ? LOADED_PARTS.loadPostPart() : Promise.reject(new TypeError('Failed to fetch'))),
        initialState: editing({
          draft: { ...EMPTY_DRAFT, media: hostedVideo, privacy: 'PUBLIC_TO_EVERYONE' },
          creator: parseCreatorInfo(creatorInfoData()),
          page: page({ adapter: guard(adapter, new ManualClock()) }),
        }),
      });
      const confirmed = consentTo(composer.getState(), { locale: 'en', now: new Date(0) });
      assert.ok(confirmed);
      composer.dispatch(confirmed);
      const state = await whenState(
        composer,
        (now) => now.phase === 'uploading' && now.transfer.flow.kind !== 'running',
      );
      assert.ok(state.phase === 'uploading' && state.transfer.flow.kind === flow);
      isUp = true;
      await clock.passNextSleep();
      (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
      await whenState(composer, ({ phase }) => phase === 'processing');
    });
  }
});
