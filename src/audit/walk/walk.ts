import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import type { Finding } from '../../findings/finding.js';
import type { Composer, Control } from '../composer.js';
import { findComposer, findElement } from '../composer.js';
import type { NetworkWatch } from '../network.js';
import type { AuditOptions } from '../options.js';
import type { Person } from '../person.js';

/** Files to post. */
export interface Samples {
  readonly video: string;
  readonly photo: string;
  /** A video of a known length; the host's own may have any. */
  readonly timed: { readonly video: string; readonly seconds: number };
}

/** What each step works with. */
export class Walk {
  readonly page: Page;
  readonly person: Person;
  readonly network: NetworkWatch;
  readonly samples: Samples;
  readonly options: AuditOptions;
  readonly session: CDPSession;
  #composer: Composer;

  private constructor(tools: WalkTools, session: CDPSession, composer: Composer) {
    this.page = tools.page;
    this.person = tools.person;
    this.network = tools.network;
    this.samples = tools.samples;
    this.options = tools.options;
    this.session = session;
    this.#composer = composer;
  }

  static async begin(tools: WalkTools): Promise<Walk> {
    const session = await tools.page.createCDPSession();
    return new Walk(tools, session, await openComposer(tools, session));
  }

  /** The composer as it stands after the last opening of the page. */
  get composer(): Composer {
    return this.#composer;
  }

  /** Opens the page again, so that nothing of the step before is left. TikTok allows 20 requests for creator info a minute. */
  async reopen(caption: string): Promise<void> {
    await this.person.say(caption);
    this.#composer = await openComposer(this, this.session);
  }
}

interface WalkTools {
  readonly page: Page;
  readonly person: Person;
  readonly network: NetworkWatch;
  readonly samples: Samples;
  readonly options: AuditOptions;
}

async function openComposer({ page, options, network, person }: WalkTools, session: CDPSession): Promise<Composer> {
  const before = network.creatorResponses;
  // Not for longer: a request that was under way when the page before was left may never be said to have ended.
  const idle = () => page.waitForNetworkIdle({ idleTime: 300, timeout: 3000 }).catch(() => {});
  network.opened(await page.goto(options.url, { waitUntil: 'load' }));
  let isOpened = false;
  // A busy machine may be quiet for longer between two requests than the network has to be idle for.
  if (network.creator)
    await eventually(async () => {
      isOpened ||= await openDialog(page, person);
      return network.creatorResponses > before || undefined;
    });
  await idle();
  if (!isOpened && (await openDialog(page, person))) await idle();
  const composer = await findComposer(page, session);
  await settled(composer);
  return composer;
}

/** Opens the dialog of an element that has one; says whether it had to. By its button, as a person does, where that is its own. */
async function openDialog(page: Page, person: Person): Promise<boolean> {
  const found = await findElement(page);
  const trigger = await found?.root.evaluate((element) => {
    const isOpen = element.shadowRoot?.querySelector('dialog[open]');
    return isOpen ? undefined : (element.getAttribute('trigger') ?? undefined);
  });
  if (!found || trigger === undefined) return false;
  const button = await found.root.$('>>> [part=trigger-button]');
  if (trigger !== 'none' && button) await person.press(button);
  else
    await found.root.evaluate((element) => {
      const show: unknown = Reflect.get(element, 'showModal');
      if (typeof show === 'function') Reflect.apply(show, element, []);
    });
  return true;
}

/** Waits until a composer says the same at three looks, each after the browser had nothing else to do. */
export async function settled(composer: Composer): Promise<void> {
  let same = 0;
  let before = '';
  await eventually(async () => {
    const text = await composer.textWhenIdle();
    same = text === before ? same + 1 : 0;
    before = text;
    return same >= 2 || undefined;
  });
}

/** One point of the guideline, operated and judged. */
export interface Step {
  /** Id of the guideline point, such as `1a`. */
  readonly point: string;
  /** What TikTok wants, in one sentence. */
  readonly title: string;
  /** Judges settings of a Direct Post, which a draft for the inbox does not have. */
  readonly isOfDirectPost?: true;
  readonly run: (walk: Walk) => Promise<readonly Finding[]>;
}

/** Names of the controls, as the element has them and as other composers may. */
export const NAMES = {
  connect: /connect|log ?in|sign in/i,
  media: /select (video|photo|file)|upload|choose|browse/i,
  title: /^(title|caption|description)/i,
  privacy: /who can (view|see)|privacy|visibility|audience/i,
  comment: /comment/i,
  duet: /duet/i,
  stitch: /stitch/i,
  disclosure: /disclos|commercial|promot/i,
  yourBrand: /your brand/i,
  brandedContent: /branded content/i,
  publish: /^(post|publish|share|send to tiktok)\b(?!.*\banother)/i,
} as const;

/** Between two looks at a page, in milliseconds. */
const LOOK_MS = 100;

/**
 * Resolves with the first value that is not undefined, or with undefined after the looks that fit into the limit on a quick
 * machine. Looks are counted and not time, because on a busy machine a page needs longer, and so does a look at it.
 */
export async function eventually<T>(
  read: () => Promise<T | undefined> | T | undefined,
  limitMs = 8000,
): Promise<T | undefined> {
  for (let looks = limitMs / LOOK_MS; ; looks -= 1) {
    const value = await read();
    if (value !== undefined || looks <= 0) return value;
    await wait(LOOK_MS);
  }
}

/** A checkbox or switch, whichever role the composer gives it. */
export async function toggle(composer: Composer, name: RegExp): Promise<Control | undefined> {
  return (await composer.control('checkbox', name)) ?? composer.control('switch', name);
}

/** Lets the composer take a file; the preview shows that it did. */
export async function chooseMedia({ composer, person }: Walk, file: string): Promise<boolean> {
  const opener = await eventually(async () => {
    const replace = await composer.control('button', /^replace$/i);
    const found = replace ?? (await composer.control('button', NAMES.media));
    return found?.disabled ? undefined : found;
  });
  if (!opener) {
    const [input] = await composer.all('input[type=file]');
    if (!input) return false;
    // A file input without a button of its own.
    await (await input.toElement('input')).uploadFile(file);
  } else await person.choose(opener.handle, [file]);
  const preview = await eventually(() => composer.preview(), 20_000);
  await settled(composer);
  return preview !== undefined;
}

/** The publish button once it has settled: whether a person could post now. */
export async function canPublish({ composer }: Walk): Promise<boolean> {
  const button = await composer.control('button', NAMES.publish);
  return button !== undefined && !button.disabled;
}
