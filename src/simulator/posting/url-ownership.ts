import { isIP } from 'node:net';
import type { Client } from '../model.js';

/** Says whether media may be pulled from this URL: https, a named host, and under a verified domain or prefix. */
export function isOwnedUrl(client: Client, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const host = url.hostname.toLowerCase();
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return false;
  if (host.startsWith('[') || isIP(host) !== 0) return false;
  // A prefix covers exactly the URLs that begin with it, compared after `..` and the like are resolved.
  if (client.verifiedPrefixes.some((prefix) => prefix.endsWith('/') && url.href.startsWith(prefix))) return true;
  return client.verifiedDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
