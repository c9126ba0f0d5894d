import type { Kit } from '../kit.js';
import { UPLOAD_MS } from '../posts/records.js';
import { amendReceipt } from '../posts/receipt.js';

type Needs = Pick<Kit, 'storage' | 'vault' | 'ring' | 'config'>;

const keyOf = (publishId: string) => `digests:${publishId}`;

/** SHA-256 of each chunk as it went to TikTok, by its place in the plan; of a chunk that was sent again, the last counts. */
type ChunkDigests = readonly (string | null)[];

/** Notes the digest of one chunk. Chunks of a post go one at a time, under the lock of the upload. */
export async function noteDigest(
  { storage }: Needs,
  publishId: string,
  chunk: { readonly index: number; readonly count: number },
  digest: string,
): Promise<void> {
  const known = await readDigests(storage, publishId);
  const digests = Array.from({ length: chunk.count }, (_, index) =>
    index === chunk.index ? digest : (known[index] ?? null),
  );
  await storage.set(keyOf(publishId), JSON.stringify(digests), { expiresInMs: UPLOAD_MS });
}

/** Writes the digests of all chunks into the signed receipt of the post. */
export async function recordDigests(needs: Needs, publishId: string): Promise<void> {
  const chunkDigests = await readDigests(needs.storage, publishId);
  await amendReceipt(needs, publishId, { chunkDigests });
}

async function readDigests(storage: Needs['storage'], publishId: string): Promise<ChunkDigests> {
  const text = await storage.get(keyOf(publishId));
  // Only this module writes it.
  return text === undefined ? [] : (JSON.parse(text) as ChunkDigests);
}
