import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PropertyValues } from 'lit';
import { createComposer } from '../../../src/composer/composer.js';
import * as events from '../../../src/events.js';
import { Page } from '../../../src/page.js';
import type { PageHost } from '../../../src/page.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { whenState } from '../../../src/testing/when-state.js';
import { PageLanguage } from '../../../src/ui/page-language.js';

const RENDERS = 20;
const strings = () => ({ 'connect.title': 'Connect' });

/** An element as far as a page that is not drawn asks for one. */
function fakeHost(adapter: FakeAdapter) {
  let updates = 0;
  const host = {
    adapter,
    postTitle: '',
    postDescription: '',
    mediaLocked: false,
    unaudited: false,
    allowFraming: false,
    strings: strings() as object,
    isConnected: true,
    addController: () => {},
    dispatchEvent: () => true,
    requestUpdate: () => void (updates += 1),
  };
  return { host: host as unknown as PageHost & { strings: object }, updates: () => updates };
}

describe('`strings` that are a new object on each render', () => {
  // What Node lacks: the page asks whether it is drawn in a shadow root, waits for a frame, and keeps its tab open during an upload.
  const missing = { ShadowRoot: class {}, window: new EventTarget(), requestAnimationFrame: () => 0 };
  before(() => void Object.assign(globalThis, missing));
  after(() => Object.keys(missing).forEach((name) => Reflect.deleteProperty(globalThis, name)));

  it('cause no new request for creator info, and no further render [E9]', async () => {
    const adapter = new FakeAdapter();
    const { host, updates } = fakeHost(adapter);
    const composer = createComposer({ clock: new ManualClock() });
    const page = new Page(host, {
      composer,
      states: undefined,
      events,
      explain: () => {},
      mount: {} as HTMLElement,
      waiting: { hasAttribute: () => false } as unknown as HTMLElement,
      addStyles: () => {},
      isShown: () => true,
      showProgress: () => {},
      place: { language: 'en', direction: 'ltr' },
      headStart: undefined,
    });
    composer.dispatch({ type: 'page-shown' });
    (await adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
    await whenState(composer, ({ phase }) => phase === 'editing');

    const [state, drawn] = [composer.getState(), updates()];
    for (let render = 0; render < RENDERS; render += 1) {
      const previous = host.strings;
      host.strings = strings();
      page.receive(new Map<PropertyKey, unknown>([['strings', previous]]) as PropertyValues<PageHost>);
    }
    await new Promise(setImmediate);
    assert.equal(composer.getState(), state);
    assert.equal(updates(), drawn);
    assert.equal(adapter.calls.length, 1);
  });

  it('are the words of the page each time, without a further render [E9]', () => {
    let changes = 0;
    const language = new PageLanguage(
      { language: 'en', direction: 'ltr' },
      () => (changes += 1),
      () => undefined,
    );
    const atFirst = changes;
    for (let render = 0; render < RENDERS; render += 1) {
      const title = `Connect ${render}`;
      assert.equal(language.text({ 'connect.title': title }).say('connect.title'), title);
    }
    assert.equal(changes, atFirst);
  });
});
