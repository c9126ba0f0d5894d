import { sameValue } from '../domain/same-value.js';
import type { PostToTell, TabSaying } from '../wire/tab-message.js';
import { begin, end, fire, stay, then, withPage } from './runs.js';
import type { Transition } from './runs.js';
import type { ComposerState } from './state.js';
import { bytesOf, fractionOf } from './transfer-state.js';

/** What this page is at, and what other tabs are told of it. */
export function postsToTell(state: ComposerState): readonly PostToTell[] {
  return [state, ...state.page.earlier].flatMap((each): PostToTell[] => {
    if (each.phase === 'processing') return [{ key: each.post.key, fraction: undefined }];
    if (each.phase !== 'uploading') return [];
    const bytes = bytesOf(each.transfer);
    return [{ key: each.post.key, fraction: bytes ? fractionOf(bytes) : 0 }];
  });
}

/** Tells the other tabs something. A host's own adapter without a name cannot be told from another's. */
export function tell(state: ComposerState, said: TabSaying): Transition {
  const adapterId = state.page.adapter?.id;
  return adapterId ? fire(state, { type: 'tell-tabs', adapterId, said }) : stay(state);
}

/** Listens to the other tabs while the page is here, and tells them each step of its posts. */
export function withTabs(before: ComposerState, [state, effects]: Transition): Transition {
  const posts = postsToTell(state);
  return then(
    then([state, effects], (now) => listen(before, now)),
    (now) => {
      const begins = now.page.runs.tabs !== before.page.runs.tabs && posts.length > 0;
      return begins || !sameValue(postsToTell(before), posts) ? tell(now, { kind: 'posts', posts }) : stay(now);
    },
  );
}

function listen(before: ComposerState, state: ComposerState): Transition {
  const { adapter, presence, runs, elsewhere } = state.page;
  const adapterId = presence === 'here' ? adapter?.id : undefined;
  const isSame = adapterId === before.page.adapter?.id;
  if (runs.tabs !== undefined && !(adapterId && isSame)) {
    const deaf = withPage(end(state, 'tabs', 'tabs-check'), { elsewhere: [] });
    return listen(state, deaf);
  }
  if (adapterId && runs.tabs === undefined) {
    // What was heard before, as by a page that was reset since, is still to be checked.
    return then(begin(state, 'tabs', { type: 'hear-tabs', adapterId }), (now) => listen(now, now));
  }
  if (elsewhere.length === 0 || runs['tabs-check'] !== undefined) return stay(state);
  return begin(state, 'tabs-check', { type: 'check-tabs', keys: elsewhere.map(({ key }) => key) });
}
