import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { REASONS, type FormHost } from './form-host.js';
import { accessibleNode, click, description, form, hover, leave, middle, part, tap, tip } from './helpers.js';

const combobox = (host: FormHost) => part(host, '#audience');
const list = (host: FormHost) => part(host, '#audience-list');
const isOpen = (host: FormHost): boolean => {
  const open = list(host).matches(':popover-open');
  expect(combobox(host).getAttribute('aria-expanded')).to.equal(String(open));
  return open;
};
/** The label of the active option, read the way assistive technology does. */
const active = (host: FormHost): string | undefined => {
  const id = combobox(host).getAttribute('aria-activedescendant');
  return id ? part(host, `#${id}`).textContent.trim() : undefined;
};
const press = async (host: FormHost, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    if (key.includes('+')) {
      const [modifier = '', main = ''] = key.split('+');
      await sendKeys({ down: modifier });
      await sendKeys({ press: main });
      await sendKeys({ up: modifier });
    } else await sendKeys(key.length === 1 && key !== ' ' ? { type: key } : { press: key === ' ' ? 'Space' : key });
    await host.updateComplete;
  }
};
const focused = async (change?: Parameters<typeof form>[0]): Promise<FormHost> => {
  const host = await form(change);
  combobox(host).focus();
  return host;
};

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
      await press(host, 'Enter');
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

    it('closes when it becomes blocked, or its options go', async () => {
      for (const change of [{ audienceBlockedBy: 'Gone.' }, { audienceOptions: [] }]) {
        const host = await focused();
        await press(host, 'ArrowDown');
        await host.set(change);
        expect(isOpen(host)).to.equal(false);
      }
    });
  });

  describe('on the screen', () => {
    after(() => setViewport({ width: 800, height: 600 }));

    for (const [width, height] of [
      [800, 600],
      [320, 600],
    ] as const) {
      for (const dir of ['ltr', 'rtl']) {
        it(`lies under the field, as wide as it, at ${width} px ${dir}`, async () => {
          await setViewport({ width, height });
          document.documentElement.dir = dir;
          const host = await focused({ title: '' });
          await press(host, 'End');
          const field = combobox(host).getBoundingClientRect();
          const box = list(host).getBoundingClientRect();
          const prompt = part(host, '.c-tip').getBoundingClientRect();
          document.documentElement.dir = '';
          expect(box.top).to.be.within(field.bottom, field.bottom + 8);
          expect(box.left).to.be.closeTo(field.left, 1);
          expect(box.width).to.be.closeTo(field.width, 1);
          expect(prompt.left).to.be.at.least(0);
          expect(prompt.right).to.be.at.most(width);
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
        });
      }
    }

    it('flips over the field where there is no room under it', async () => {
      await setViewport({ width: 400, height: 340 });
      const host = await focused();
      combobox(host).scrollIntoView({ block: 'end' });
      await press(host, 'ArrowDown');
      expect(list(host).getBoundingClientRect().bottom).to.be.at.most(combobox(host).getBoundingClientRect().top);
    });

    it('is not clipped by a host that hides its overflow', async () => {
      await setViewport({ width: 800, height: 600 });
      const host = await focused();
      host.style.setProperty('overflow', 'hidden');
      host.style.setProperty('height', '310px');
      await press(host, 'End');
      const [x, y] = middle(part(host, '#audience-option-2'));
      expect(host.shadowRoot?.elementFromPoint(x, y)?.id).to.equal('audience-option-2');
    });

    it('closes when its field is scrolled away', async () => {
      await setViewport({ width: 400, height: 500 });
      const host = await focused();
      host.style.setProperty('margin-bottom', '3000px');
      await press(host, 'ArrowDown');
      scrollTo(0, 2000);
      await waitUntil(() => !list(host).matches(':popover-open'));
      expect(isOpen(host)).to.equal(false);
      scrollTo(0, 0);
    });

    it('moves nothing on the page when list and prompt show', async () => {
      await setViewport({ width: 800, height: 900 });
      const host = await focused();
      const places = () =>
        [...part(host, '.theme').children].map((child) => JSON.stringify(child.getBoundingClientRect()));
      const before = places().slice(0, -1);
      await press(host, 'End');
      expect(tip(host)).to.equal(REASONS.nobody);
      expect(places().slice(0, -1)).to.deep.equal(before);
    });

    it('closes with the element', async () => {
      const host = await focused();
      await press(host, 'End');
      host.remove();
      expect(document.querySelector(':popover-open')).to.equal(null);
      document.body.append(host);
      await host.updateComplete;
      expect(isOpen(host)).to.equal(false);
      host.remove();
    });
  });
});
