import type { Perform } from '../effect.js';

/** How often it is looked whether tabs that were heard are still at their posts, in milliseconds: one that dies says nothing. */
const CHECK_PAUSE = 5000;

export const hearTabs: Perform<'hear-tabs'> = async function* ({ run, adapterId }, { loadTabs, signal }) {
  const tabs = await loadTabs();
  const heard = tabs.hear(signal)[Symbol.asyncIterator]();
  // Who listens asks: what was told before is not told again by itself.
  let next = heard.next();
  tabs.tell(adapterId, { kind: 'joined' });
  for (let step = await next; !step.done; step = await next) {
    next = heard.next();
    const { tab, said, adapterId: through } = step.value;
    if (through !== adapterId) continue;
    if (said.kind === 'posts') yield { type: 'tab-heard', run, tab, posts: said.posts };
    else yield { type: said.kind === 'joined' ? 'tab-joined' : 'account-switched', run };
  }
};

export const tellTabs: Perform<'tell-tabs'> = async function* ({ adapterId, said }, { loadTabs }) {
  (await loadTabs()).tell(adapterId, said);
};

export const checkTabs: Perform<'check-tabs'> = async function* ({ run, keys }, { loadJournal, clock, signal }) {
  await clock.sleep(CHECK_PAUSE, signal);
  const journal = await loadJournal();
  const gone: string[] = [];
  for (const key of keys) if (!(await journal.isUnderWay(key))) gone.push(key);
  yield { type: 'tabs-checked', run, gone };
};
