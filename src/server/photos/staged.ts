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
  readonly photos: readonly {
    readonly name: string;
    readonly until: number;
    /** TikTok may pull it for a post. */
    readonly posted?: boolean;
  }[];
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
  /** A staged photo by its address; rejects unless this owner staged it and it is still there. */
  stagedAt(url: string, owner: string): Promise<Pick<StagedPhoto, 'digest'> & { readonly name: string }>;
  /** Keeps the photos that a post is made of, or lets go of those of one that was refused; rejects when one has gone before. */
  setPosted(owner: string, names: readonly string[], posted: boolean): Promise<void>;
  /** Deletes those of these photos that are still there. */
  delete(owner: string, names: readonly string[]): Promise<void>;
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

  /**
   * Takes a place. When all are taken, the oldest photo goes that no post is made of: posts that were refused or given up leave
   * theirs behind, and must not keep the next one from being made.
   */
  async function reserve(owner: string, name: string): Promise<void> {
    const now = clock.now();
    let evicted: string | undefined;
    const staged = await change(owner, (current) => {
      const photos = current.filter(({ until }) => until > now);
      evicted = photos.length < MOST_PHOTOS ? undefined : photos.find(({ posted }) => !posted)?.name;
      const left = photos.filter((photo) => photo.name !== evicted);
      return left.length < MOST_PHOTOS ? [...left, { name, until: now + STAGED_MS }] : current;
    });
    if (!staged.some((photo) => photo.name === name)) throw new Failure('rate_limit_exceeded');
    if (evicted !== undefined) await remove(evicted);
  }

  async function free(owner: string, names: readonly string[]): Promise<void> {
    await change(owner, (current) => current.filter(({ name }) => !names.includes(name)));
  }

  async function change(
    owner: string,
    next: (current: Staged['photos']) => Staged['photos'],
  ): Promise<Staged['photos']> {
    const staged = await vault.update<Staged>(
      ownerKey(owner),
      (current) => {
        const photos = next(current?.photos ?? []);
        return photos.length > 0 ? { photos } : undefined;
      },
      () => ({ expiresInMs: STAGED_MS }),
    );
    return staged?.photos ?? [];
  }

  /** Nothing is to fail because a photo that nobody needs any more could not be deleted. */
  async function remove(name: string): Promise<void> {
    await vault.delete(photoKey(name));
    await requireStore()
      .delete(name)
      .catch((error: unknown) => log({ level: 'error', event: 'fault', message: `photos.store: ${faultOf(error)}` }));
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
        await free(owner, [name]).catch(() => undefined);
        throw error;
      }
    },

    read: async (name) => requireStore().get(name),

    async stagedAt(url, owner) {
      const name = URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
      const photo = await find(name);
      // It has expired, or had to make room: staged again, it can be posted.
      if (!photo && NAME.test(name)) throw new Failure('upload_expired');
      if (photo?.owner !== owner || photo.url !== url) throw new Failure('url_ownership_unverified');
      return { ...photo, name };
    },

    async setPosted(owner, names, posted) {
      if (names.length === 0) return;
      const now = clock.now();
      const staged = await change(owner, (current) =>
        current.map((photo) => (names.includes(photo.name) ? { ...photo, posted } : photo)),
      );
      const has = (name: string) => staged.some((photo) => photo.name === name && photo.until > now);
      if (posted && !names.every(has)) throw new Failure('upload_expired');
    },

    async delete(owner, names) {
      if (names.length === 0) return;
      const staged = await vault.get<Staged>(ownerKey(owner));
      const there = (staged?.photos ?? []).map(({ name }) => name).filter((name) => names.includes(name));
      if (there.length === 0) return;
      await Promise.all(there.map(remove));
      // Last: what is listed is deleted when this is done again.
      await free(owner, there);
    },
  };
}
