import { toShareError } from '../../../src/wire/error.js';

/** What of a browser matters here: its one cookie, and the way through TikTok's consent page and back. */
export class Browser {
  /** Session cookie, as `name=value`. */
  cookie = '';
  readonly #base: string;

  /** `base` is the URL of the backend, with a slash at its end. */
  constructor(base: string) {
    this.#base = base;
  }

  /**
   * Goes to TikTok and says yes, as a user in the popup does. Answers the page at its end, or `undefined` where the way
   * broke off, so that the user can only close the window.
   */
  async consent(): Promise<string | undefined> {
    try {
      const begun = await this.#visit(`${this.#base}connect?nonce=n`, 'same-origin');
      const asked = await fetch(begun.headers.get('Location') ?? '', { redirect: 'manual' });
      // Some refusals of TikTok's send the browser straight back.
      const back = asked.headers.get('Location') ?? (await allow(asked));
      if (!back) return undefined;
      return await (await this.#visit(back, 'cross-site')).text();
    } catch {
      return undefined;
    }
  }

  async #visit(url: string, site: string): Promise<Response> {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: this.cookie, 'Sec-Fetch-Site': site } });
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.cookie;
    return answer;
  }
}

/** Allows everything on the consent page; answers where TikTok sends the browser then. */
async function allow(page: Response): Promise<string | null> {
  const ticket = /name="ticket" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const form = new URLSearchParams({ ticket, creator: 'ada', decision: 'allow' });
  for (const scope of ['video.publish', 'video.upload']) form.append('scope', scope);
  const allowed = await fetch(page.url, { method: 'POST', body: form, redirect: 'manual' });
  return allowed.headers.get('Location');
}

/** The word that the callback page has for the page that waits; anything but a yes throws. */
export function heed(callbackPage: string): void {
  const word = /const message = (\{.*?\});/.exec(callbackPage)?.[1] ?? '{}';
  // Our own backend wrote it; whatever else stands there is no yes.
  const { ok, code = 'connect_failed' } = JSON.parse(word) as { readonly ok?: boolean; readonly code?: string };
  if (ok !== true) throw toShareError({ code });
}
