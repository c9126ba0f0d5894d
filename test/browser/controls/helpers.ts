import { fixture, html } from '@open-wc/testing';
import { a11ySnapshot, sendMouse } from '@web/test-runner-commands';
import { boxOf } from '../../../src/ui/zoom.js';
import type { FormHost, FormState } from './form-host.js';
import './form-host.js';

/** A form on the page, with the given differences from its usual state. */
export async function form(change: Partial<FormState> = {}): Promise<FormHost> {
  const host = await fixture<FormHost>(html`<controls-form-host></controls-form-host>`);
  await host.set(change);
  return host;
}

/** The element in the form's shadow root that the selector names; it must be there. */
export function part<Type extends Element = HTMLElement>(host: FormHost | Document, selector: string): Type {
  const found = ('renderRoot' in host ? host.renderRoot : host).querySelector<Type>(selector);
  if (!found) throw new Error(`${selector} is not there`);
  return found;
}

/** The text of the tooltip that is on the screen, or undefined. */
export function tip(host: FormHost): string | undefined {
  const element = part(host, '.c-tip');
  return element.matches(':popover-open') ? element.textContent.trim() : undefined;
}

/** The text that describes an element, as `aria-describedby` names it. */
export function description(host: FormHost, selector: string): string {
  const ids = part(host, selector).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids
    .map((id) => part(host, `#${id}`).textContent.trim())
    .filter(Boolean)
    .join(' ');
}

/** The middle of an element, scrolled into view, in viewport coordinates for the mouse. */
export function middle(element: Element): [number, number] {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = boxOf(element);
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

/** Moves the real mouse onto an element. */
export async function hover(element: Element): Promise<void> {
  await sendMouse({ type: 'move', position: middle(element) });
}

/** Clicks an element with the real mouse. */
export async function click(element: Element): Promise<void> {
  await sendMouse({ type: 'click', position: middle(element) });
}

/** Moves the mouse out of every control. */
export async function leave(): Promise<void> {
  await sendMouse({ type: 'move', position: [1, 1] });
}

/** What a finger sends when it taps. */
export function tap(element: Element): void {
  const options = { bubbles: true, composed: true, cancelable: true, pointerType: 'touch' } as const;
  for (const type of ['pointerover', 'pointerdown', 'pointerup', 'pointerout', 'click']) {
    element.dispatchEvent(new PointerEvent(type, options));
  }
}

/** Waits until fades are over, so that colors can be measured. */
export async function settled(host: FormHost): Promise<void> {
  await host.updateComplete;
  const root = host.renderRoot;
  if (root instanceof ShadowRoot) await Promise.all(root.getAnimations().map((animation) => animation.finished));
}

/** One node of the browser's accessibility tree. */
export interface AccessibleNode {
  readonly role: string;
  readonly name?: string;
  readonly description?: string;
  readonly disabled?: boolean;
  readonly value?: string | number;
  readonly checked?: boolean;
  readonly expanded?: boolean;
  readonly selected?: boolean;
  readonly children?: readonly AccessibleNode[];
}

/** The node of the accessibility tree that stands for the element with this id in the form's shadow root. */
export async function accessibleNode(id: string): Promise<AccessibleNode> {
  // The command answers with the browser's tree, which it does not type; ">>>" is Puppeteer's way into shadow roots.
  return (await a11ySnapshot({ selector: `controls-form-host >>> #${id}` })) as unknown as AccessibleNode;
}
