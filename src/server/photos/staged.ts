import { randomText } from '../crypto/hash.js';
import { Failure, faultOf } from '../http/failure.js';
import type { Kit } from '../kit.js';
import type { PhotoStore } from '../storage/photo-store.js';
import type { PhotoType } from './photo-type.js';

/** TikTok gives up pulling an hour after the post began; the page may take its time before that. */
const STAGED_MS = 3 * 60 * 60 * 1000;
/** Photos of one owner at a time: two posts of the most and largest that TikTok takes. */
const MOST_PHOTOS = 70;
const NAME = /^[\w-]{32}\.(?:jpg|webp)$/;

interface StagedPhoto {
  readonly owner: string;
  readonly contentType: PhotoType;
  readonly bytes: number;
  /** Where TikTok is told to pull it from. */
  readonly url: string;
}

/** What one owner has staged, over all processes. */
interface Staged {
  readonly photos: readonly { readonly name: string; readonly until: number }[];
}

const photoKey = (name: string) => `photo:${name}`;
const ownerKey = (owner: string) => `photos:${owner}`;

export function requirePhotoStore({ photoStore }: Pick<Kit, 'photoStore'>): PhotoStore {
  if (photoStore) return photoStore;
  throw new TypeError(
    'photos.store is not set, and the storage brings none. Pass folderPhotos({ directory }) or s3Photos({ … }).',
  );
}

/** Keeps a photo for TikTok and returns its address, which nobody can guess. */
export async function stagePhoto(
  kit: Kit,
  owner: string,
  photo: { readonly contentType: PhotoType; readonly bytes: number; readonly body: ReadableStream<Uint8Array> },
): Promise<string> {
  const store = requirePhotoStore(kit);
  const name = `${randomText(24)}.${photo.contentType === 'image/jpeg' ? 'jpg' : 'webp'}`;
  await reserve(kit, owner, name);
  try {
    await store.put(name, { ...photo, expiresInMs: STAGED_MS });
    const url = (await store.urlOf?.(name, STAGED_MS)) ?? `${kit.config.photosBaseUrl}${name}`;
    const { contentType, bytes } = photo;
    const record: StagedPhoto = { owner, contentType, bytes, url };
    await kit.vault.set(photoKey(name), record, { expiresInMs: STAGED_MS });
    return url;
  } catch (error) {
    await store.delete(name).catch(() => undefined);
    await free(kit, owner, name).catch(() => undefined);
    throw error;
  }
}

async function reserve(kit: Kit, owner: string, name: string): Promise<void> {
  const now = kit.clock.now();
  const staged = await kit.vault.update<Staged>(
    ownerKey(owner),
    (current) => {
      const photos = (current?.photos ?? []).filter(({ until }) => until > now);
      return photos.length < MOST_PHOTOS ? { photos: [...photos, { name, until: now + STAGED_MS }] } : current;
    },
    () => ({ expiresInMs: STAGED_MS }),
  );
  if (!staged?.photos.some((photo) => photo.name === name)) throw new Failure('rate_limit_exceeded');
}

async function free(kit: Kit, owner: string, name: string): Promise<void> {
  await kit.vault.update<Staged>(
    ownerKey(owner),
    (current) => {
      const photos = current?.photos.filter((photo) => photo.name !== name) ?? [];
      return photos.length > 0 ? { photos } : undefined;
    },
    () => ({ expiresInMs: STAGED_MS }),
  );
}

export async function readStagedPhoto(kit: Kit, name: string): Promise<StagedPhoto | undefined> {
  return NAME.test(name) ? kit.vault.get<StagedPhoto>(photoKey(name)) : undefined;
}

/** The name of a staged photo by its address, if this owner staged it and it is still there. */
export async function stagedPhotoName(kit: Kit, url: string, owner: string): Promise<string | undefined> {
  const name = URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
  const photo = await readStagedPhoto(kit, name);
  return photo?.owner === owner && photo.url === url ? name : undefined;
}

export async function deletePhotos(kit: Kit, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const photo = await readStagedPhoto(kit, name);
    if (!photo) continue;
    await kit.vault.delete(photoKey(name));
    await free(kit, photo.owner, name);
    // The status of a post is not to fail because a photo that nobody needs any more could not be deleted.
    await requirePhotoStore(kit)
      .delete(name)
      .catch((error: unknown) =>
        kit.log({ level: 'error', event: 'fault', message: `photos.store: ${faultOf(error)}` }),
      );
  }
}
