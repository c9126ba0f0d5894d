import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { REASONS } from './form-host.js';
import { accessibleNode, click, description, form, leave, part, tip } from './helpers.js';

describe('reasonButton', () => {
  beforeEach(leave);

  it('is a plain button that names its line while blocked', async () => {
    const host = await form();
    const button = part<HTMLButtonElement>(host, '#send');
    expect(button.type).to.equal('button');
    expect(button.disabled).to.equal(false);
    expect(description(host, '#send')).to.equal(REASONS.send);
    const node = await accessibleNode('send');
    expect([node.role, node.name, node.disabled, node.description]).to.deep.equal([
      'button',
      'Post it now',
      true,
      REASONS.send,
    ]);
    expect(part(host, '#send-reason').checkVisibility()).to.equal(true);
  });

  it('reports a blocked press, never a press, and shows the reason', async () => {
    const host = await form();
    await click(part(host, '#send'));
    part(host, '#send').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Space' });
    expect(host.reports).to.deep.equal(['blocked press', 'blocked press', 'blocked press']);
    expect(tip(host)).to.equal(REASONS.send);
  });

  it('hands on the event itself, which tells a person from a script', async () => {
    const host = await form({ sendBlockedBy: undefined });
    await click(part(host, '#send'));
    part(host, '#send').click();
    expect(host.presses.map((event) => event.isTrusted)).to.deep.equal([true, false]);
    expect(tip(host)).to.equal(undefined);
  });

  it('keeps the room of its line', async () => {
    const host = await form();
    const before = part(host, '.theme').getBoundingClientRect().height;
    await host.set({ sendBlockedBy: undefined });
    expect(part(host, '.theme').getBoundingClientRect().height).to.equal(before);
  });
});
