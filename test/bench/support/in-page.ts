import type { LitElement } from 'lit';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { createScriptedAdapter } from '../../../src/testing/scripted-adapter.js';
import { vanillaForm } from './vanilla-form.js';

/** What can be put on the page by itself. */
export type OwnKind = 'share-to-tiktok' | 'trigger' | 'trivial-element' | 'vanilla-form';

/** The same, or a peer by the name that it registered under. */
export type Kind = OwnKind | (string & {});

/** Puts a peer into the page; resolves with what is removed with it, once it has rendered. */
export type MountPeer = (place: HTMLElement, title: string) => Promise<HTMLElement>;

export interface Render {
  /** From running the script to the painted frame. */
  readonly milliseconds: number;
  /** What single tasks took beyond 50 ms, in all. */
  readonly blocking: number;
  /** Addresses of all script that was loaded until then. */
  readonly scripts: readonly string[];
}

export interface KeyPress {
  /** All script of the key's events, with what the element renders in them. */
  readonly script: number;
  /** From the key's arrival in the page to the frame that shows its letter. */
  readonly update: number;
}

/** What the benchmarks call in the page, as `bench`. */
export interface InPage {
  firstRender(kind: Kind, scriptUrl: string): Promise<Render>;
  /** Fills the page with instances. */
  fill(kind: Kind, count: number): Promise<void>;
  clear(): Promise<void>;
  /** How many elements that `fill` made have not been collected yet. */
  alive(): number;
  /** Puts one form on the page, with the caret at the end of its title. */
  openForm(kind: Kind, title: string): Promise<void>;
  /** The key press number `index`, counted from 0, once it is painted. */
  keyPress(index: number): Promise<KeyPress>;
  mount(kind: Kind): void;
  /** For the script of a peer: how one is put into the page. */
  register(kind: string, mount: MountPeer): void;
}

declare global {
  var bench: InPage;
}

const adapter = createScriptedAdapter({
  creatorInfo: [creatorInfoData({ creator_avatar_url: `${location.origin}/avatar.svg` })],
});
const peers = new Map<string, MountPeer>();
let made: WeakRef<Element>[] = [];
let mounted: (kind: Kind) => void = () => {};

globalThis.bench = {
  mount: (kind) => mounted(kind),

  register: (kind, mount) => void peers.set(kind, mount),

  async firstRender(kind, scriptUrl) {
    const source = await (await fetch(scriptUrl)).text();
    const longTasks: PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
    observer.observe({ type: 'longtask' });
    const rendered = new Promise<void>((resolve, reject) => {
      mounted = (wanted) =>
        put(wanted)
          .then(() => painted())
          .then(resolve, reject);
    });
    const script = document.createElement('script');
    script.type = 'module';
    script.textContent = `${source}\n;bench.mount(${JSON.stringify(kind)});`;
    // A task of its own, so that what it blocks is not mixed with this one.
    await nextTask();
    const began = performance.now();
    document.head.append(script);
    await rendered;
    const milliseconds = performance.now() - began;
    const scripts = [scriptUrl, ...performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)];
    // An entry is delivered after its task, and the avatar and its frame come later still.
    for (let frame = 0; frame < 3; frame += 1) await painted();
    longTasks.push(...observer.takeRecords());
    const blocking = longTasks
      .filter(({ startTime, duration }) => startTime + duration > began)
      .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
    return { milliseconds, blocking, scripts };
  },

  async fill(kind, count) {
    const elements = await Promise.all(Array.from({ length: count }, () => putWhole(kind)));
    made = elements.map((element) => new WeakRef(element));
    await painted();
  },

  async clear() {
    // Some widgets are torn down by a call, not by their removal.
    for (const child of place().children) child.dispatchEvent(new Event('bench-remove'));
    place().replaceChildren();
    await painted();
    await nextTask();
  },

  alive: () => made.filter((ref) => ref.deref() !== undefined).length,

  async openForm(kind, title) {
    const form = await putWhole(kind, title);
    const area = textAreaIn(form);
    if (!area) throw new Error(`${kind} has no title`);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    await painted();
    watchKeys();
  },

  keyPress: (index) => press(index).promise,
};

/** The presses so far and those that are waited for: asked for before or after, each is answered without polling. */
const presses: { readonly promise: Promise<KeyPress>; readonly resolve: (press: KeyPress) => void }[] = [];

function press(index: number): (typeof presses)[number] {
  let resolve: (press: KeyPress) => void = () => {};
  const promise = new Promise<KeyPress>((done) => {
    resolve = done;
  });
  return (presses[index] ??= { promise, resolve });
}

/**
 * Times each event of a key from the first listener on its way to the last. Between two listeners the browser runs all
 * microtasks, so what an element renders because of the event is over when the last one is called.
 */
function watchKeys(): void {
  let count = 0;
  let pressed = 0;
  let began = 0;
  let script = 0;
  for (const type of ['keydown', 'beforeinput', 'input']) {
    addEventListener(
      type,
      () => {
        began = performance.now();
        if (type === 'keydown') [pressed, script] = [began, 0];
      },
      { capture: true },
    );
    addEventListener(type, () => {
      script += performance.now() - began;
      if (type !== 'input') return;
      const { resolve } = press(count);
      count += 1;
      const [spent, arrived] = [script, pressed];
      painted().then(() => resolve({ script: spent, update: performance.now() - arrived }));
    });
  }
}

/** The first text area of an element, through shadow roots. */
function textAreaIn(element: Element): HTMLTextAreaElement | undefined {
  if (element instanceof HTMLTextAreaElement) return element;
  for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) {
    const found = textAreaIn(child);
    if (found) return found;
  }
  return undefined;
}

/** Resolves when a page can be filled in: what it loads beside that is no part of it yet. */
async function put(kind: Kind, title = ''): Promise<HTMLElement> {
  const mountPeer = peers.get(kind);
  if (mountPeer) return mountPeer(place(), title);
  if (kind === 'vanilla-form') {
    const form = vanillaForm(title);
    place().append(form);
    return form;
  }
  // The other kinds are Lit elements.
  const isTrigger = kind === 'trigger';
  const element = document.createElement(isTrigger ? 'share-to-tiktok' : kind) as LitElement;
  Object.assign(element, { adapter, postTitle: title, ...(isTrigger && { trigger: true }) });
  const ready = new Promise((resolve) => element.addEventListener('tiktok-ready', resolve, { once: true }));
  place().append(element);
  // Before that the form is locked and of no use to anybody. It is drawn within the same task.
  await (kind === 'share-to-tiktok' ? ready : element.updateComplete);
  return element;
}

/** The same, once everything that the page loads is there. */
async function putWhole(kind: Kind, title = ''): Promise<HTMLElement> {
  const element = await put(kind, title);
  if (kind !== 'vanilla-form') await (element as LitElement).updateComplete;
  return element;
}

function place(): HTMLElement {
  return document.querySelector('main') ?? document.body;
}

/** Resolves when the next frame has been drawn: a message that is posted in a frame's callback arrives after its paint. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => void nextTask().then(resolve)));
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
