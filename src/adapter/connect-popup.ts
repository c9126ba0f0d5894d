import { ShareError } from '../domain/errors.js';
import type { CallOptions } from './contract.js';
import { randomId } from './random-id.js';
import { toShareError } from '../wire/error.js';

export interface PopupConnection {
  /** The backend's `connect` route. */
  readonly url: string;
  /** The only origin whose word counts. */
  readonly origin: string;
  /** Asks the backend, for when the popup could not speak. */
  readonly isConnected: () => Promise<boolean>;
}

const CHANNEL = 'share-to-tiktok';
const FEATURES = 'popup,width=480,height=720';

/** How often the popup is looked at, in milliseconds: a closed window sends no event. */
const LOOK_EVERY = 400;
/** A popup that looks closed after so few looks was cut off rather than closed: nobody is that quick. */
const CUT_OFF_BY = 8;
/** Looks after which a popup that was cut off is given up although nobody was seen to leave the page for it: a minute. */
const LONGEST_WAIT = 150;

/**
 * Opens the consent page in a popup and waits for the word of the backend's callback page: by `postMessage` where the
 * opener is still known, by `BroadcastChannel` where a `Cross-Origin-Opener-Policy` on the way has cut it.
 */
export function connectInPopup({ url, origin, isConnected }: PopupConnection, { signal }: CallOptions): Promise<void> {
  const nonce = randomId();
  const query = new URLSearchParams({ nonce });
  // A backend of another origin has to know which page waits; a page without an origin has none to name.
  if (origin !== globalThis.origin && globalThis.origin !== 'null') query.set('origin', globalThis.origin);
  const popup = window.open(`${url}?${query}`, '_blank', FEATURES);
  if (!popup) return Promise.reject(new ShareError('popup_blocked'));
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(CHANNEL);
    const settle = (finish: () => void): void => {
      window.removeEventListener('message', hear);
      signal.removeEventListener('abort', abort);
      channel.close();
      clearInterval(timer);
      popup.close();
      finish();
    };
    const answer = (data: unknown): void => {
      const word = readWord(data, nonce);
      if (!word) return;
      settle(word.ok ? resolve : () => reject(toShareError({ code: word.code ?? 'connect_failed' })));
    };
    const hear = (event: MessageEvent<unknown>): void => {
      if (event.origin === origin) answer(event.data);
    };
    const abort = (): void => settle(() => reject(signal.reason));
    let asking = false;
    let looks = 0;
    let away = false;
    let closedAt: number | undefined;
    // A cut-off popup looks closed while the user still works in it, so only a user who is back on the page counts.
    const look = async (): Promise<void> => {
      const here = document.hasFocus();
      looks += 1;
      away ||= !here;
      if (popup.closed) closedAt ??= looks;
      if (asking || closedAt === undefined || !here) return;
      if (!away && closedAt <= CUT_OFF_BY && looks < LONGEST_WAIT) return;
      asking = true;
      const connected = await isConnected();
      if (!signal.aborted) settle(connected ? resolve : () => reject(new ShareError('connect_failed')));
    };
    const timer = setInterval(() => void look(), LOOK_EVERY);
    window.addEventListener('message', hear);
    channel.addEventListener('message', (event: MessageEvent<unknown>) => answer(event.data));
    signal.addEventListener('abort', abort, { once: true });
  });
}

function readWord(
  data: unknown,
  nonce: string,
): { readonly ok: boolean; readonly code: string | undefined } | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const word: Readonly<Record<string, unknown>> = { ...data };
  if (word['source'] !== CHANNEL || word['nonce'] !== nonce || typeof word['ok'] !== 'boolean') return undefined;
  return { ok: word['ok'], code: typeof word['code'] === 'string' ? word['code'] : undefined };
}
