import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { REASONS, type FormHost } from './form-host.js';
import { accessibleNode, click, description, form, hover, leave, part, tap, tip } from './helpers.js';

const box = (host: FormHost, id: string) => part<HTMLInputElement>(host, `#${id}`);
const label = (host: FormHost, id: string) => part(host, `label[for=${id}]`);

describe('reasonCheckbox and reasonSwitch', () => {
  beforeEach(leave);

  for (const [id, role, name] of [
    ['comment', 'checkbox', 'Allow Comment'],
    ['disclose', 'switch', 'Disclose commercial content'],
  ] as const) {
    it(`a ${role} is named by its label alone`, async () => {
      await form();
      const node = await accessibleNode(id);
      expect([node.role, node.name]).to.deep.equal([role, name]);
    });

    it(`a ${role} reports mouse, label and Space, each once`, async () => {
      const host = await form({ comment: false, disclose: false });
      await click(box(host, id));
      await click(label(host, id));
      await sendKeys({ press: 'Space' });
      expect(host.reports).to.deep.equal([`${id} true`, `${id} false`, `${id} true`]);
      expect(box(host, id).checked).to.equal(true);
    });

    it(`a ${role} is at least 24 px in both directions`, async () => {
      const { width, height } = box(await form(), id).getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    });
  }

  it('shows what its caller holds, even where the caller makes nothing of the change', async () => {
    const host = await form();
    Object.defineProperty(host, 'set', { value: () => Promise.resolve(true) });
    await click(box(host, 'comment'));
    expect(host.reports).to.deep.equal(['comment true']);
    expect(box(host, 'comment').checked).to.equal(false);
  });

  describe('blocked', () => {
    for (const checked of [false, true]) {
      it(`refuses mouse, label, Space and scripts and stays ${checked ? 'checked' : 'unchecked'}`, async () => {
        const host = await form({ duet: checked });
        const duet = box(host, 'duet');
        await click(duet);
        await click(label(host, 'duet'));
        duet.focus();
        await sendKeys({ press: 'Space' });
        await sendKeys({ press: 'Enter' });
        duet.click();
        label(host, 'duet').click();
        tap(duet);
        expect(duet.checked).to.equal(checked);
        expect(host.reports).to.deep.equal([]);
      });
    }

    it('is reached by Tab and shows its reason then', async () => {
      const host = await form();
      box(host, 'comment').focus();
      await sendKeys({ press: 'Tab' });
      expect(host.shadowRoot?.activeElement?.id).to.equal('duet');
      expect(tip(host)).to.equal(REASONS.duet);
      await sendKeys({ press: 'Tab' });
      expect(tip(host)).to.equal(undefined);
    });

    it('tells assistive technology state and reason', async () => {
      await form({ brandedBlockedBy: REASONS.branded });
      const node = await accessibleNode('branded');
      expect(node.name).to.equal('Branded content');
      expect(node.disabled).to.equal(true);
      expect(node.checked).to.equal(true);
      expect(node.description).to.equal(`You are promoting another brand or a third party. ${REASONS.branded}`);
    });
  });
});

