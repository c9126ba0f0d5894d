import type { Page } from 'puppeteer-core';

/** One request with bytes: where it went, the digest of what was sent, and what came back. */
export interface Sent {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly status: number;
  readonly answer: string;
}

/** Keeps account, in the page itself, of the bytes that leave it. */
export async function watchSentBytes(page: Page): Promise<void> {
  await page.evaluate(`{
    window.sentBytes = [];
    const { open, send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (method, url) {
      this.path = new URL(url, location.href).pathname;
      return open.apply(this, arguments);
    };
    XMLHttpRequest.prototype.send = function (body) {
      this.addEventListener('loadend', () => {
        const entry = (async () => {
          const bytes = await body.arrayBuffer();
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
          return { path: this.path, sha256, bytes: bytes.byteLength, status: this.status, answer: this.responseText };
        })();
        window.sentBytes.push(entry);
      });
      return send.call(this, body);
    };
  }`);
}

export function sentBytes(page: Page): Promise<readonly Sent[]> {
  return page.evaluate('Promise.all(window.sentBytes)') as Promise<readonly Sent[]>;
}
