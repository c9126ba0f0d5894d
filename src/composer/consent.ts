import { randomId } from '../adapter/random-id.js';
import { giveConsent } from '../domain/consent.js';
import type { ConsentReceipt } from '../domain/consent.js';
import { deepFreeze } from '../domain/freeze.js';
import { canPublish } from './phases/editing.js';
import type { ComposerState } from './state.js';

/** The event that begins a post. Dispatch it only after the person in front of the page has pressed the button. */
export interface PublishConfirmed {
  readonly type: 'publish-confirmed';
  readonly consent: ConsentReceipt;
  readonly key: string;
}

/** The creator's consent to what is on the page now; `undefined` where it may not be posted. */
export function consentTo(
  state: ComposerState,
  { locale, now = new Date() }: { readonly locale: string; readonly now?: Date },
): PublishConfirmed | undefined {
  if (!canPublish(state)) return undefined;
  const { creator, draft, page } = state;
  const consent = giveConsent({ draft, creator, settings: page.setup.settings, locale, now });
  // The host's listeners see it before it is sent.
  return deepFreeze({ type: 'publish-confirmed', consent, key: randomId() });
}
