import { expect } from '@open-wc/testing';
import { coverFrames, inspectPhotoUrl, inspectVideo, inspectVideoUrl, kindOf } from '../../../src/media/index.js';
import { fetchFile, urlOf } from './files.js';

async function withFetch<Result>(replaced: typeof fetch, run: () => Promise<Result>): Promise<Result> {
  const { fetch } = globalThis;
  globalThis.fetch = replaced;
  try {
    return await run();
  } finally {
    globalThis.fetch = fetch;
  }
}

/** Runs as on a page that the server lets show its media, but not read them. */
const unread = <Result>(run: () => Promise<Result>) =>
  withFetch(() => Promise.reject(new TypeError('Failed to fetch')), run);

/** Runs as against a server that knows ranges, which that of the tests does not. */
const inRanges = <Result>(run: () => Promise<Result>) => {
  const { fetch } = globalThis;
  return withFetch(async (url, { method, headers } = {}) => {
    const response = await fetch(url);
    const bytes = await response.arrayBuffer();
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(new Headers(headers).get('range') ?? '') ?? [];
    const { status } = response;
    if (method === 'HEAD') return new Response(null, { status, headers: { 'content-length': `${bytes.byteLength}` } });
    return first ? new Response(bytes.slice(Number(first), Number(last) + 1), { status: 206 }) : new Response(bytes);
  }, run);
};

describe('inspectVideoUrl', () => {
  it('tells all of a video on a server that lets it be read, whatever the browser plays', async () => {
    const inspection = await inRanges(() => inspectVideoUrl(urlOf('corpus/av1.mp4')));
    expect(inspection).to.nested.include({
      ok: true,
      'facts.name': 'av1.mp4',
      'facts.codec': 'av1',
      'facts.frameRate': 30,
    });
  });

  it('tells size and duration of one that may only be shown, and nothing it cannot know', async () => {
    const inspection = await unread(() => inspectVideoUrl(urlOf('clip.mp4')));
    expect(inspection).to.deep.equal({
      ok: true,
      facts: {
        kind: 'video',
        name: 'clip.mp4',
        bytes: undefined,
        contentType: undefined,
        container: undefined,
        codec: undefined,
        frameRate: undefined,
        variableFrameRate: false,
        width: 360,
        height: 640,
        durationSeconds: 3,
        hasAudio: undefined,
      },
    });
  });

  it('refuses what the browser cannot play and what is not there', async () => {
    expect(await inRanges(() => inspectVideoUrl(urlOf('not-a-video.mp4')))).to.include({
      ok: false,
      reason: 'not_media',
    });
    expect(await inRanges(() => inspectVideoUrl(urlOf('corpus/song.mp4')))).to.include({
      ok: false,
      reason: 'no_video',
    });
    expect(await inRanges(() => inspectVideoUrl(urlOf('nothing here.mp4')))).to.include({
      ok: false,
      name: 'nothing here.mp4',
    });
  });

  it('refuses a photo that may only be shown', async () => {
    expect(await unread(() => inspectVideoUrl(urlOf('photo-1.jpg')))).to.include({ ok: false, reason: 'undecodable' });
  });

  it('rejects with the reason of its signal', async () => {
    const abort = new AbortController();
    const inspection = inspectVideoUrl(urlOf('clip.mp4'), { signal: abort.signal });
    abort.abort(new Error('left'));
    expect(await inspection.catch((error: Error) => error.message)).to.equal('left');
  });
});

