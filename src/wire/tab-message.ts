import { ShareError } from '../domain/errors.js';
import { readMembers } from './read-members.js';

/** One post that a tab is at, as it tells it: how far it is, in whole hundredths, or nothing where TikTok is at work on it. */
export interface PostToTell {
  readonly key: string;
  readonly fraction: number | undefined;
}

/** What a tab tells the others of its browser. */
export type TabSaying =
  | { readonly kind: 'joined' }
  /** All that it is at. */
  | { readonly kind: 'posts'; readonly posts: readonly PostToTell[] }
  /** The account was linked anew. */
  | { readonly kind: 'account' };

export interface TabMessage {
  readonly tab: string;
  readonly adapterId: string;
  readonly said: TabSaying;
}

const MAX_TAB_LENGTH = 64;
const MAX_KEY_LENGTH = 128;
const MAX_POSTS = 20;

/** Reads what another tab, perhaps of another version, has sent; `undefined` for anything else. */
export function parseTabMessage(value: unknown): TabMessage | undefined {
  try {
    const message = readMembers(value, { tab: 'string', adapterId: 'string' });
    const said = sayingOf(message['said']);
    return said && message.tab.length <= MAX_TAB_LENGTH
      ? { tab: message.tab, adapterId: message.adapterId, said }
      : undefined;
  } catch {
    return undefined;
  }
}

function sayingOf(value: unknown): TabSaying | undefined {
  const { kind, posts } = readMembers(value, { kind: 'string' });
  if (kind === 'joined' || kind === 'account') return { kind };
  const isList = kind === 'posts' && Array.isArray(posts) && posts.length <= MAX_POSTS;
  return isList ? { kind, posts: posts.map(postToTell) } : undefined;
}

function postToTell(value: unknown): PostToTell {
  const { key, fraction } = readMembers(value, { key: 'string', fraction: 'number?' });
  if (key.length > MAX_KEY_LENGTH || Number(fraction) < 0 || Number(fraction) > 1)
    throw new ShareError('invalid_response');
  return { key, fraction };
}
