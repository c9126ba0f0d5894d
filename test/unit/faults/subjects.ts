import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Draft } from '../../../src/domain/draft.js';
import { fileIds } from '../../../src/domain/media.js';
import type { HostSettings } from '../../../src/domain/settings.js';
import { completeDraft, photo, photos, settings, video, videoFacts } from '../../../src/testing/builders.js';
import type { Subject } from './cells.js';
import { HOSTED_VIDEO } from './stage.js';

/** What the creator has made, and the files behind it. */
export interface Made {
  readonly draft: Draft;
  readonly settings: HostSettings;
  readonly fileOf: (id: string) => File | undefined;
  /** SHA-256 of what has to arrive at TikTok, in hexadecimal. */
  readonly digests: readonly string[];
}

/** The smallest file that is sent in several chunks: six of them. */
const SEVERAL_CHUNKS = 64_000_001;

/** Real files for every subject, read once. */
export async function readSubjects(): Promise<Readonly<Record<Subject, Made>>> {
  const clip = await fixture('clip.mp4', 'video/mp4');
  const pictures = [await fixture('photo-1.jpg', 'image/jpeg'), await fixture('photo-2.jpg', 'image/jpeg')];
  const grown = new File([clip, freeBox(SEVERAL_CHUNKS - clip.size)], 'grown.mp4', { type: 'video/mp4' });
  const fromDevice = async (file: File): Promise<Made> => ({
    digests: [await digestOf(file)],
    draft: completeDraft({ media: video({ facts: videoFacts({ bytes: file.size, name: file.name }) }) }),
    settings: settings(),
    fileOf: () => file,
  });
  const photoPost: Made = {
    draft: completeDraft({
      media: photos(2, {
        photos: pictures.map(({ size }, index) => photo(String(index), { bytes: size })),
      }),
    }),
    settings: settings(),
    fileOf: (id) => pictures[Number(id)],
    digests: await Promise.all(pictures.map(digestOf)),
  };
  return {
    clip: await fromDevice(clip),
    'several chunks': await fromDevice(grown),
    'draft clip': { ...(await fromDevice(clip)), settings: settings({ mode: 'inbox' }) },
    'hosted clip': {
      draft: completeDraft({
        media: video({ source: { origin: 'url', url: HOSTED_VIDEO }, facts: videoFacts({ bytes: clip.size }) }),
      }),
      settings: settings(),
      fileOf: () => undefined,
      digests: [await digestOf(clip)],
    },
    photos: photoPost,
    'draft photos': { ...photoPost, settings: settings({ mode: 'inbox' }) },
  };
}

/** The files of a draft by their id. */
export function filesOf({ draft, fileOf }: Pick<Made, 'draft' | 'fileOf'>): Readonly<Record<string, File>> {
  return Object.fromEntries(
    [...fileIds(draft.media)].flatMap((id) => {
      const file = fileOf(id);
      return file ? [[id, file] as const] : [];
    }),
  );
}

async function digestOf(file: File): Promise<string> {
  return createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex');
}

async function fixture(name: string, type: string): Promise<File> {
  return new File([await readFile(new URL(`../../fixtures/media/${name}`, import.meta.url))], name, { type });
}

/** A box of so many bytes that players skip, so that a clip with it behind is still one. */
function freeBox(bytes: number): Uint8Array<ArrayBuffer> {
  const box = new Uint8Array(bytes);
  const view = new DataView(box.buffer);
  view.setUint32(0, bytes);
  view.setUint32(4, 0x66726565);
  // Bytes that differ by place, so that chunks in the wrong order would change the digest.
  for (let at = 8; at + 4 <= bytes; at += 4096) view.setUint32(at, at);
  return box;
}
