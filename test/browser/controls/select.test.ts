import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { REASONS } from './form-host.js';
import { accessibleNode, click, description, form, hover, leave, part, tap, tip } from './helpers.js';
import { combobox, focused, isOpen, press } from './select-helpers.js';

describe('reasonSelect', () => {
  beforeEach(leave);

  describe('with a blocked option', () => {
    it('stops on it, shows its prompt and refuses it without closing', async () => {
      const host = await focused();
      await press(host, 'ArrowDown', 'ArrowDown', 'ArrowDown');
      expect(tip(host)).to.equal(REASONS.nobody);
      expect(description(host, '#audience-option-2')).to.equal(REASONS.nobody);
      await press(host, 'Enter', ' ');
      expect(isOpen(host)).to.equal(true);
      expect(tip(host)).to.equal(REASONS.nobody);
      expect(host.reports).to.deep.equal([]);
    });

    it('hides the prompt when the arrows leave it', async () => {
      const host = await focused();
      await press(host, 'End', 'ArrowUp');
      expect(tip(host)).to.equal(undefined);
    });

    it('gives the prompt to the arrows even where a mouse rests on another option', async () => {
      const host = await focused({
        audienceOptions: [
          { value: 'a', label: 'A', blockedBy: 'Not A.' },
          { value: 'b', label: 'B', blockedBy: 'Not B.' },
        ],
      });
      await click(combobox(host));
      await hover(part(host, '#audience-option-0'));
      expect(tip(host)).to.equal('Not A.');
      await press(host, 'ArrowDown');
      expect(tip(host)).to.equal('Not B.');
    });

    it('lets Escape dismiss the prompt first and close the list then', async () => {
      const host = await focused();
      await press(host, 'End', 'Escape');
      expect(tip(host)).to.equal(undefined);
      expect(isOpen(host)).to.equal(true);
      await press(host, 'Escape');
      expect(isOpen(host)).to.equal(false);
    });

    it('shows a dismissed prompt again when the option is pressed', async () => {
      const host = await focused();
      await press(host, 'End', 'Escape', 'Enter');
      expect(tip(host)).to.equal(REASONS.nobody);
    });

    it('shows its prompt to the mouse and refuses the click without closing', async () => {
      const host = await form();
      await click(combobox(host));
      expect(tip(host)).to.equal(undefined);
      await hover(part(host, '#audience-option-2'));
      expect(tip(host)).to.equal(REASONS.nobody);
      await click(part(host, '#audience-option-2'));
      expect(isOpen(host)).to.equal(true);
      await hover(part(host, '#audience-option-0'));
      expect(tip(host)).to.equal(undefined);
      expect(host.reports).to.deep.equal([]);
    });

    it('shows its prompt to a tap and refuses the tap without closing', async () => {
      const host = await form();
      tap(combobox(host));
      await host.updateComplete;
      tap(part(host, '#audience-option-2'));
      await host.updateComplete;
      expect(tip(host)).to.equal(REASONS.nobody);
      expect(isOpen(host)).to.equal(true);
      expect(host.reports).to.deep.equal([]);
      tap(part(host, '#audience-option-1'));
      await host.updateComplete;
      expect(tip(host)).to.equal(undefined);
      expect(host.reports).to.deep.equal(['audience friends']);
    });

    it('refuses a click by a script', async () => {
      const host = await focused();
      await press(host, 'ArrowDown');
      part(host, '#audience-option-2').click();
      expect(host.reports).to.deep.equal([]);
    });

    it('tells assistive technology name, state and prompt', async () => {
      const host = await focused();
      await press(host, 'End');
      const option = part(host, '#audience-option-2');
      expect(option.role).to.equal('option');
      expect(option.textContent.trim()).to.equal('Only me');
      expect(option.ariaDisabled).to.equal('true');
      expect(description(host, '#audience-option-2')).to.equal(REASONS.nobody);
      const field = await accessibleNode('audience');
      expect(field.role).to.equal('combobox');
      expect(field.name).to.equal('Who can view this post');
      expect(field.expanded).to.equal(true);
      expect(field.value).to.equal('Select who can view');
    });
  });

  describe('by mouse', () => {
    it('opens and closes on the field, and chooses an option', async () => {
      const host = await form();
      await click(combobox(host));
      expect(isOpen(host)).to.equal(true);
      await click(combobox(host));
      expect(isOpen(host)).to.equal(false);
      await click(combobox(host));
      await click(part(host, '#audience-option-1'));
      expect(isOpen(host)).to.equal(false);
      expect(host.reports).to.deep.equal(['audience friends']);
      expect(host.shadowRoot?.activeElement).to.equal(combobox(host));
    });

    it('closes on a press outside and chooses nothing', async () => {
      const host = await form();
      await click(combobox(host));
      await sendMouse({ type: 'click', position: [2, 2] });
      await host.updateComplete;
      expect(isOpen(host)).to.equal(false);
      expect(host.reports).to.deep.equal([]);
    });

    it('focuses the field from its label', async () => {
      const host = await form();
      await click(part(host, '#audience-label'));
      expect(host.shadowRoot?.activeElement).to.equal(combobox(host));
      expect(isOpen(host)).to.equal(false);
    });
  });

  describe('blocked as a whole', () => {
    it('stays focusable, gives its reason and does not open', async () => {
      const host = await focused({ audienceBlockedBy: 'Your account is still loading.' });
      await press(host, 'ArrowDown', 'Enter', 'f');
      await click(combobox(host));
      expect(isOpen(host)).to.equal(false);
      expect(tip(host)).to.equal('Your account is still loading.');
      expect(description(host, '#audience')).to.equal('Your account is still loading.');
    });

    it('does not let its keys scroll the page', async () => {
      const host = await focused({ audienceBlockedBy: 'Your account is still loading.' });
      const scrolling: string[] = [];
      const listener = (event: KeyboardEvent): void => {
        if (!event.defaultPrevented) scrolling.push(event.key);
      };
      addEventListener('keydown', listener);
      await press(host, 'ArrowDown', 'ArrowUp', 'Home', 'End', ' ');
      removeEventListener('keydown', listener);
      expect(scrolling).to.deep.equal([]);
    });

    it('closes when it becomes blocked, or its options go', async () => {
      for (const change of [{ audienceBlockedBy: 'Gone.' }, { audienceOptions: [] }]) {
        const host = await focused();
        await press(host, 'ArrowDown');
        await host.set(change);
        expect(isOpen(host)).to.equal(false);
      }
    });
  });
});
