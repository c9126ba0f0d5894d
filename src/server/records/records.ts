import type { Storage } from '../storage/storage.js';
import type { Vault } from '../storage/vault.js';

/** How long a post can be asked about, and its receipt stays beside it for ever. */
const POST_MS = 30 * 24 * 60 * 60 * 1000;
/** TikTok's upload URLs hold for one hour (Direct Post reference). */
export const UPLOAD_MS = 60 * 60 * 1000;

/** What the kit remembers of a post. */
export interface PostRecord {
  readonly accountKey: string;
  readonly openId: string;
  /** Who may ask: the host's user, or the session linked to the account. */
  readonly owner: string;
  /** Names it among the posts of its account that are under way. */
  readonly attempt: string;
  readonly source: 'FILE_UPLOAD' | 'PULL_FROM_URL';
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Names of the staged photos that go when the post is final. */
  readonly photos: readonly string[];
}

/** Where the bytes go; sealed, and gone when TikTok takes none any more. */
export interface UploadRecord {
  readonly url: string;
  readonly totalBytes: number;
  readonly chunkBytes: number;
  readonly count: number;
  /** SHA-256 of each chunk that the creator agreed to, where the page could compute it. */
  readonly digests?: readonly string[];
}

const postKey = (publishId: string) => `post:${publishId}`;
const uploadKey = (publishId: string) => `upload:${publishId}`;
const progressKey = (publishId: string) => `progress:${publishId}`;

/** What the kit remembers of posts and of their uploads. */
export interface Records {
  savePost(publishId: string, post: PostRecord): Promise<void>;
  readPost(publishId: string): Promise<PostRecord | undefined>;
  saveUpload(publishId: string, upload: UploadRecord): Promise<void>;
  readUpload(publishId: string): Promise<UploadRecord | undefined>;
  /** How many bytes TikTok has taken, always from the start of the file. */
  readProgress(publishId: string): Promise<number>;
  saveProgress(publishId: string, bytes: number): Promise<void>;
}

export function recordStore({ vault, storage }: { readonly vault: Vault; readonly storage: Storage }): Records {
  return {
    savePost: (publishId, post) => vault.set(postKey(publishId), post, { expiresInMs: POST_MS }),
    readPost: (publishId) => vault.get(postKey(publishId)),
    saveUpload: (publishId, upload) => vault.set(uploadKey(publishId), upload, { expiresInMs: UPLOAD_MS }),
    readUpload: (publishId) => vault.get(uploadKey(publishId)),
    readProgress: async (publishId) => Number((await storage.get(progressKey(publishId))) ?? 0),
    saveProgress: (publishId, bytes) => storage.set(progressKey(publishId), String(bytes), { expiresInMs: UPLOAD_MS }),
  };
}
