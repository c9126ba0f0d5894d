import { setTimeout as wait } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer-core';

/** Marks what the kit draws, so that no check takes it for the page's own. */
export const KIT_MARK = 'data-tiktok-audit';

/** Operates a page as a person would: visibly, one thing after the other. */
export class Person {
  readonly #page: Page;
  readonly #paceMs: number;
  #caption = '';

  constructor(page: Page, paceMs: number) {
    this.#page = page;
    this.#paceMs = paceMs;
    page.on('domcontentloaded', () => void this.say(this.#caption));
  }

  /** Shows a caption, with the address of the page above it, as an address bar would. */
  async say(caption: string): Promise<void> {
    this.#caption = caption;
    await this.#page.evaluate(drawCaption, caption, KIT_MARK).catch(() => {});
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

function drawCaption(caption: string, mark: string): void {
  const known = document.querySelector(`[${mark}="caption"]`);
  const bar = known instanceof HTMLElement ? known : document.createElement('div');
  bar.setAttribute(mark, 'caption');
  bar.popover = 'manual';
  bar.textContent = `${location.href}\n${caption}`;
  Object.assign(bar.style, {
    position: 'fixed',
    inset: 'auto 0 0 0',
    width: 'auto',
    margin: '0',
    padding: '10px 16px',
    border: '0',
    background: 'rgb(0 0 0 / 82%)',
    color: '#fff',
    font: '15px/1.4 system-ui, sans-serif',
    whiteSpace: 'pre-line',
    pointerEvents: 'none',
  });
  if (!bar.isConnected) document.documentElement.append(bar);
  // Shown last in the top layer, so that a dialog of the page cannot hide it.
  if (bar.matches(':popover-open')) bar.hidePopover();
  bar.showPopover();
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
