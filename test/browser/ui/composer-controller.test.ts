import { expect } from '@open-wc/testing';
import { createComposer } from '../../../src/composer/composer.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { editing, uploading } from '../../../src/testing/states.js';
import { ComposerController } from '../../../src/ui/composer-controller.js';

const HOST = {
  isConnected: true,
  updateComplete: Promise.resolve(true),
  addController() {},
  removeController() {},
  requestUpdate() {},
};

/** An element on the page, as far as leaving the page goes. */
function element(initialState: ComposerState) {
  const composer = createComposer({ initialState });
  new ComposerController(HOST, composer);
  let changes = 0;
  const change = () =>
    composer.dispatch({
      type: 'setup-changed',
      setup: { ...composer.getState().page.setup, title: `${(changes += 1)}` },
    });
  return { change, cancel: () => composer.dispatch({ type: 'cancel-requested' }) };
}

const asksBeforeLeaving = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('leaving the page', () => {
  it('is asked about while one element uploads, whatever changes on another', () => {
    const [busy, idle] = [element(uploading()), element(editing())];
    idle.change();
    expect(asksBeforeLeaving()).to.equal(false);
    busy.change();
    expect(asksBeforeLeaving()).to.equal(true);
    idle.change();
    expect(asksBeforeLeaving()).to.equal(true);
    busy.cancel();
    expect(asksBeforeLeaving()).to.equal(false);
  });
});