describe('inspectPhotoUrl', () => {
  it('tells all of a photo on a server that lets it be read, but no place: that stays in what TikTok fetches', async () => {
    const inspection = await inRanges(() => inspectPhotoUrl(urlOf('photo.webp')));
    if (!inspection.ok) throw new Error(inspection.reason);
    const { bytes, ...facts } = inspection.facts;
    expect(bytes).to.be.greaterThan(1000);
    expect(facts).to.deep.equal({
      kind: 'photo',
      name: 'photo.webp',
      contentType: 'image/webp',
      width: 1080,
      height: 1350,
    });
  });

  it('tells the size of one that may only be shown', async () => {
    const inspection = await unread(() => inspectPhotoUrl(urlOf('photo.webp')));
    expect(inspection).to.nested.include({ ok: true, 'facts.width': 1080, 'facts.height': 1350 });
    expect(inspection).to.have.nested.property('facts.contentType', undefined);
  });

  it('refuses what is no photo, and what is not there', async () => {
    expect(await inRanges(() => inspectPhotoUrl(urlOf('clip.mp4')))).to.include({ ok: false, reason: 'not_media' });
    expect(await inRanges(() => inspectPhotoUrl(urlOf('nothing here.jpg')))).to.include({
      ok: false,
      name: 'nothing here.jpg',
    });
  });

  for (const name of ['clip.mp4', 'clip-long.mp4', 'corpus/h264-silent.mp4', 'corpus/av1.mp4', 'corpus/h264.mov']) {
    it(`refuses a video that may only be shown, and that an image of WebKit shows: ${name}`, async () => {
      expect(await unread(() => inspectPhotoUrl(urlOf(name)))).to.include({ ok: false, reason: 'undecodable' });
    });
  }

  for (const name of [
    'photo-1.jpg',
    'photo.png',
    'photos/photo.avif',
    'photos/photo.gif',
    'photos/animated.webp',
    'photos/progressive.jpg',
  ]) {
    it(`takes a photo that may only be shown for one, though a player of WebKit plays some: ${name}`, async () => {
      const inspection = await unread(() => inspectPhotoUrl(urlOf(name)));
      expect(inspection).to.nested.include({ ok: true, 'facts.kind': 'photo' });
    });
  }

  it('tells photos from a video in as many as a post holds, all at once, that may only be shown', async () => {
    const names = Array.from({ length: 35 }, (_, index) => (index === 20 ? 'clip.mp4' : `photo-1.jpg?${index}`));
    const inspections = await unread(() => Promise.all(names.map((name) => inspectPhotoUrl(urlOf(name)))));
    const refused = names.filter((_, index) => !inspections[index]?.ok);
    expect(refused).to.deep.equal(['clip.mp4']);
  });
});

describe('inspectVideo', () => {
  it('rejects with the reason of its signal', async () => {
    const signal = AbortSignal.abort(new Error('left'));
    const file = await fetchFile('clip.mp4');
    expect(await inspectVideo(file, { signal }).catch((error: Error) => error.message)).to.equal('left');
  });
});

describe('kindOf', () => {
  for (const [name, kind] of [
    ['clip.mp4', 'video'],
    ['clip.webm', 'video'],
    ['photo-1.jpg', 'photo'],
    ['photo.webp', 'photo'],
    ['photos/photo.avif', 'photo'],
    ['corpus/photo-called.mp4', 'photo'],
    ['not-a-video.mp4', undefined],
    ['empty.mp4', undefined],
  ] as const) {
    it(`takes ${name} for ${kind ?? 'neither'}`, async () => {
      expect(await kindOf(await fetchFile(name))).to.equal(kind);
    });
  }
});

describe('object URLs', () => {
  const alive = (url: string) =>
    fetch(url).then(
      () => true,
      () => false,
    );

  it('has nothing left to revoke after frames were taken', async () => {
    const made = new Set<string>();
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob);
      made.add(url);
      return url;
    };
    try {
      const result = await coverFrames(await fetchFile('clip.webm'), { count: 4, width: 40 });
      if (!result.ok) throw new Error(result.reason);
      for await (const frame of result.frames) if (frame.timestampMs > 0) break;
    } finally {
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
    expect(made.size).to.equal(1);
    expect(await Promise.all([...made].map(alive))).to.deep.equal([false]);
  });
});
