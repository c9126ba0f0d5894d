import { fine, problem, warning } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import { isFramable } from '../../findings/framing.js';
import type { Walk } from '../walk/walk.js';

/** What holds for the whole walk: secrets, policy of the page, and whether page and backend agree on the audit. */
export async function judgeSite({ network, composer, options }: Walk): Promise<readonly Finding[]> {
  const secrets = [...new Set(network.secrets.map(({ name, path }) => `${name} in ${path}`))];
  return [
    secrets.length > 0
      ? problem(
          'secrets',
          `the browser received: ${secrets.join('; ')}`,
          'Keep tokens, secrets and upload addresses in the backend.',
        )
      : fine('secrets', 'no token, secret or upload address reached the browser'),
    new URL(options.url).protocol === 'https:'
      ? fine('address', new URL(options.url).origin)
      : warning(
          'address',
          `${new URL(options.url).origin} is no https address`,
          'Record the video on the domain that you declared.',
        ),
    isFramable(network.framing)
      ? warning('policy', 'other sites may frame the page', "Send Content-Security-Policy: frame-ancestors 'self'.")
      : fine('policy', 'the page cannot be framed by other sites'),
    ...(await audited(composer, network.errorCodes)),
    ...(composer.isOurs
      ? []
      : [
          warning(
            'composer',
            'this is not <share-to-tiktok>: controls are judged by their roles and English names',
            'Look at each screenshot yourself.',
          ),
        ]),
  ];
}

async function audited(composer: Walk['composer'], codes: ReadonlySet<string>): Promise<readonly Finding[]> {
  if (!composer.isOurs || !codes.has('unaudited_client_can_only_post_to_private_accounts')) return [];
  // A framework may have set it as a property, which is no attribute.
  const isMarked = await composer.root
    .evaluate((element) => Reflect.get(element, 'unaudited') === true)
    .catch(() => true);
  return isMarked
    ? []
    : [
        problem(
          'unaudited',
          'TikTok says that the client has not passed the audit, and the page does not',
          'Set the attribute unaudited until the audit is passed.',
        ),
      ];
}

/** What TikTok's form asks, with what the page answers by itself. */
export async function checklist({ network, page, options }: Walk): Promise<Readonly<Record<string, string>>> {
  const links = await page
    .evaluate(() =>
      [...document.querySelectorAll('a[href]')].map(
        (link) => [link.textContent?.trim() ?? '', (link as HTMLAnchorElement).href] as const,
      ),
    )
    .catch(() => []);
  const find = (name: RegExp) => links.find(([text]) => name.test(text))?.[1] ?? 'not found on the page';
  return {
    'Domain in the address bar': new URL(options.url).origin,
    'Address of the page': options.url,
    Scopes: [...network.scopes].join(', ') || 'not seen',
    'Privacy policy': find(/privacy/i),
    'Terms of service': find(/terms/i),
    ...options.answers,
  };
}
