import type { Access } from '../accounts/access.js';
import { failureOf } from '../accounts/access.js';
import type { Handle } from '../http/exchange.js';
import { data, dataText } from '../http/respond.js';
import type { OwnPosts } from '../records/own-posts.js';
import type { Statuses } from '../status/poll.js';

/** `GET posts/:id`: TikTok's status data as it was last heard. */
export function readPostStatus(needs: { readonly ownPosts: OwnPosts; readonly statuses: Statuses }): Handle {
  const { ownPosts, statuses } = needs;
  return async (exchange) => {
    const { publishId, post } = await ownPosts.require(exchange);
    return dataText((await statuses.current(publishId, post)).text);
  };
}

/** `POST posts/:id/cancel`: asks TikTok to stop; best effort (Media transfer guide). */
export function cancelPost(needs: { readonly ownPosts: OwnPosts; readonly access: Access }): Handle {
  const { ownPosts, access } = needs;
  return async (exchange) => {
    const { publishId, post } = await ownPosts.require(exchange);
    const outcome = await access.call(post.accountKey, 'cancel', { publish_id: publishId });
    if (outcome.kind !== 'ok') throw failureOf(outcome);
    return data({});
  };
}
