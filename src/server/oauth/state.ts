import { digestOf, randomText } from '../crypto/hash.js';
import type { Storage } from '../storage/storage.js';
import type { Vault } from '../storage/vault.js';

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

/** The attempts to connect that are at TikTok now. */
export interface States {
  /** Keeps an attempt and returns its `state`: 256 random bits. */
  begin(pending: PendingConnect): Promise<string>;
  /** Takes an attempt, once: of two requests with one `state`, in whatever processes, one gets it. */
  take(state: string): Promise<PendingConnect | undefined>;
}

export function stateStore({ vault, storage }: { readonly vault: Vault; readonly storage: Storage }): States {
  return {
    async begin(pending) {
      const state = randomText();
      await vault.set(await keyOf(state), pending, { expiresInMs: STATE_MS });
      return state;
    },
    async take(state) {
      const key = await keyOf(state);
      const pending = await vault.get<PendingConnect>(key);
      if (!pending) return undefined;
      const first = await storage.setIfAbsent(await usedKeyOf(state), '1', { expiresInMs: STATE_MS });
      await vault.delete(key);
      return first ? pending : undefined;
    },
  };
}
