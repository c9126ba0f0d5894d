import type { Subject } from '../exchange.js';
import type { Kit } from '../kit.js';

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
}

const postKey = (publishId: string) => `post:${publishId}`;
const uploadKey = (publishId: string) => `upload:${publishId}`;
const progressKey = (publishId: string) => `progress:${publishId}`;

/** Posts of a host's user are that user's alone; those of a session belong to the session linked to the account. */
export function ownerOf(subject: Subject, accountKey: string): string {
  return subject.kind === 'user' ? subject.key : accountKey;
}

export async function savePost(kit: Kit, publishId: string, post: PostRecord): Promise<void> {
  await kit.vault.set(postKey(publishId), post, { expiresInMs: POST_MS });
}

export async function readPost(kit: Kit, publishId: string): Promise<PostRecord | undefined> {
  return kit.vault.get<PostRecord>(postKey(publishId));
}

export async function saveUpload(kit: Kit, publishId: string, upload: UploadRecord): Promise<void> {
  await kit.vault.set(uploadKey(publishId), upload, { expiresInMs: UPLOAD_MS });
}

export async function readUpload(kit: Kit, publishId: string): Promise<UploadRecord | undefined> {
  return kit.vault.get<UploadRecord>(uploadKey(publishId));
}

/** How many bytes TikTok has taken, always from the start of the file. */
export async function readProgress(kit: Kit, publishId: string): Promise<number> {
  return Number((await kit.storage.get(progressKey(publishId))) ?? 0);
}

export async function saveProgress(kit: Kit, publishId: string, bytes: number): Promise<void> {
  await kit.storage.set(progressKey(publishId), String(bytes), { expiresInMs: UPLOAD_MS });
}
