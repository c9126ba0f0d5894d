import type { Finding } from '../../findings/finding.js';
import { fine, problem, warning } from '../../findings/finding.js';
import { directivesOf, isFramable } from '../../findings/framing.js';
import type { Config } from '../options/config.js';
import type { Clock } from '../runtime/clock.js';
import { inTime } from './in-time.js';

const POLICY = "Send Content-Security-Policy: frame-ancestors 'self'; base-uri 'self' with it.";

type Origins = Pick<Config, 'publicOrigin' | 'allowedOrigins'>;

/**
 * Whether the page that shows the composer may ask the backend, and who may frame it: in a foreign frame its creators could be
 * made to click blindly.
 */
export async function checkPage(
  {
    fetch: send,
    clock,
    config: origins,
  }: { readonly fetch: typeof fetch; readonly clock: Clock; readonly config: Origins },
  page: string | undefined,
): Promise<readonly Finding[]> {
  if (page === undefined) {
    return [warning('page', 'was not looked at', 'Name the page that shows the composer with --page.')];
  }
  const reply = await inTime(clock, (signal) => send(page, { headers: { accept: 'text/html' }, signal })).catch(
    () => undefined,
  );
  await reply?.body?.cancel();
  if (!reply?.ok) {
    const what = reply ? `replies with ${reply.status}` : 'gives no reply';
    return [warning('page', `${page} ${what}`, 'Name an address that shows the page to anybody.')];
  }
  const policy = reply.headers.get('content-security-policy') ?? '';
  const frameOptions = reply.headers.get('x-frame-options') ?? '';
  return [
    ...originProblems(new URL(reply.url || page).origin, origins),
    isFramable({ policy, frameOptions })
      ? warning('page', `other sites may frame ${page}`, POLICY)
      : fine('page', 'the page says who may frame it'),
    directivesOf(policy).has('base-uri')
      ? fine('page', 'the page says which base address it may have')
      : warning('page', `an injected <base> may change addresses of ${page}`, POLICY),
  ];
}

function originProblems(origin: string, { publicOrigin, allowedOrigins }: Origins): readonly Finding[] {
  if (origin === publicOrigin || allowedOrigins.includes(origin)) return [];
  return [
    problem(
      'page',
      `is at ${origin}, and the backend takes requests from pages of ${publicOrigin} alone`,
      'Open the page there, or let redirectUri (or publicOrigin) begin with the address of the page.',
    ),
  ];
}
