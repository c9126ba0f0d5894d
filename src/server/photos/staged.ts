import { randomText } from '../crypto/hash.js';
import type { RunningDigest } from '../crypto/running-digest.js';
import { Failure, faultOf } from '../http/failure.js';
import type { Log } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import type { PhotoStore } from '../storage/photo-store.js';
import type { Vault } from '../storage/vault.js';
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
  /** SHA-256 in base64url; absent where the runtime has none that runs along. */
  readonly digest?: string;
}

/** What one owner has staged, over all processes. */
interface Staged {
  readonly photos: readonly { readonly name: string; readonly until: number }[];
}

/** Photos that wait for TikTok to pull them. */
export interface StagedPhotos {
  /** Keeps a photo for TikTok and returns its address, which nobody can guess. */
  stage(
    owner: string,
    photo: {
      readonly contentType: PhotoType;
      readonly bytes: number;
      readonly body: ReadableStream<Uint8Array>;
      /** Has the bytes of the body when that has been read. */
      readonly digest: RunningDigest | undefined;
    },
  ): Promise<string>;
  find(name: string): Promise<StagedPhoto | undefined>;
  /** The bytes; `undefined` when the store does not hold them. */
  read(name: string): Promise<ReadableStream<Uint8Array> | undefined>;
  /** A staged photo by its address, if this owner staged it and it is still there. */
  stagedAt(url: string, owner: string): Promise<(Pick<StagedPhoto, 'digest'> & { readonly name: string }) | undefined>;
  delete(names: readonly string[]): Promise<void>;
}

const photoKey = (name: string) => `photo:${name}`;
const ownerKey = (owner: string) => `photos:${owner}`;

export function stagedPhotos(needs: {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly store: PhotoStore | undefined;
  readonly publicBaseUrl: string;
  readonly log: Log;
}): StagedPhotos {
  const { vault, clock, publicBaseUrl, log } = needs;

  function requireStore(): PhotoStore {
    if (needs.store) return needs.store;
    throw new TypeError(
      'photos.store is not set, and the storage brings none. Pass folderPhotos({ directory }) or s3Photos({ … }).',
    );
  }

  async function reserve(owner: string, name: string): Promise<void> {
    const now = clock.now();
    const staged = await vault.update<Staged>(
      ownerKey(owner),
      (current) => {
        const photos = (current?.photos ?? []).filter(({ until }) => until > now);
        return photos.length < MOST_PHOTOS ? { photos: [...photos, { name, until: now + STAGED_MS }] } : current;
      },
      () => ({ expiresInMs: STAGED_MS }),
    );
    if (!staged?.photos.some((photo) => photo.name === name)) throw new Failure('rate_limit_exceeded');
  }

  async function free(owner: string, name: string): Promise<void> {
    await vault.update<Staged>(
      ownerKey(owner),
      (current) => {
        const photos = current?.photos.filter((photo) => photo.name !== name) ?? [];
        return photos.length > 0 ? { photos } : undefined;
      },
      () => ({ expiresInMs: STAGED_MS }),
    );
  }

  const find: StagedPhotos['find'] = async (name) => (NAME.test(name) ? vault.get(photoKey(name)) : undefined);

  return {
    find,

    async stage(owner, { digest, ...photo }) {
      const store = requireStore();
      const name = `${randomText(24)}.${photo.contentType === 'image/jpeg' ? 'jpg' : 'webp'}`;
      await reserve(owner, name);
      try {
        await store.put(name, { ...photo, expiresInMs: STAGED_MS });
        const url = (await store.urlOf?.(name, STAGED_MS)) ?? `${publicBaseUrl}${name}`;
        const { contentType, bytes } = photo;
        const record: StagedPhoto = { owner, contentType, bytes, url, ...(digest && { digest: await digest.end() }) };
        await vault.set(photoKey(name), record, { expiresInMs: STAGED_MS });
        return url;
      } catch (error) {
        await store.delete(name).catch(() => undefined);
        await free(owner, name).catch(() => undefined);
        throw error;
      }
    },

    read: async (name) => requireStore().get(name),

    async stagedAt(url, owner) {
      const name = URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
      const photo = await find(name);
      return photo?.owner === owner && photo.url === url ? { ...photo, name } : undefined;
    },

    async delete(names) {
      for (const name of names) {
        const photo = await find(name);
        if (!photo) continue;
        await vault.delete(photoKey(name));
        await free(photo.owner, name);
        // The status of a post is not to fail because a photo that nobody needs any more could not be deleted.
        await requireStore()
          .delete(name)
          .catch((error: unknown) =>
            log({ level: 'error', event: 'fault', message: `photos.store: ${faultOf(error)}` }),
          );
      }
    },
  };
}
