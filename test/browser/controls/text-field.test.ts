import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { needs } from '../needs.js';
import type { FormHost } from './form-host.js';
import { accessibleNode, click, description, form, leave, part, tip } from './helpers.js';
import { area, chord, echo, type } from './text-helpers.js';

const marked = (host: FormHost): (string | null)[] =>
  [...echo(host).querySelectorAll('b')].map((run) => run.textContent);

/** Puts text into the focused area the way pasting does: with a beforeinput event that can be refused. */
const paste = (field: HTMLTextAreaElement, text: string): void => {
  field.focus();
  const event = new InputEvent('beforeinput', {
    inputType: 'insertFromPaste',
    data: text,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  if (field.dispatchEvent(event)) document.execCommand('insertText', false, text);
};

/** WebKitGTK's plain browser has no keys that undo. */
async function needsUndo(): Promise<void> {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.focus();
  await type('x');
  await chord('Control', 'KeyZ');
  const { value } = field;
  field.remove();
  needs(value === '', 'keys that undo');
}

describe('textField', () => {
  beforeEach(leave);

  it('is a text box named by its label and described by its counter', async () => {
    const host = await form();
    const node = await accessibleNode('title');
    expect([node.role, node.name, node.description]).to.deep.equal(['textbox', 'Title', '47 / 90']);
    expect(area(host).maxLength).to.equal(-1);
  });

  it('counts UTF-16 code units', async () => {
    const host = await form({ title: '👩‍👩‍👧é' });
    expect(part(host, '#title-counter').textContent).to.equal('9 / 90');
  });

  it('lets the user type over the limit and says by how much', async () => {
    const host = await form({ caption: 'x'.repeat(19) });
    area(host, 'caption').focus();
    await type('yy');
    await host.updateComplete;
    expect(host.state.caption).to.equal(`${'x'.repeat(19)}yy`);
    expect(area(host, 'caption').getAttribute('aria-invalid')).to.equal('true');
    expect(description(host, '#caption')).to.equal('1 over 21 / 20');
    await sendKeys({ press: 'Backspace' });
    await host.updateComplete;
    expect(area(host, 'caption').hasAttribute('aria-invalid')).to.equal(false);
  });

  it('trims to whole graphemes, keeps the focus and can be undone', async () => {
    await needsUndo();
    const text = `${'x'.repeat(17)}👩‍👩‍👧yy`;
    const host = await form({ caption: text });
    await click(part(host, '.c-link'));
    await host.updateComplete;
    expect(host.state.caption).to.equal('x'.repeat(17));
    expect(host.shadowRoot?.activeElement).to.equal(area(host, 'caption'));
    expect(host.renderRoot.querySelector('.c-link')).to.equal(null);
    await chord('Control', 'KeyZ');
    await host.updateComplete;
    expect(host.state.caption).to.equal(text);
  });

  it('keeps its place when the words of a text that is too long come', async () => {
    const host = await form({ caption: 'x'.repeat(20) });
    const before = JSON.stringify(part(host, '#audience').getBoundingClientRect());
    await host.set({ caption: 'x'.repeat(21) });
    expect(JSON.stringify(part(host, '#audience').getBoundingClientRect())).to.equal(before);
  });

  describe('its text', () => {
    it('undoes and redoes what was typed in one step, as in any text area', async () => {
      await needsUndo();
      const host = await form({ title: 'Start. ' });
      area(host).focus();
      await type('one two three');
      await host.updateComplete;
      await chord('Control', 'KeyZ');
      await host.updateComplete;
      expect(host.state.title).to.equal('Start. ');
      await chord('Control', 'KeyY');
      await host.updateComplete;
      expect(host.state.title).to.equal('Start. one two three');
      expect(echo(host).textContent).to.equal('Start. one two three\n');
    });

    it('undoes tags too', async () => {
      await needsUndo();
      const host = await form({ title: '' });
      area(host).focus();
      await type('one #two @three');
      for (let step = 0; step < 15 && host.state.title !== ''; step += 1) {
        await chord('Control', 'KeyZ');
        await host.updateComplete;
        expect(echo(host).textContent).to.equal(`${host.state.title}\n`);
      }
      expect(host.state.title).to.equal('');
    });

    it('keeps the caret while typing in the middle', async () => {
      const host = await form({ title: 'before after' });
      area(host).focus();
      area(host).setSelectionRange(7, 7);
      await type('#mid ');
      await host.updateComplete;
      expect(host.state.title).to.equal('before #mid after');
      expect([area(host).selectionStart, area(host).selectionEnd]).to.deep.equal([12, 12]);
    });

    it('keeps the caret when the host renders for another reason', async () => {
      const host = await form({ title: 'some text' });
      area(host).focus();
      area(host).setSelectionRange(4, 6);
      await host.set({ comment: true });
      expect([area(host).selectionStart, area(host).selectionEnd]).to.deep.equal([4, 6]);
    });

    it('takes a value that the caller sets', async () => {
      const host = await form({ title: 'first' });
      await host.set({ title: 'second @ada' });
      expect(area(host).value).to.equal('second @ada');
      expect(marked(host)).to.deep.equal(['@ada']);
    });

    it('reports lone surrogates repaired and leaves the rest of the text alone', async () => {
      await needsUndo();
      const host = await form({ title: '' });
      paste(area(host), 'a\ud83db');
      await host.updateComplete;
      expect(host.state.title).to.equal('a\ufffdb');
      expect(area(host).value).to.equal('a\ufffdb');
      await chord('Control', 'KeyZ');
      await host.updateComplete;
      expect(host.state.title).to.equal('');
    });

    it('keeps pasted line breaks as LF', async () => {
      const host = await form({ title: '' });
      paste(area(host), 'a\r\nb');
      await host.updateComplete;
      expect(host.state.title).to.equal('a\nb');
    });

    it('has no line break as a single line', async () => {
      const host = await form({ caption: '' });
      area(host, 'caption').focus();
      await type('a');
      await sendKeys({ press: 'Enter' });
      paste(area(host, 'caption'), 'b\r\nc\nd');
      await host.updateComplete;
      expect(host.state.caption).to.equal('ab c d');
      expect(area(host, 'caption').value).to.equal('ab c d');
    });

    it('can be read but not edited while blocked', async () => {
      const host = await form({ titleBlockedBy: 'Still loading.' });
      area(host).focus();
      await type('x');
      expect(host.reports).to.deep.equal([]);
      expect(tip(host)).to.equal('Still loading.');
      expect(description(host, '#title')).to.equal('47 / 90 Still loading.');
    });
  });

  describe('while an input method composes', () => {
    it('is not written to, whatever the caller holds, and is in step afterwards', async () => {
      const host = await form({ title: '' });
      const field = area(host);
      field.focus();
      const writes: string[] = [];
      const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
      if (!value?.get || !value.set) throw new Error('a text area has a value');
      const { get, set } = value;
      Object.defineProperty(field, 'value', {
        configurable: true,
        get: () => get.call(field),
        set: (text: string) => {
          writes.push(text);
          set.call(field, text);
        },
      });
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
      for (const text of ['n', 'に', 'にほ']) {
        field.setRangeText(text, 0, field.value.length, 'end');
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true, data: text }));
        await host.updateComplete;
        expect(host.state.title).to.equal(text);
        expect(echo(host).textContent).to.equal(`${text}\n`);
      }
      await host.set({ title: 'something else' });
      expect(writes).to.deep.equal([]);
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true, data: 'にほ' }));
      await host.updateComplete;
      expect(writes).to.deep.equal(['something else']);
    });
  });
});
