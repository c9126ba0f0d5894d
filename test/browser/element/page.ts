import { fixtureCleanup } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { ShareToTikTokElement } from '../../../src/index.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { whenState } from '../../../stories/support/stage.js';
import type { Media } from '../../../src/domain/media.js';
import type { Phase } from '../../../src/composer/state.js';
import { boxOf } from '../../../src/ui/zoom.js';

const files = new Map<string, Promise<File>>();

/** A real file of the fixtures; asked for again, the same, as a user has it who chooses it again. */
export function fixtureFile(name: string, as = name): Promise<File> {
  const key = `${name} as ${as}`;
  const file = files.get(key) ?? fetchFile(name, as);
  files.set(key, file);
  return file;
}

async function fetchFile(name: string, as: string): Promise<File> {
  const response = await fetch(`/test/fixtures/media/${name}`);
  return new File([await response.blob()], as, { type: name.endsWith('.mp4') ? 'video/mp4' : 'image/jpeg' });
}

export interface TestPage {
  readonly element: ShareToTikTokElement;
  readonly adapter: FakeAdapter;
  readonly root: ShadowRoot;
}

/** The element on the page or in a box of it, with an adapter that waits for the test. */
export function openPage(
  prepare: (element: ShareToTikTokElement) => void = () => {},
  box: HTMLElement = document.body,
): TestPage {
  fixtureCleanup();
  document.body.replaceChildren(...(box === document.body ? [] : [box]));
  const element = document.createElement('share-to-tiktok');
  const adapter = new FakeAdapter();
  element.adapter = adapter;
  element.lang = 'en';
  prepare(element);
  box.append(element);
  return {
    element,
    adapter,
    get root() {
      if (!element.shadowRoot) throw new Error('The element has not rendered.');
      return element.shadowRoot;
    },
  };
}

export async function inPhase(element: ShareToTikTokElement, phase: Phase): Promise<void> {
  await whenState(element, (state) => state.phase === phase);
  await element.updateComplete;
}

/** The element in its form, with what the host or the user has given it. */
export async function editing(page: TestPage): Promise<void> {
  (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
  await inPhase(page.element, 'editing');
}

/** Waits until files have come into the draft, and no others are on their way. */
export async function hasMedia(page: TestPage, fits: (media: Media | undefined) => boolean = Boolean): Promise<void> {
  await whenState(
    page.element,
    (state) => 'draft' in state && state.importState.kind === 'idle' && fits(state.draft.media),
  );
  await page.element.updateComplete;
}

/** Chooses files as the browser's dialog hands them over. */
export function choose({ root }: TestPage, ...files: readonly File[]): void {
  const input = root.querySelector<HTMLInputElement>('#files');
  if (!input) throw new Error('There is no file input.');
  input.files = transferOf(...files).files;
  input.dispatchEvent(new Event('change'));
}

/** Files on their way, as a drop or the clipboard holds them. */
export function transferOf(...files: readonly File[]): DataTransfer {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  return dataTransfer;
}

/** Lets files go over the page. */
export function drop({ root }: TestPage, ...files: readonly File[]): void {
  const dataTransfer = transferOf(...files);
  const event = new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer });
  root.querySelector('.phone')?.dispatchEvent(event);
}

/** Pastes files, and text where there is some; answers whether the element took them. */
export function paste(target: EventTarget, files: readonly File[], text?: string): boolean {
  const clipboardData = transferOf(...files);
  if (text !== undefined) clipboardData.setData('text/plain', text);
  return !target.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
  );
}

/** Clicks with the real mouse: what script dispatches is no consent. */
export async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = boxOf(element);
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** Makes the choices of these names by hand, one after the other: a checkbox, a switch, or a level of the privacy field. */
export async function chooseByHand(page: TestPage, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const control = find(page, 'checkbox', name) ?? find(page, 'switch', name);
    if (!control) {
      await click(get(page, 'combobox', 'Who can view this post'));
      await page.element.updateComplete;
    }
    await click(control ?? get(page, 'option', name));
    await page.element.updateComplete;
  }
}

/** The text that a user sees. */
export function shownText({ element }: TestPage): string {
  const card = element.shadowRoot?.querySelector('.card');
  return card instanceof HTMLElement ? card.innerText : '';
}

const SELECTORS: Readonly<Record<string, string>> = {
  button: 'button,[role=button]',
  checkbox: 'input[type=checkbox]:not([role])',
  switch: '[role=switch]',
  combobox: '[role=combobox]',
  option: '[role=option]',
  textbox: 'textarea,input[type=text]',
};

/** Finds a control by role and accessible name, as a user does; `undefined` when it is not on the page. */
export function find(page: TestPage, role: string, name: string): HTMLElement | undefined {
  const candidates = page.root.querySelectorAll<HTMLElement>(SELECTORS[role] ?? role);
  return [...candidates].find((candidate) => nameOf(candidate, page.root) === name);
}

export function get(page: TestPage, role: string, name: string): HTMLElement {
  const found = find(page, role, name);
  if (!found) throw new Error(`No ${role} "${name}" in: ${shownText(page)}`);
  return found;
}

function nameOf(control: HTMLElement, root: ShadowRoot): string {
  const labelIds = control.getAttribute('aria-labelledby');
  if (labelIds) {
    return labelIds
      .split(/\s+/)
      .map((id) => root.getElementById(id)?.textContent?.trim() ?? '')
      .join(' ')
      .trim();
  }
  const label = control.getAttribute('aria-label');
  if (label) return label;
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    return control.labels?.[0]?.textContent?.trim() ?? '';
  }
  const clone = control.cloneNode(true);
  if (!(clone instanceof HTMLElement)) return '';
  for (const hidden of clone.querySelectorAll('[aria-hidden=true], .c-reason, [id$=-reason]')) hidden.remove();
  return clone.textContent?.trim().replace(/\s+/g, ' ') ?? '';
}

/** The text of what describes a control to a screen reader. */
export function descriptionOf(page: TestPage, control: HTMLElement): string {
  return (control.getAttribute('aria-describedby') ?? '')
    .split(/\s+/)
    .map((id) => page.root.getElementById(id)?.textContent?.trim() ?? '')
    .join(' ')
    .trim();
}

export function isClosed(control: HTMLElement): boolean {
  return control.getAttribute('aria-disabled') === 'true';
}
