import type { PostToTell } from '../../wire/tab-message.js';
import { end, stay, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState } from '../state.js';
import { postsToTell, tell } from '../tabs.js';
import { loadAnyone } from './account.js';
import { load } from './opening.js';

/** A tab that has just begun to listen knows nothing of this one. */
export function tabJoined(state: ComposerState): Transition {
  const posts = postsToTell(state);
  return posts.length > 0 ? tell(state, { kind: 'posts', posts }) : stay(state);
}

/** What a tab tells takes the place of what it told before. */
export function tabHeard(state: ComposerState, tab: string, posts: readonly PostToTell[]): Transition {
  const others = state.page.elsewhere.filter((post) => post.tab !== tab);
  return stay(withPage(state, { elsewhere: [...others, ...posts.map((post) => ({ ...post, tab }))] }));
}

export function tabsChecked(state: ComposerState, gone: readonly string[]): Transition {
  const elsewhere = state.page.elsewhere.filter(({ key }) => !gone.includes(key));
  return stay(withPage(end(state, 'tabs-check'), { elsewhere }));
}

/** What is posted next is for the account that is linked now; a post that has begun stays with its own. */
export function accountSwitched(state: ComposerState): Transition {
  switch (state.phase) {
    case 'loading':
    case 'editing':
    case 'blocked':
      return load(state, { notice: 'account-switched' });
    case 'disconnected':
      return state.link.kind === 'connecting' ? stay(state) : loadAnyone(state);
    case 'failed':
      return state.failure.kind === 'creator' ? load(state) : stay(state);
    case 'uploading':
    case 'processing':
      return stay(withPage(state, { switchedElsewhere: true }));
    case 'interrupted':
    case 'published':
      return stay(state);
    default:
      return state satisfies never;
  }
}
