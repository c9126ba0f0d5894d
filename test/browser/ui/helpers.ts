import { fixture, html } from '@open-wc/testing';
import { a11ySnapshot, sendMouse } from '@web/test-runner-commands';
import { viewOf } from '../../../src/composer/view.js';
import type { ComposerHost, Given } from './composer-host.js';
import './composer-host.js';
import { until } from '../until.js';

/** Shows the committed clip for a video and the committed photos in turn. */
export const showFixtures: NonNullable<Given['show']> = (key) => ({
  url: key.startsWith('photo-')
    ? `/test/fixtures/media/photo-${((Number(key.slice(6)) - 1) % 3) + 1}.jpg`
    : '/test/fixtures/media/clip.mp4',
  unplayable: false,
});

/** A composer on the page that shows what is given, from its first drawing on. */
export async function composer(given: Given = {}): Promise<ComposerHost> {
  const all: Given = { show: showFixtures, ...given };
  const host = await fixture<ComposerHost>(html`<composer-host .given=${all}></composer-host>`);
  // The part that crops is loaded with the first photo that may need it.
  const [crop] = viewOf(host.state).crops;
  if (crop) await until(() => host.renderRoot.querySelector('[part=crop]'), 'the part that crops');
  return host;
}

/** Waits until nothing on the page moves and every picture has its size. */
export async function settled(host: ComposerHost): Promise<void> {
  await host.updateComplete;
  await Promise.all([...host.renderRoot.querySelectorAll('img')].map((img) => img.decode().catch(() => undefined)));
  await Promise.all(
    [...host.renderRoot.querySelectorAll('*')]
      .flatMap((element) => element.getAnimations())
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
      .map((animation) => animation.finished.catch(() => undefined)),
  );
}

/** The text of an element without the line breaks of its template. */
export function words(host: ComposerHost, selector: string): string {
  return (host.find(selector).textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** All that the page says, as one line. */
export function page(host: ComposerHost): string {
  return words(host, '.card');
}

/** The button with these words. */
export function buttonNamed(host: ComposerHost, name: string): HTMLElement {
  const found = [...host.renderRoot.querySelectorAll<HTMLElement>('button, a')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === name,
  );
  if (!found) throw new Error(`no button "${name}"`);
  return found;
}

interface Node {
  readonly role: string;
  readonly name?: string;
  readonly children?: readonly Node[];
}

/** Role and name of everything in the browser's own accessibility tree, in its order. */
export async function roles(): Promise<readonly string[]> {
  // The command promises no type; this is what Puppeteer documents for an accessibility snapshot.
  const root = (await a11ySnapshot({})) as unknown as Node;
  const walk = ({ role, name = '', children = [] }: Node): readonly string[] => [
    `${role} ${name}`.trim(),
    ...children.flatMap(walk),
  ];
  return walk(root);
}

/** Moves the real mouse onto an element, or clicks it. */
export async function mouse(type: 'move' | 'click', element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type, position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** The text of the tooltip that is on the screen, if any. */
export function tooltip(host: ComposerHost): string | undefined {
  const tip = host.find('.c-tip');
  return tip.matches(':popover-open') ? words(host, '.c-tip') : undefined;
}
