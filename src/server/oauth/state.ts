import { digestOf, randomText } from '../crypto/hash.js';
import type { Kit } from '../kit.js';

/** How long a user may take on TikTok's consent page. */
const STATE_MS = 10 * 60 * 1000;

/** What must be known again when the browser comes back from TikTok. */
export interface PendingConnect {
  /** Digest of the session that began, so that no other browser can finish. */
  readonly session: string;
  /** Whom the account will be linked to; the same user must still be signed in. */
  readonly subject: string;
  /** The page's own name for this attempt; it is all that the page gets back. */
  readonly nonce: string;
  /** Origin of the page that waits. */
  readonly origin: string;
  /** Path to return to, for a page that went to TikTok itself. */
  readonly returnTo: string | undefined;
  readonly verifier: string | undefined;
}

const keyOf = async (state: string) => `state:${await digestOf(state)}`;
const usedKeyOf = async (state: string) => `state-used:${await digestOf(state)}`;

/** Keeps an attempt and answers its `state`: 256 random bits. */
export async function beginState(kit: Kit, pending: PendingConnect): Promise<string> {
  const state = randomText();
  await kit.vault.set(await keyOf(state), pending, { expiresInMs: STATE_MS });
  return state;
}

/** Takes an attempt, once: of two requests with one `state`, in whatever processes, one gets it. */
export async function takeState(kit: Kit, state: string): Promise<PendingConnect | undefined> {
  const key = await keyOf(state);
  const pending = await kit.vault.get<PendingConnect>(key);
  if (!pending) return undefined;
  const first = await kit.storage.setIfAbsent(await usedKeyOf(state), '1', { expiresInMs: STATE_MS });
  await kit.vault.delete(key);
  return first ? pending : undefined;
}
