import type { Config } from '../options/config.js';
import { isPullUrl } from '../tiktok/pull-url.js';
import type { Finding } from '../../findings/finding.js';
import { fine, problem, warning } from '../../findings/finding.js';

/** Scopes, audit and prefixes as the options have them, without a look at the network. */
export function checkClient(config: Config): readonly Finding[] {
  return [checkScopes(config), checkAudit(config), ...checkPhotos(config)];
}

function checkScopes({ scopes }: Config): Finding {
  if (!scopes.includes('video.publish')) {
    return warning(
      'scopes',
      `asks for ${scopes.join(', ')}: Direct Post and creator info are not among them`,
      'Add "video.publish" to scopes; the page needs creator info in both modes.',
    );
  }
  const drafts = scopes.includes('video.upload')
    ? 'Direct Post and drafts'
    : 'Direct Post; mode="inbox" needs "video.upload"';
  return fine('scopes', `asks for ${scopes.join(', ')}: ${drafts}`);
}

function checkAudit({ clientKey, unaudited }: Config): Finding {
  // Keys of sandboxes begin so, and a sandbox can only post privately.
  if (clientKey.startsWith('sb') && !unaudited) {
    return problem(
      'audit',
      'the client key is one of a sandbox, which can only post with "Only me"',
      'Pass unaudited: true, and set the attribute "unaudited" on the element.',
    );
  }
  return unaudited
    ? warning(
        'audit',
        'unaudited: posts are "Only me", from private accounts, by five users a day',
        'Apply for the audit at https://developers.tiktok.com/application/content-posting-api, then remove unaudited.',
      )
    : fine('audit', 'audited, as the options say; TikTok refuses public posts of a client that is not');
}

function checkPhotos({ photosBaseUrl, verifiedPrefixes, development }: Config): readonly Finding[] {
  if (isPullUrl(`${photosBaseUrl}photo.jpg`, verifiedPrefixes, { development })) {
    return [fine('prefix', `staged photos lie under a verified prefix: ${photosBaseUrl}`)];
  }
  return [
    warning(
      'prefix',
      `staged photos lie at ${photosBaseUrl}, which is not under verifiedPrefixes`,
      'To post photos from devices, verify that prefix in the developer portal ("URL properties") and add it to verifiedPrefixes.',
    ),
  ];
}
