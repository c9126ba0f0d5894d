import type { CallOptions, ShareToTikTokAdapter } from './contract.js';
import { baseOf, posting, requestInit } from './http-request.js';

/** The first question for the creator, asked while the code that reads the reply is on its way. Used once or not at all. */
export class HeadStart {
  /** Whom it was asked of: an adapter, or the backend at an address. */
  readonly asked: ShareToTikTokAdapter | string;
  readonly reply: Promise<unknown>;
  readonly #call = new AbortController();

  constructor(asked: ShareToTikTokAdapter | string) {
    const { signal } = this.#call;
    this.asked = asked;
    this.reply = Promise.resolve().then((): unknown =>
      typeof asked === 'string' ? ask(asked, signal) : asked.getCreatorInfo({ signal }),
    );
    // The caller that takes the reply gets its failure too.
    this.reply.catch(() => {});
  }

  /** The reply for a caller, whose signal ends the call from now on. */
  take({ signal }: CallOptions): Promise<unknown> {
    signal.addEventListener('abort', () => this.#call.abort(signal.reason), { once: true });
    return this.reply;
  }

  drop(): void {
    this.#call.abort();
  }
}

function ask(endpoint: string, signal: AbortSignal): Promise<Response> {
  const base = baseOf(endpoint);
  return fetch(new URL('creator-info', base), { ...requestInit(posting({})), signal });
}
