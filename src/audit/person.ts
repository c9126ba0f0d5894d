import { setTimeout as wait } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer-core';

/** Marks what the kit draws, so that no check takes it for the page's own. */
export const KIT_MARK = 'data-tiktok-audit';

/** Operates a page as a person would: visibly, one thing after the other. */
export class Person {
  readonly #page: Page;
  readonly #paceMs: number;
  readonly #caption: (caption: string) => void;

  constructor(page: Page, paceMs: number, caption: (caption: string) => void) {
    this.#page = page;
    this.#paceMs = paceMs;
    this.#caption = caption;
  }

  /** Captions what is done next, beside the page and not on it. */
  async say(caption: string): Promise<void> {
    this.#caption(caption);
    await this.#pause();
  }

  async point(handle: ElementHandle): Promise<void> {
    await handle.scrollIntoView();
    const box = await handle.boundingBox();
    if (!box) throw new Error('The control is not shown.');
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 60)];
    await this.#page.evaluate(drawPointer, x, y, KIT_MARK);
    await this.#page.mouse.move(x, y, { steps: this.#paceMs > 0 ? 12 : 1 });
    await this.#pause();
  }

  async press(handle: ElementHandle): Promise<void> {
    await this.point(handle);
    await this.#page.mouse.down();
    await this.#page.mouse.up();
    await this.#pause();
  }

  async type(handle: ElementHandle, text: string): Promise<void> {
    await this.press(handle);
    await this.#page.keyboard.type(text, { delay: Math.min(40, this.#paceMs / 20) });
    await this.#pause();
  }

  /** Chooses files through the dialog that a control opens. */
  async choose(handle: ElementHandle, files: readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([this.#page.waitForFileChooser({ timeout: 10_000 }), this.press(handle)]);
    await chooser.accept([...files]);
    await this.#pause();
  }

  #pause(): Promise<void> {
    return wait(this.#paceMs);
  }
}

function drawPointer(x: number, y: number, mark: string): void {
  const known = document.querySelector(`[${mark}="pointer"]`);
  const dot = known instanceof HTMLElement ? known : document.createElement('div');
  dot.setAttribute(mark, 'pointer');
  dot.popover = 'manual';
  Object.assign(dot.style, {
    position: 'fixed',
    inset: `${y - 11}px auto auto ${x - 11}px`,
    width: '22px',
    height: '22px',
    margin: '0',
    padding: '0',
    border: '3px solid #d61c4e',
    borderRadius: '50%',
    background: 'rgb(214 28 78 / 25%)',
    pointerEvents: 'none',
    transition: 'inset 200ms',
  });
  if (!dot.isConnected) document.documentElement.append(dot);
  if (dot.matches(':popover-open')) dot.hidePopover();
  dot.showPopover();
}
