import type { Exchange } from '../http/exchange.js';
import { noteOf, toFailure } from '../http/failure.js';
import { redirect } from '../http/respond.js';
import { popupPage } from './popup-page.js';

/** The page that waits for an account to be linked, once it is known to be one that may be told. */
export interface WaitingPage {
  readonly nonce: string;
  readonly origin: string;
  readonly returnTo: string | undefined;
}

/** Serves a navigation; failures go to the page that waits, because nobody reads JSON in a popup. */
export async function answerTo(
  exchange: Exchange,
  { nonce, origin, returnTo }: WaitingPage,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (thrown) {
    const failure = toFailure(thrown);
    exchange.note(noteOf(failure, thrown));
    if (returnTo !== undefined) return redirect(`${origin}${returnTo}`, 303);
    return popupPage({ nonce, origin, ok: false, code: failure.code }, failure.status);
  }
}
