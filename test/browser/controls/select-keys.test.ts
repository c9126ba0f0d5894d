import { expect } from '@open-wc/testing';
import { click, leave } from './helpers.js';
import { active, combobox, focused, isOpen, list, press } from './select-helpers.js';

describe('reasonSelect', () => {
  beforeEach(leave);

  describe('by keys', () => {
    type Case = readonly [
      keys: readonly string[],
      outcome: { readonly active?: string; readonly value?: string },
      value?: string,
    ];
    const cases: readonly Case[] = [
      [['ArrowDown'], { active: 'Everyone' }],
      [['ArrowUp'], { active: 'Everyone' }],
      [['Enter'], { active: 'Everyone' }],
      [[' '], { active: 'Everyone' }],
      [['Alt+ArrowDown'], { active: 'Everyone' }],
      [['Home'], { active: 'Everyone' }],
      [['End'], { active: 'Only me' }],
      [['PageDown'], {}],
      [['PageUp'], {}],
      [['Escape'], {}],
      [['f'], { active: 'Friends' }],
      [['x'], { active: 'Everyone' }],
      [['ArrowDown'], { active: 'Friends', value: 'friends' }, 'friends'],
      [['ArrowDown', 'ArrowDown'], { active: 'Friends' }],
      [['ArrowDown', 'ArrowUp'], { active: 'Everyone' }],
      [['ArrowDown', 'ArrowDown', 'ArrowDown'], { active: 'Only me' }],
      [['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'], { active: 'Only me' }],
      [['ArrowDown', 'End'], { active: 'Only me' }],
      [['ArrowDown', 'End', 'Home'], { active: 'Everyone' }],
      [['ArrowDown', 'PageDown'], { active: 'Only me' }],
      [['ArrowDown', 'End', 'PageUp'], { active: 'Everyone' }],
      [['ArrowDown', 'ArrowUp', 'x'], { active: 'Everyone', value: 'friends' }, 'friends'],
      [['ArrowDown', 'ArrowDown', 'x', 'Tab'], { value: 'friends' }],
      [['ArrowDown', 'o'], { active: 'Only me' }],
      [['ArrowDown', 'o', 'n', 'l', 'y', ' ', 'm'], { active: 'Only me' }],
      [['ArrowDown', 'Enter'], { value: 'all' }],
      [['ArrowDown', ' '], { value: 'all' }],
      [['f', 'Enter'], { value: 'friends' }],
      [['f', ' '], { value: 'friends' }],
      [['ArrowDown', 'ArrowDown', 'Enter'], { value: 'friends' }],
      [['ArrowDown', 'Escape'], {}],
      [['ArrowDown', 'ArrowDown', 'Escape'], {}],
      [['ArrowDown', 'ArrowDown', 'Tab'], { value: 'friends' }],
      [['ArrowDown', 'ArrowDown', 'Alt+ArrowUp'], { value: 'friends' }],
      [['ArrowDown', 'Tab'], {}],
      [['Enter', 'Tab'], {}],
      [['ArrowDown', 'Alt+ArrowUp'], {}],
      [['End', 'Enter'], { active: 'Only me' }],
      [['End', ' '], { active: 'Only me' }],
      [['ArrowDown', 'End', 'Tab'], {}],
      [['ArrowDown', 'End', 'Alt+ArrowUp'], {}],
      [['ArrowDown', 'Enter'], { value: 'friends' }, 'friends'],
    ];
    for (const [keys, outcome, value] of cases) {
      it(`${keys.join(', ')}${value ? ` from ${value}` : ''} gives ${JSON.stringify(outcome)}`, async () => {
        const host = await focused({ audience: value });
        await press(host, ...keys);
        expect(active(host)).to.equal(outcome.active);
        expect(isOpen(host)).to.equal(outcome.active !== undefined);
        expect(host.state.audience).to.equal(outcome.value);
      });
    }

    it('keeps the focus on the combobox while the active option moves', async () => {
      const host = await focused();
      await press(host, 'ArrowDown', 'ArrowDown');
      expect(host.shadowRoot?.activeElement).to.equal(combobox(host));
    });

    it('lets Tab move on to the next control', async () => {
      const host = await focused();
      await press(host, 'ArrowDown', 'Tab');
      expect(host.shadowRoot?.activeElement?.id).to.equal('comment');
    });

    it('reports a choice once, and not the value that is chosen already', async () => {
      const host = await focused();
      await press(host, 'ArrowDown', 'Enter', 'ArrowDown', 'Enter');
      expect(host.reports).to.deep.equal(['audience all']);
    });

    it('marks the chosen option alone as selected', async () => {
      const host = await focused();
      const selected = () =>
        [...list(host).querySelectorAll('[role=option]')].map((option) => option.getAttribute('aria-selected'));
      await press(host, 'ArrowDown', 'ArrowDown');
      expect(selected()).to.deep.equal(['false', 'false', 'false']);
      await press(host, 'Enter', 'ArrowDown');
      expect(selected()).to.deep.equal(['false', 'true', 'false']);
    });

    it('swallows Escape only while it closes the list', async () => {
      const host = await focused();
      const heard: boolean[] = [];
      host.addEventListener('keydown', (event) => heard.push(event.key === 'Escape'));
      await press(host, 'ArrowDown', 'Escape');
      expect(heard).to.deep.equal([]);
      await press(host, 'Escape');
      expect(heard).to.deep.equal([true]);
    });
  });

  describe('with nothing chosen', () => {
    it('shows the placeholder and selects nothing, not even a single option', async () => {
      const host = await focused({ audienceOptions: [{ value: 'none', label: 'Only me' }] });
      expect(combobox(host).textContent.trim()).to.equal('Select who can view');
      await press(host, 'ArrowDown', 'Escape', 'Enter', 'Tab');
      expect(host.state.audience).to.equal(undefined);
      expect(host.reports).to.deep.equal([]);
    });

    it('does not open an empty list', async () => {
      const host = await focused({ audienceOptions: [] });
      await press(host, 'ArrowDown', 'Home', 'a');
      await click(combobox(host));
      expect(isOpen(host)).to.equal(false);
    });
  });
});
