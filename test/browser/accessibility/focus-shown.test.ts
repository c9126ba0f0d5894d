import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { completeDraft } from '../../../src/testing/builders.js';
import { editing, uploading } from '../../../src/testing/states.js';
import { composer } from '../ui/helpers.js';

describe('the focus on the heading of the form, which is not to be seen', () => {
  it('shows around the form, where a keyboard user came back to it', async () => {
    const host = await composer({ state: uploading() });
    const body = () => getComputedStyle(host.find('.body')).outlineStyle;
    host.find<HTMLButtonElement>('.actions button:last-child').focus();
    await sendKeys({ press: 'Shift' });
    expect(body()).to.equal('none');
    await host.set({ state: editing({ draft: completeDraft(), notice: 'canceled' }) });
    expect(host.shadowRoot?.activeElement).to.equal(host.find('.heading'));
    expect(body()).to.equal('solid');
    await sendKeys({ press: 'Tab' });
    expect(body()).to.equal('none');
  });
});
