/** The files that stories post, made by `test/fixtures/media/make-fixtures.mjs`; Storybook serves them itself. */
const URLS = {
  'clip.mp4': new URL('../../test/fixtures/media/clip.mp4', import.meta.url),
  'clip.webm': new URL('../../test/fixtures/media/clip.webm', import.meta.url),
  'clip-h265.mp4': new URL('../../test/fixtures/media/clip-h265.mp4', import.meta.url),
  'clip-long.mp4': new URL('../../test/fixtures/media/clip-long.mp4', import.meta.url),
  'photo-1.jpg': new URL('../../test/fixtures/media/photo-1.jpg', import.meta.url),
  'photo-2.jpg': new URL('../../test/fixtures/media/photo-2.jpg', import.meta.url),
  'photo-3.jpg': new URL('../../test/fixtures/media/photo-3.jpg', import.meta.url),
  'panorama.jpg': new URL('../../test/fixtures/media/panorama.jpg', import.meta.url),
  'tower.jpg': new URL('../../test/fixtures/media/tower.jpg', import.meta.url),
  'photo.png': new URL('../../test/fixtures/media/photo.png', import.meta.url),
  'not-a-video.mp4': new URL('../../test/fixtures/media/not-a-video.mp4', import.meta.url),
  'song.mp4': new URL('../../test/fixtures/media/corpus/song.mp4', import.meta.url),
  'cut.mov': new URL('../../test/fixtures/media/corpus/cut.mov', import.meta.url),
  'damaged.mp4': new URL('../../test/fixtures/media/corpus/damaged.mp4', import.meta.url),
  'h264.mkv': new URL('../../test/fixtures/media/corpus/h264.mkv', import.meta.url),
  'av1.mp4': new URL('../../test/fixtures/media/corpus/av1.mp4', import.meta.url),
  'rate-12.mp4': new URL('../../test/fixtures/media/corpus/rate-12.mp4', import.meta.url),
} as const;

/** Names of files that a story can choose; `empty.mp4` has no bytes to be fetched. */
export type MediaName = keyof typeof URLS | 'empty.mp4';

/** The address of a file, for media that the host stores. */
export function hostedUrl(name: keyof typeof URLS): string {
  return URLS[name].href;
}

const fetched = new Map<MediaName, Promise<Blob>>();

/** The files of these names, as a user would choose them. */
export function filesOf(names: readonly MediaName[]): Promise<readonly File[]> {
  return Promise.all(names.map(async (name) => new File([await bytesOf(name)], name)));
}

function bytesOf(name: MediaName): Promise<Blob> {
  const known = fetched.get(name) ?? (name === 'empty.mp4' ? Promise.resolve(new Blob()) : bytesAt(URLS[name]));
  fetched.set(name, known);
  return known;
}

async function bytesAt(url: URL): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`A story's file is not served: ${url.pathname}`);
  return response.blob();
}