describe('the tooltip', () => {
  beforeEach(leave);
  after(() => setViewport({ width: 800, height: 600 }));

  it('shows on hover of box and label, and hides when the mouse has left', async () => {
    const host = await form();
    await hover(box(host, 'duet'));
    expect(tip(host)).to.equal(REASONS.duet);
    await hover(label(host, 'duet'));
    expect(tip(host)).to.equal(REASONS.duet);
    await hover(box(host, 'comment'));
    expect(tip(host)).to.equal(undefined);
    await hover(box(host, 'duet'));
    await leave();
    expect(tip(host)).to.equal(undefined);
  });

  it('stays while the mouse is on it, and on the way there', async () => {
    const host = await form();
    await hover(box(host, 'duet'));
    const { left, top } = part(host, '.c-tip').getBoundingClientRect();
    const { sendMouse } = await import('@web/test-runner-commands');
    for (const y of [top - 5, top - 3, top - 1, top + 4, top + 10]) {
      await sendMouse({ type: 'move', position: [Math.round(left + 12), Math.round(y)] });
      expect(tip(host), `${y - top} px from its edge`).to.equal(REASONS.duet);
    }
    await leave();
    expect(tip(host)).to.equal(undefined);
  });

  it('is dismissed by Escape without moving mouse or focus, and comes back on the next visit', async () => {
    const host = await form();
    await hover(box(host, 'duet'));
    await sendKeys({ press: 'Escape' });
    expect(tip(host)).to.equal(undefined);
    await hover(label(host, 'duet'));
    expect(tip(host)).to.equal(undefined);
    await leave();
    await hover(box(host, 'duet'));
    expect(tip(host)).to.equal(REASONS.duet);
  });

  it('keeps an Escape for itself only when the focus is in its element', async () => {
    const host = await form();
    const heard: string[] = [];
    const hear = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', hear);
    await hover(box(host, 'duet'));
    await sendKeys({ press: 'Escape' });
    expect(heard).to.deep.equal(['Escape']);
    await leave();
    box(host, 'comment').focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Escape' });
    document.removeEventListener('keydown', hear);
    expect(tip(host)).to.equal(undefined);
    expect(heard).to.deep.equal(['Escape', 'Tab']);
  });

  it('shows on tap and hides on a tap elsewhere', async () => {
    const host = await form();
    tap(box(host, 'duet'));
    expect(tip(host)).to.equal(REASONS.duet);
    tap(box(host, 'comment'));
    expect(tip(host)).to.equal(undefined);
    tap(box(host, 'duet'));
    expect(tip(host)).to.equal(REASONS.duet);
    tap(document.body);
    expect(tip(host)).to.equal(undefined);
  });

  it('is one at a time', async () => {
    const host = await form();
    box(host, 'comment').focus();
    await sendKeys({ press: 'Tab' });
    expect(tip(host)).to.equal(REASONS.duet);
    await hover(part(host, '#send'));
    expect(tip(host)).to.equal(REASONS.send);
    await leave();
    expect(tip(host)).to.equal(REASONS.duet);
    expect(host.renderRoot.querySelectorAll(':popover-open').length).to.equal(1);
  });

  it('follows a reason that changes and goes with it', async () => {
    const host = await form();
    await hover(box(host, 'duet'));
    await host.set({ duetBlockedBy: 'Another reason.' });
    expect(tip(host)).to.equal('Another reason.');
    await host.set({ duetBlockedBy: undefined });
    expect(tip(host)).to.equal(undefined);
  });

  it('keeps the language of a part of the reason', async () => {
    const { html } = await import('lit');
    const host = await form({ duetBlockedBy: html`<span lang="fr">Pas ici.</span>` });
    await hover(box(host, 'duet'));
    expect(part(host, '.c-tip [lang=fr]').textContent).to.equal('Pas ici.');
  });

  it('goes with the element', async () => {
    const host = await form();
    await hover(box(host, 'duet'));
    host.remove();
    expect(part(host, '.c-tip').matches(':popover-open')).to.equal(false);
  });

  it('moves nothing on the page, and stays within a viewport of 320 px', async () => {
    await setViewport({ width: 320, height: 900 });
    const host = await form({ brandedBlockedBy: REASONS.branded });
    const places = () =>
      [...part(host, '.theme').children].slice(0, -1).map((child) => JSON.stringify(child.getBoundingClientRect()));
    const before = places();
    for (const id of ['branded', 'duet', 'send']) {
      await hover(box(host, id));
      const { left, right } = part(host, '.c-tip').getBoundingClientRect();
      expect(tip(host)).to.not.equal(undefined);
      expect(left).to.be.at.least(8);
      expect(right).to.be.at.most(312);
      expect(places()).to.deep.equal(before);
    }
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });
});

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
