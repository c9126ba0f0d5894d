import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { FormHost, FormState } from './form-host.js';
import { form, part } from './helpers.js';

/** The select of the form. */
export const combobox = (host: FormHost): HTMLElement => part(host, '#audience');

/** Its list, which is there while it is open. */
export const list = (host: FormHost): HTMLElement => part(host, '#audience-list');

/** Whether the list is on the screen; what assistive technology is told must agree. */
export function isOpen(host: FormHost): boolean {
  const open = host.shadowRoot?.querySelector('#audience-list:popover-open') !== null;
  expect(combobox(host).getAttribute('aria-expanded')).to.equal(String(open));
  return open;
}

/** The label of the active option, read the way assistive technology does. */
export function active(host: FormHost): string | undefined {
  const id = combobox(host).getAttribute('aria-activedescendant');
  return id ? part(host, `#${id}`).textContent.trim() : undefined;
}

/** Presses keys one after the other, each after the update of the last; `Alt+ArrowUp` is a chord. */
export async function press(host: FormHost, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (key.includes('+')) {
      const [modifier = '', main = ''] = key.split('+');
      await sendKeys({ down: modifier });
      await sendKeys({ press: main });
      await sendKeys({ up: modifier });
    } else await sendKeys(key.length === 1 && key !== ' ' ? { type: key } : { press: key === ' ' ? 'Space' : key });
    await host.updateComplete;
  }
}

/** A form whose select has the focus. */
export async function focused(change?: Partial<FormState>): Promise<FormHost> {
  const host = await form(change);
  combobox(host).focus();
  return host;
}
