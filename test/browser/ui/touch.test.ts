import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { completeDraft, creator, photos } from '../../../src/testing/builders.js';
import { editing, loading } from '../../../src/testing/states.js';
import { tap } from '../controls/helpers.js';
import { buttonNamed, composer, settled, tooltip } from './helpers.js';

describe('where the pointer is a finger', () => {
  before(() => executeServerCommand('touch', true));
  after(() => executeServerCommand('touch', false));

  it('a control says on a tap why it waits for the account', async () => {
    const host = await composer({ state: loading() });
    for (const id of ['#comment', '#privacy', '#disclosure']) {
      tap(host.find(id));
      expect(tooltip(host), id).to.equal('Your TikTok account is still loading.');
    }
  });

  it('a tool that can do nothing says why on a tap, and no other covers the page with its name', async () => {
    const host = await composer({ state: editing({ draft: completeDraft({ media: photos(3) }) }) });
    await settled(host);
    tap(buttonNamed(host, 'Move photo 1 earlier'));
    expect(tooltip(host)).to.equal('Photo 1 of 3');
    tap(buttonNamed(host, 'Next photo'));
    await host.updateComplete;
    expect(tooltip(host)).to.equal(undefined);
  });

  it('a reason that stands inline has no tooltip', async () => {
    const state = editing({ creator: creator({ disabledInteractions: ['comment'] }) });
    const host = await composer({ state });
    tap(host.find('#comment'));
    expect(tooltip(host)).to.equal(undefined);
    expect(host.find('#comment-reason').offsetHeight).to.be.above(10);
  });
});
