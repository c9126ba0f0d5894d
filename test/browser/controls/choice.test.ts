import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { REASONS, type FormHost } from './form-host.js';
import { accessibleNode, click, form, leave, part, tap, tip } from './helpers.js';

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
