import { randomText } from '../crypto/hash.js';
import { respond } from '../http/respond.js';

const NOT_CONNECTED = 'Your TikTok account was not connected.';
const FORGET_QUERY = `history.replaceState(null, '', location.pathname);`;

/** What the page that waits is told; no token, no code of TikTok's, no name. */
export interface PopupResult {
  readonly nonce: string;
  /** The one origin that may read the message. */
  readonly origin: string;
  readonly ok: boolean;
  readonly code?: string;
}

/**
 * The page in the popup after consent: it tells the waiting page and closes. The message goes to the opener and over a
 * `BroadcastChannel`, because a `Cross-Origin-Opener-Policy` on the way cuts the opener off.
 */
export function popupPage({ nonce, origin, ok, code }: PopupResult, status = 200): Response {
  const message = { source: 'share-to-tiktok', ok, nonce, ...(code ? { code } : {}) };
  const script = `const message = ${literal(message)};
try { new BroadcastChannel('share-to-tiktok').postMessage(message); } catch {}
try { window.opener?.postMessage(message, ${literal(origin)}); } catch {}
history.replaceState(null, '', location.pathname);
window.close();`;
  return page(ok ? 'Your TikTok account is connected.' : NOT_CONNECTED, script, status);
}

/** For a failure before it is known who waits: the user reads a page, and nobody is told. */
export function failedPage(status: number): Response {
  return page(NOT_CONNECTED, FORGET_QUERY, status);
}

/** For a return from TikTok that nobody waits for any more: no message is sent. */
export function lostPage(): Response {
  return page(
    'This sign-in has expired or was already used. Start again from the page where you began.',
    FORGET_QUERY,
    400,
  );
}

function page(sentence: string, script: string, status: number): Response {
  const nonce = randomText(16);
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Connect TikTok</title>
<p>${sentence}</p>
<p>You can close this window.</p>
<script nonce="${nonce}">${script}</script>
</html>
`;
  return respond(html, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
  });
}

/** A JavaScript literal that cannot end the script element that it stands in. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
