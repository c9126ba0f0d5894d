import type { Callers } from '../accounts/callers.js';
import { ownerOf } from '../accounts/callers.js';
import { shortNameOf } from '../accounts/accounts.js';
import type { Links, Subject } from '../accounts/links.js';
import type { Exchange } from '../http/exchange.js';
import { Failure } from '../http/failure.js';
import type { PostRecord, Records } from './records.js';

type Asking = Pick<Exchange, 'request' | 'session' | 'params' | 'note'>;

/**
 * The post that a path names, if it is the caller's; somebody else's looks like one that does not exist. A post under way
 * stays the caller's when another account is linked meanwhile.
 */
export interface OwnPosts {
  require(asking: Asking): Promise<{ readonly publishId: string; readonly post: PostRecord }>;
  /** The same for what needs no token of the account: its access may have ended since the post began. */
  requireBegun: OwnPosts['require'];
}

export function ownPosts({
  callers,
  links,
  records,
}: {
  readonly callers: Callers;
  readonly links: Pick<Links, 'accountKeysBefore'>;
  readonly records: Pick<Records, 'readPost'>;
}): OwnPosts {
  async function postOf(asking: Asking, subject: Subject, accountKey: string): ReturnType<OwnPosts['require']> {
    const publishId = asking.params['id'] ?? '';
    const post = /^[\w.~-]{1,64}$/.test(publishId) ? await records.readPost(publishId) : undefined;
    if (!post || post.owner !== ownerOf(subject, post.accountKey)) throw new Failure('invalid_publish_id');
    if (post.accountKey !== accountKey && !(await links.accountKeysBefore(subject)).includes(post.accountKey)) {
      throw new Failure('invalid_publish_id');
    }
    asking.note({ publishId, account: shortNameOf(post.accountKey) });
    return { publishId, post };
  }
  return {
    async require(asking) {
      const { subject, accountKey } = await callers.account(asking);
      return postOf(asking, subject, accountKey);
    },
    async requireBegun(asking) {
      const { subject, accountKey } = await callers.accountKey(asking);
      return postOf(asking, subject, accountKey);
    },
  };
}
