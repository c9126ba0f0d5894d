import type { CDPSession, ElementHandle, Frame, Page } from 'puppeteer-core';

/** A control as assistive technology sees it. */
export interface Control {
  readonly handle: ElementHandle;
  readonly role: string;
  readonly name: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly value: string;
}

/** The composer on a host's page: `<share-to-tiktok>`, or another one that is known by roles and names alone. */
export class Composer {
  readonly frame: Frame;
  /** The element itself, or the body of the page for another composer. */
  readonly root: ElementHandle;
  readonly isOurs: boolean;
  readonly #session: CDPSession;

  constructor(session: CDPSession, frame: Frame, root: ElementHandle, isOurs: boolean) {
    this.#session = session;
    this.frame = frame;
    this.root = root;
    this.isOurs = isOurs;
  }

  /** Whether it sends drafts to the creator's inbox, as only our element says of itself. */
  isForInbox(): Promise<boolean> {
    return this.root.evaluate((element) => Reflect.get(element, 'mode') === 'inbox');
  }

  /** Every control of a role, in the order of the page. */
  async controls(role: string): Promise<readonly Control[]> {
    const handles = await this.root.$$(`::-p-aria([role="${role}"])`);
    return Promise.all(handles.map((handle) => this.#describe(handle, role)));
  }

  /** The first control of a role whose name fits. */
  async control(role: string, name: RegExp): Promise<Control | undefined> {
    return (await this.controls(role)).find((control) => name.test(control.name));
  }

  async #describe(handle: ElementHandle, role: string): Promise<Control> {
    const name = await this.#name(handle);
    const dom = await handle.evaluate((element) => ({
      disabled: element.getAttribute('aria-disabled') === 'true' || element.matches(':disabled'),
      checked: element instanceof HTMLInputElement ? element.checked : element.getAttribute('aria-checked') === 'true',
      value:
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? element.value
          : element instanceof HTMLSelectElement
            ? (element.selectedOptions[0]?.textContent ?? '')
            : (element.textContent ?? ''),
    }));
    return { handle, role, name, ...dom, value: dom.value.trim() };
  }

  /** The name of one node; puppeteer's own way reads the tree of the whole page for it. */
  async #name(handle: ElementHandle): Promise<string> {
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', {
      backendNodeId: await handle.backendNodeId(),
      fetchRelatives: false,
    });
    const name: unknown = nodes[0]?.name?.value;
    return typeof name === 'string' ? name.trim() : '';
  }

  /** The smallest elements that hold exactly this sentence, those that a person can see first. */
  async holding(sentence: string): Promise<readonly ElementHandle[]> {
    const list = await this.root.evaluateHandle((root, wanted) => {
      const found: Element[] = [];
      const stack: Node[] = [root];
      for (let node = stack.pop(); node; node = stack.pop()) {
        const inside = node instanceof Element && node.shadowRoot ? [node.shadowRoot, node] : [node];
        for (const part of inside) stack.push(...part.childNodes);
        if (!(node instanceof Element) || node.hasAttribute('data-tiktok-audit')) continue;
        if ((node.textContent ?? '').replace(/\s+/g, ' ').trim() === wanted) found.push(node);
      }
      const smallest = found.filter((element) => !found.some((other) => other !== element && element.contains(other)));
      const area = smallest.map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ? width * height : 0;
      });
      return smallest
        .map((element, index) => ({ element, area: area[index] ?? 0 }))
        .sort((a, b) => b.area - a.area)
        .map(({ element }) => element);
    }, sentence.replace(/\s+/g, ' ').trim());
    const members = await list.getProperties();
    // The list holds elements alone.
    return [...members.values()].flatMap((member) => (member.asElement() as ElementHandle | null) ?? []);
  }

  /** Everything that the composer shows as text. */
  text(): Promise<string> {
    return this.root.evaluate((root) => {
      const parts: string[] = [];
      const stack: Node[] = [root];
      for (let node = stack.pop(); node; node = stack.pop()) {
        if (node instanceof Element && node.hasAttribute('data-tiktok-audit')) continue;
        // An element without a box of its own (`display: contents`) counts as invisible there, and what is in it may be seen.
        if (
          node instanceof Element &&
          getComputedStyle(node).display !== 'contents' &&
          !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        )
          continue;
        if (node instanceof Text) parts.push(node.data);
        const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
        stack.push(...[...inside.childNodes].reverse());
      }
      return parts.join(' ').replace(/\s+/g, ' ');
    });
  }

  /** The same, once the browser has had a moment with nothing to do; a page that is never idle counts as idle after two seconds. */
  async textWhenIdle(): Promise<string> {
    await this.root.evaluate(
      () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 2000 })),
    );
    return this.text();
  }

  /** Every element that fits, in the document of the composer and in its shadow roots. */
  async all(selector: string): Promise<readonly ElementHandle[]> {
    return [...(await this.root.$$(selector)), ...(await this.root.$$(`>>> ${selector}`))];
  }

  /** What previews the content: the largest picture, video or canvas. */
  async preview(): Promise<ElementHandle | undefined> {
    const media = await this.all(':is(video, img, canvas)');
    const sized = await Promise.all(
      media.map(async (handle) => ({ handle, box: await handle.boundingBox().catch(() => null) })),
    );
    const area = (box: { readonly width: number; readonly height: number } | null) =>
      box ? box.width * box.height : 0;
    const [largest] = sized.sort((a, b) => area(b.box) - area(a.box));
    return largest && area(largest.box) >= 80 * 80 ? largest.handle : undefined;
  }
}

/** Finds our element wherever it stands: in shadow roots, dialogs and frames of the same origin. */
export async function findElement(
  page: Page,
): Promise<{ readonly frame: Frame; readonly root: ElementHandle } | undefined> {
  for (const frame of page.frames()) {
    const root = await frame.$('>>> share-to-tiktok').catch(() => null);
    if (root) return { frame, root };
  }
  return undefined;
}

/** Finds the composer wherever it stands. */
export async function findComposer(page: Page, session: CDPSession): Promise<Composer> {
  const ours = await findElement(page);
  if (ours) {
    // Its controls are looked up by their English names.
    await ours.root.evaluate((element) => element.setAttribute('lang', 'en'));
    return new Composer(session, ours.frame, ours.root, true);
  }
  const frame = page.mainFrame();
  const body = await frame.$('body');
  if (!body) throw new Error('The page has no content.');
  return new Composer(session, frame, body, false);
}
