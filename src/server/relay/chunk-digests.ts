import type { Receipts } from '../consent/receipt.js';
import { UPLOAD_MS } from '../records/records.js';
import type { Storage } from '../storage/storage.js';

const keyOf = (publishId: string) => `digests:${publishId}`;

/** SHA-256 of each chunk as it went to TikTok, by its place in the plan; of a chunk that was sent again, the last counts. */
type DigestList = readonly (string | null)[];

/** The digests of the chunks of each upload. */
export interface ChunkDigests {
  /** Notes the digest of one chunk. Chunks of a post go one at a time, under the lock of the upload. */
  note(publishId: string, chunk: { readonly index: number; readonly count: number }, digest: string): Promise<void>;
  /** Writes the digests of all chunks into the signed receipt of the post. */
  record(publishId: string): Promise<void>;
}

export function chunkDigests(needs: {
  readonly storage: Storage;
  readonly receipts: Pick<Receipts, 'amend'>;
}): ChunkDigests {
  const { storage, receipts } = needs;

  async function read(publishId: string): Promise<DigestList> {
    const text = await storage.get(keyOf(publishId));
    // Only this module writes it.
    return text === undefined ? [] : (JSON.parse(text) as DigestList);
  }

  return {
    async note(publishId, chunk, digest) {
      const known = await read(publishId);
      const digests = Array.from({ length: chunk.count }, (_, index) =>
        index === chunk.index ? digest : (known[index] ?? null),
      );
      await storage.set(keyOf(publishId), JSON.stringify(digests), { expiresInMs: UPLOAD_MS });
    },
    record: async (publishId) => receipts.amend(publishId, { chunkDigests: await read(publishId) }),
  };
}
