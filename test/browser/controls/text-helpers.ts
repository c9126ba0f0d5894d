import { sendKeys } from '@web/test-runner-commands';
import type { FormHost } from './form-host.js';
import { part } from './helpers.js';

/** The text area of a field of the form. */
export function area(host: FormHost, id = 'title'): HTMLTextAreaElement {
  return part<HTMLTextAreaElement>(host, `#${id}`);
}

/** The element that draws the text of a field. */
export function echo(host: FormHost, id = 'title'): Element {
  const element = area(host, id).previousElementSibling;
  if (!element) throw new Error('the echo is not there');
  return element;
}

/** Types text into the focused field. */
export async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
}

/** Presses a key while another is held. */
export async function chord(modifier: string, key: string): Promise<void> {
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
}
