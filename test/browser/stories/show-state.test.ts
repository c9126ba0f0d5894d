import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../src/index.js';
import type { ShareToTikTokElement } from '../../../src/index.js';
import {
  completeDraft,
  FakeAdapter,
  creatorInfoData,
  showState,
  stateOf,
  states,
  whenState,
} from '../../../src/testing/index.js';

describe('showState', () => {
  let adapter: FakeAdapter;
  let element: ShareToTikTokElement;

  beforeEach(async () => {
    adapter = new FakeAdapter();
    element = await fixture(html`<share-to-tiktok lang="en" .adapter=${adapter}></share-to-tiktok>`);
    (await adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
    await whenState(element, ({ phase }) => phase === 'editing');
  });

  async function pressPublish(): Promise<void> {
    const button = element.shadowRoot?.querySelector('#publish');
    if (!button) throw new Error('The form is not on the page.');
    button.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = button.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await element.updateComplete;
  }

  it('draws the state with its events and custom state, and calls no adapter', async () => {
    const heard: string[] = [];
    element.addEventListener('tiktok-published', ({ publishId }) => heard.push(publishId));
    showState(element, () => states.published());
    await element.updateComplete;
    expect(element.phase).to.equal('published');
    expect(element.matches(':state(published)')).to.equal(true);
    expect(heard).to.have.length(1);
    expect(adapter.calls.map(({ method }) => method)).to.deep.equal(['getCreatorInfo']);
  });

  it('lets no trusted click publish a draft that nobody filled in', async () => {
    showState(element, () => states.editing({ draft: completeDraft() }));
    await element.updateComplete;
    await pressPublish();
    expect(stateOf(element).phase).to.equal('editing');
    expect(adapter.count('createPost')).to.equal(0);
  });

  it('gives the page back on reset', async () => {
    showState(element, () => states.failed());
    element.reset();
    (await adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
    await whenState(element, ({ phase }) => phase === 'editing');
    expect(stateOf(element)).to.deep.include({ phase: 'editing', notice: undefined });
  });
});
