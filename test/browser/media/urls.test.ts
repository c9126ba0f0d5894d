import { expect } from '@open-wc/testing';
import {
  ObjectUrls,
  coverFrames,
  inspectPhotoUrl,
  inspectVideo,
  inspectVideoUrl,
  kindOf,
} from '../../../src/media/index.js';
import { fetchFile, urlOf } from './files.js';

describe('inspectVideoUrl', () => {
  it('tells size and duration of a video on a server, and nothing it cannot know', async () => {
    const inspection = await inspectVideoUrl(urlOf('clip.mp4'));
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
    expect(await inspectVideoUrl(urlOf('not-a-video.mp4'))).to.include({ ok: false, reason: 'not_media' });
    expect(await inspectVideoUrl(urlOf('corpus/song.mp4'))).to.include({ ok: false, reason: 'no_video' });
    expect(await inspectVideoUrl(urlOf('nothing here.mp4'))).to.include({ ok: false, name: 'nothing here.mp4' });
  });

  it('rejects with the reason of its signal', async () => {
    const abort = new AbortController();
    const inspection = inspectVideoUrl(urlOf('clip.mp4'), { signal: abort.signal });
    abort.abort(new Error('left'));
    expect(await inspection.catch((error: Error) => error.message)).to.equal('left');
  });
});

describe('inspectPhotoUrl', () => {
  it('tells the size of a photo on a server', async () => {
    const inspection = await inspectPhotoUrl(urlOf('photo.webp'));
    expect(inspection).to.nested.include({ ok: true, 'facts.width': 1080, 'facts.height': 1350 });
  });

  it('refuses what is no photo', async () => {
    expect(await inspectPhotoUrl(urlOf('clip.mp4'))).to.include({ ok: false, reason: 'undecodable' });
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

describe('ObjectUrls', () => {
  const alive = (url: string) =>
    fetch(url).then(
      () => true,
      () => false,
    );

  it('gives a blob one URL, and revokes all of them together', async () => {
    const urls = new ObjectUrls();
    const blobs = [new Blob(['a']), new Blob(['b'])];
    const made = blobs.map((blob) => urls.for(blob));
    expect(blobs.map((blob) => urls.for(blob))).to.deep.equal(made);
    expect(await Promise.all(made.map(alive))).to.deep.equal([true, true]);
    urls.release();
    expect(urls.size).to.equal(0);
    expect(await Promise.all(made.map(alive))).to.deep.equal([false, false]);
  });

  it('revokes one alone', async () => {
    const urls = new ObjectUrls();
    const [gone, stays] = [new Blob(['a']), new Blob(['b'])];
    const [goneUrl, staysUrl] = [urls.for(gone), urls.for(stays)];
    urls.drop(gone);
    expect([await alive(goneUrl), await alive(staysUrl)]).to.deep.equal([false, true]);
    urls.release();
  });

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
