import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { REASONS, type FormHost } from './form-host.js';
import { form, hover, leave, part, tap, tip } from './helpers.js';

const box = (host: FormHost, id: string) => part<HTMLInputElement>(host, `#${id}`);
const label = (host: FormHost, id: string) => part(host, `label[for=${id}]`);

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
    const host = await form({ duetBlockedBy: html`<span lang="fr">Pas ici.</span>` });
    await hover(box(host, 'duet'));
    expect(part(host, '.c-tip [lang=fr]').textContent).to.equal('Pas ici.');
  });

  it('goes with the element and is there again when it comes back', async () => {
    const host = await form();
    const parent = host.parentElement;
    await hover(box(host, 'duet'));
    host.remove();
    expect(tip(host)).to.equal(undefined);
    parent?.append(host);
    await leave();
    await hover(box(host, 'duet'));
    expect(tip(host)).to.equal(REASONS.duet);
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
