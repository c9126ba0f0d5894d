import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer, ComposerOptions } from '../../../src/composer/composer.js';
import type { Channel } from '../../../src/journal/tabs.js';
import { createTabs } from '../../../src/journal/tabs.js';
import { ManualClock, createScriptedAdapter } from '../../../src/testing/index.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import * as states from '../../../src/testing/states.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { FORGETFUL_JOURNAL } from '../../../stories/support/forgetful-journal.js';

const BACKEND = 'https://example.com/api/tiktok/';

/** A browser whose tabs hear each other. */
class Browser {
  readonly channels = new Set<Channel>();
  /** Posts that some tab holds the lock of. */
  readonly held = new Set<string>();
  readonly clock = new ManualClock();
  username = 'ada';

  open(id = BACKEND, start?: (page: ComposerState['page']) => ComposerState): Composer {
    const channel = (): Channel => {
      const opened: Channel = {
        onmessage: null,
        postMessage: (data: unknown) => {
          const copy: unknown = structuredClone(data);
          for (const other of this.channels)
            if (other !== opened) other.onmessage?.call(other as BroadcastChannel, { data: copy } as MessageEvent);
        },
        close: () => void this.channels.delete(opened),
      };
      this.channels.add(opened);
      return opened;
    };
    const tabs = createTabs(channel);
    const connectable = {
      ...createScriptedAdapter(),
      id,
      getCreatorInfo: async () => creatorInfoData({ creator_username: this.username }),
      connect: async () => {},
    };
    const adapter = guard(connectable);
    const journal = { ...FORGETFUL_JOURNAL, isUnderWay: async (key: string) => this.held.has(key) };
    const options: ComposerOptions = {
      adapter: connectable,
      clock: this.clock,
      loadJournal: async () => journal,
      loadTabs: async () => tabs,
      ...(start && { initialState: start(states.page({ adapter, presence: 'away' })) }),
    };
    const composer = createComposer(options);
    composer.dispatch({ type: 'page-shown' });
    return composer;
  }
}

/** A page whose upload stands at so many of a hundred bytes. */
function sending(browser: Browser, sentBytes: number): Composer {
  const transfer = states.sending({ sentBytes, totalBytes: 100, flow: { kind: 'paused', by: 'user' } });
  return browser.open(BACKEND, (page) => ({ ...states.uploading(transfer), page: { ...page, lastRun: 1 } }));
}

async function until(composer: Composer, holds: (state: ComposerState) => boolean): Promise<void> {
  if (holds(composer.getState())) return;
  await new Promise<void>((resolve) => {
    const stop = composer.subscribe(({ now }) => {
      if (!holds(now)) return;
      stop();
      resolve();
    });
  });
}

const isEditing = ({ phase }: ComposerState): boolean => phase === 'editing';
const hears = (count: number) => (state: ComposerState) => state.page.elsewhere.length === count;

describe('a second tab', () => {
  it('shows how far the upload of the first is, also when it is opened later, and does not switch the account [R13]', async () => {
    const browser = new Browser();
    const first = sending(browser, 40);
    const second = browser.open();
    await until(second, hears(1));
    await until(second, isEditing);
    assert.deepEqual(second.getView().elsewhere, { posts: [0.4], switched: false, keepsAccount: true });
    assert.equal(second.getView().canSwitch, false);
    assert.deepEqual(first.getState().page.elsewhere, []);
    first.dispatch({ type: 'cancel-requested' });
    await until(second, hears(0));
    assert.equal(second.getView().canSwitch, true);
  });

  it('forgets the upload of a tab that died without a word [R13]', async () => {
    const browser = new Browser();
    sending(browser, 40);
    const second = browser.open();
    await until(second, hears(1));
    await browser.clock.passNextSleep();
    await until(second, hears(0));
  });

  it('looks after the upload of another tab from the moment it is reset [R13]', async () => {
    const browser = new Browser();
    sending(browser, 40);
    const second = browser.open();
    await until(second, hears(1));
    second.dispatch({ type: 'reset' });
    assert.equal(second.getState().page.elsewhere.length, 1);
    assert.notEqual(second.getState().page.runs['tabs-check'], undefined);
  });

  it('goes on to show the upload of a tab that still holds it [R13]', async () => {
    const browser = new Browser();
    const first = sending(browser, 40);
    const { key } = states.uploading(states.sending()).post;
    browser.held.add(key);
    const second = browser.open();
    await until(second, hears(1));
    await browser.clock.passNextSleep();
    await browser.clock.passNextSleep();
    assert.deepEqual(second.getState().page.elsewhere.length, 1);
    assert.equal(first.getState().phase, 'uploading');
  });

  it('of another backend hears nothing of it', async () => {
    const browser = new Browser();
    const other = browser.open('https://example.com/another/');
    const second = browser.open();
    sending(browser, 40);
    await until(second, hears(1));
    assert.deepEqual(other.getState().page.elsewhere, []);
  });

  it('is told that the account was switched, and shows the one that is linked now [R13]', async () => {
    const browser = new Browser();
    const [first, second] = [browser.open(), browser.open()];
    await Promise.all([until(first, isEditing), until(second, isEditing)]);
    browser.username = 'bob';
    first.dispatch({ type: 'connect-requested' });
    await until(second, (state) => isEditing(state) && 'creator' in state && state.creator?.username === 'bob');
    assert.equal(second.getView().form.notice, 'account-switched');
  });

  it('keeps the post that it sends when the account was switched, and says so [R13]', async () => {
    const browser = new Browser();
    const first = browser.open();
    await until(first, isEditing);
    const second = sending(browser, 40);
    await until(first, hears(1));
    browser.username = 'bob';
    first.dispatch({ type: 'connect-requested' });
    await until(second, ({ page }) => page.switchedElsewhere);
    assert.equal(second.getState().phase, 'uploading');
    assert.equal(second.getView().elsewhere.switched, true);
  });

  it('takes nothing from the channel that is no message of ours', async () => {
    const browser = new Browser();
    const second = browser.open();
    await until(second, isEditing);
    const [channel] = browser.channels;
    const foreign = [
      'text',
      null,
      { tab: 'x', adapterId: BACKEND, said: { kind: 'posts', posts: [{ key: 'k', fraction: 7 }] } },
    ];
    for (const data of foreign) channel?.onmessage?.call(channel as BroadcastChannel, { data } as MessageEvent);
    sending(browser, 40);
    await until(second, hears(1));
    assert.deepEqual(second.getView().elsewhere.posts, [0.4]);
  });
});
