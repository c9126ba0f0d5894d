import type { Clock } from '../runtime/clock.js';
import type { Vault } from '../storage/vault.js';

/** A post that has not ended by then is left behind: the token that it was begun with lives no longer. */
export const OPEN_MS = 24 * 60 * 60 * 1000;
const MOST = 100;

interface Open {
  readonly list: readonly { readonly attempt: string; readonly until: number }[];
}

/** The posts of each account that are under way: until they end, they need its access. */
export interface OpenPosts {
  begin(accountKey: string, attempt: string): Promise<void>;
  end(accountKey: string, attempt: string): Promise<void>;
  any(accountKey: string): Promise<boolean>;
}

const keyOf = (accountKey: string) => `open:${accountKey}`;

export function openPosts({ vault, clock }: { readonly vault: Vault; readonly clock: Clock }): OpenPosts {
  const stillOpen = ({ list }: Open) => list.filter(({ until }) => until > clock.now());
  return {
    async begin(accountKey, attempt) {
      const open = { attempt, until: clock.now() + OPEN_MS };
      await vault.update<Open>(
        keyOf(accountKey),
        (current) => ({ list: [...(current ? stillOpen(current) : []), open].slice(-MOST) }),
        () => ({ expiresInMs: OPEN_MS }),
      );
    },
    async end(accountKey, attempt) {
      await vault.update<Open>(
        keyOf(accountKey),
        (current) => {
          if (!current?.list.some((each) => each.attempt === attempt)) return current;
          const list = stillOpen(current).filter((each) => each.attempt !== attempt);
          return list.length === 0 ? undefined : { list };
        },
        () => ({ expiresInMs: OPEN_MS }),
      );
    },
    async any(accountKey) {
      const open = await vault.get<Open>(keyOf(accountKey));
      return open !== undefined && stillOpen(open).length > 0;
    },
  };
}
