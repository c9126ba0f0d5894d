import assert from 'node:assert/strict';
import type { KeyInput, Page } from 'puppeteer-core';

/** Where the focus is, as a keyboard user hears it: role and accessible name; `body` when it is lost. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    let active = document.activeElement;
    if (!active || active === document.body) return 'body';
    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const root = active.getRootNode();
    const byIds = (active.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => root.getElementById?.(id)?.textContent.trim() ?? '')
      .join(' ');
    const label = active.labels?.[0]?.textContent;
    const name = active.getAttribute('aria-label') ?? (byIds.trim() || label || active.textContent);
    const role = active.getAttribute('role') ?? (active.type === 'checkbox' ? 'checkbox' : active.localName);
    return role + ' ' + name.trim().replace(/\\s+/g, ' ');
  })()`) as Promise<string>;
}

/** Keys only: every key is followed by a look at the focus, which must never be lost. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: KeyInput): Promise<string> {
    await this.#page.keyboard.press(key);
    return this.focus();
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.focus();
  }

  /** Where the focus is now; it must be somewhere. */
  async focus(): Promise<string> {
    const at = await focused(this.#page);
    assert.notEqual(at, 'body', 'The focus is lost.');
    return at;
  }

  /** Goes on with Tab until the focus is there. */
  async tabTo(wanted: string): Promise<void> {
    const passed: string[] = [];
    for (let at = await this.focus(); at !== wanted; at = await this.press('Tab')) {
      passed.push(at);
      assert.ok(passed.length < 60, `"${wanted}" cannot be reached by Tab; passed: ${passed.join(', ')}`);
    }
  }
}
