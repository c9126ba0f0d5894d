import type { Config } from '../options/config.js';
import { fromUtf8, toHex, utf8 } from '../crypto/encoding.js';
import { hmacSha256 } from '../crypto/hmac.js';
import { cookieName } from '../sessions/session.js';
import type { Finding } from '../../findings/finding.js';
import { fine, problem, warning } from '../../findings/finding.js';
import type { Clock } from '../runtime/clock.js';
import { inTime } from './in-time.js';

interface Given {
  readonly config: Config;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** Visits the routes as TikTok and a browser do, over the network: what a proxy in front of them does shows here. */
export async function checkRoutes(given: Given): Promise<readonly Finding[]> {
  const { config } = given;
  const base = config.redirectUri.replace(/\/callback\/?$/, '');
  const visit = (path: string, init: RequestInit = {}) => visitInTime(given, `${base}/${path}`, init);

  const begun = await visit('connect?nonce=doctor');
  if (!begun) {
    const fix = 'Start the backend, and run this where its public address can be reached.';
    return [problem('routes', `${base} gives no reply`, fix)];
  }
  const { status, headers } = begun;
  const location = headers.get('location') ?? '';
  const target = URL.canParse(location) ? new URL(location) : undefined;
  // Where the host knows its users, nobody is signed in here; a server that asks for a password itself says so (RFC 9110).
  const isUnsigned = status === 401 && !headers.has('www-authenticate');
  const isOurs = isUnsigned || (status === 302 && target?.origin === config.authorizeOrigin);
  if (!isOurs) {
    const where = status >= 300 && status < 400 && target ? ` and leads to ${target.origin}` : '';
    const fix =
      'Mount the backend at the path of redirectUri, pass the whole path on to it, and let no sign-in stand before it.';
    // The other routes would only say the same in other words.
    return [problem('routes', `${base}/connect replies with ${status}${where}: the backend is not there`, fix)];
  }
  return [
    ...(target ? checkConsent(config, target.searchParams) : []),
    checkCookie(config, begun),
    await checkCallback(config, await visit('callback')),
    await checkWebhook(given, (init) => visit('webhook', init)),
    ...(await checkPrefixes(given)),
  ];
}

/** The reply to a request, redirects included; `undefined` when none comes. */
function visitInTime({ fetch: send, clock }: Given, url: string, init: RequestInit): Promise<Response | undefined> {
  return inTime(clock, (signal) => send(url, { redirect: 'manual', ...init, signal })).catch(() => undefined);
}

/** Holds what the running backend asks TikTok for against the options. */
function checkConsent(config: Config, asked: URLSearchParams): readonly Finding[] {
  const redirectUri = asked.get('redirect_uri');
  const same = 'Start the backend with the same options as the doctor.';
  return [
    redirectUri === config.redirectUri
      ? fine('redirect', `${config.redirectUri}: register exactly this with TikTok, letter for letter`)
      : problem(
          'redirect',
          `the running backend has the redirectUri ${redirectUri}, here it is ${config.redirectUri}`,
          same,
        ),
    ...(asked.get('client_key') === config.clientKey
      ? []
      : [problem('client', 'the running backend has another client key', same)]),
    ...(asked.get('scope') === config.scopes.join(',')
      ? []
      : [problem('scopes', `the running backend asks for ${asked.get('scope')}`, same)]),
  ];
}

function checkCookie(config: Config, reply: Response): Finding {
  const [cookie = ''] = reply.headers.getSetCookie();
  if (cookie === '' && reply.status === 401) {
    return warning(
      'cookie',
      'not seen: connect wants a signed-in user',
      'Look at it in a browser, in DevTools under Application.',
    );
  }
  if (cookie === '') return warning('cookie', 'connect sets no cookie', 'A proxy may take it away; let it through.');
  const wanted = ['HttpOnly', 'SameSite=Lax', 'Path=/', ...(config.insecureCookies ? [] : ['Secure'])];
  const missing = wanted.filter((flag) => !cookie.split('; ').includes(flag));
  if (!cookie.startsWith(`${cookieName(config)}=`) || missing.length > 0 || /; Domain=/i.test(cookie)) {
    const what = missing.length > 0 ? `lacks ${missing.join(', ')}` : 'was renamed or given a domain on its way';
    return problem('cookie', `the session cookie ${what}`, 'Stop the proxy from rewriting cookies.');
  }
  return config.insecureCookies
    ? warning(
        'cookie',
        'goes without Secure and __Host-, on plain http',
        'Use https everywhere but on your own machine.',
      )
    : fine('cookie', '__Host-, Secure, HttpOnly, SameSite=Lax');
}

async function checkCallback(config: Config, reply: Response | undefined): Promise<Finding> {
  const isOurs =
    reply?.status === 400 && reply.headers.get('content-security-policy')?.startsWith("default-src 'none'");
  await reply?.body?.cancel();
  if (!isOurs) {
    const fix = 'Pass GET requests for it on to the backend, with their query and their headers.';
    return problem('redirect', `${config.redirectUri} does not lead to the backend`, fix);
  }
  return reply.headers.has('cross-origin-opener-policy')
    ? warning(
        'redirect',
        'something adds Cross-Origin-Opener-Policy to the callback',
        'Leave it off there; without an opener the popup can only be heard over BroadcastChannel.',
      )
    : fine('redirect', 'the callback replies');
}

/** Sends an event of a client that does not exist, once signed and once not: nothing happens but the reply. */
async function checkWebhook(
  { config, clock }: Given,
  visit: (init: RequestInit) => Promise<Response | undefined>,
): Promise<Finding> {
  const seconds = Math.floor(clock.now() / 1000);
  const body = utf8(
    JSON.stringify({ client_key: 'doctor', event: 'doctor', create_time: seconds, user_openid: '', content: '{}' }),
  );
  const message = utf8(`${seconds}.${fromUtf8(body)}`);
  const signature = toHex(await hmacSha256(config.clientSecrets[0], message));
  const send = (s: string) => visit({ method: 'POST', body, headers: { 'tiktok-signature': `t=${seconds},s=${s}` } });
  const [signed, forged] = [await send(signature), await send('0'.repeat(64))];
  if (signed?.status !== 200) {
    const fix =
      'Start the backend with the same client secret as the doctor, and let the raw body through: no body parser before it.';
    return problem('webhook', `refuses an event signed with the client secret (${signed?.status ?? 'no reply'})`, fix);
  }
  return forged?.status === 401
    ? fine('webhook', 'takes what is signed and refuses what is not')
    : problem(
        'webhook',
        'takes an event with a wrong signature',
        'Something else replies here: pass it to the backend.',
      );
}

/** TikTok follows no redirect when it pulls (Media transfer guide). */
async function checkPrefixes(given: Given): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const prefix of given.config.verifiedPrefixes) {
    const reply = await visitInTime(given, prefix, { method: 'HEAD' });
    if (!reply)
      findings.push(
        problem('prefix', `${prefix} gives no reply`, 'Serve it over the public internet: TikTok pulls from there.'),
      );
    else if (reply.status >= 300 && reply.status < 400) {
      findings.push(
        problem(
          'prefix',
          `${prefix} redirects, and TikTok follows no redirect`,
          'Verify and name the address that it leads to.',
        ),
      );
    } else findings.push(fine('prefix', `${prefix} can be reached`));
  }
  return findings;
}
