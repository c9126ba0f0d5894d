import { chunkRange, planChunks } from '../domain/chunk-plan.js';
import type { PhotoFacts, VideoFacts } from '../domain/media-facts.js';
import { PHOTO_LIMITS } from '../domain/limits.js';

/** Any photo that TikTok takes, and videos as large: reading and digesting them is not noticed. */
const MOST_BYTES = PHOTO_LIMITS.maxBytes;

/** The facts with the SHA-256 of what will be sent, so that the backend can refuse other bytes than those that were previewed. */
export async function withDigest<Facts extends VideoFacts | PhotoFacts>(file: Blob, facts: Facts): Promise<Facts> {
  // `crypto.subtle` is missing on pages that are no secure context.
  if (file.size === 0 || file.size > MOST_BYTES || !globalThis.isSecureContext) return facts;
  // A file that cannot be read is told when it is sent.
  const digests = await (facts.kind === 'video' ? chunkDigests(file) : sha256(file)).catch(() => undefined);
  if (!digests) return facts;
  return { ...facts, ...(typeof digests === 'string' ? { digest: digests } : { chunkDigests: digests }) };
}

async function chunkDigests(file: Blob): Promise<readonly string[]> {
  const plan = planChunks(file.size);
  const digests: string[] = [];
  for (let index = 0; index < plan.count; index += 1) {
    const { first, last } = chunkRange(plan, index);
    digests.push(await sha256(file.slice(first, last + 1)));
  }
  return digests;
}

/** In base64url. */
async function sha256(part: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await part.arrayBuffer()));
  return btoa(String.fromCharCode(...digest)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '');
}
