import type { Client } from '../model.js';

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1):(\d{1,5}|\*)(\/[^?#]*)?$/;

/** Says whether this is a redirect to the user's own machine, as a desktop app registers it. */
export function isLoopbackRedirect(uri: string): boolean {
  return LOOPBACK.test(uri);
}

/**
 * Says what could not be registered of a client, or gives undefined ("Login Kit for Web", "Login Kit for Desktop").
 * A web app may here register loopback redirects too, as one that has both platforms; desktop rules hold for those.
 */
export function registrationProblem(client: Client): string | undefined {
  if (client.targetUsers.length > 10) return 'A sandbox can have at most 10 target users.';
  if (client.redirectUris.length > 10) return 'A client can register at most 10 redirect URIs.';
  for (const uri of client.redirectUris) {
    if (uri.length >= 512) return `A redirect URI must be shorter than 512 characters: ${uri.slice(0, 40)}…`;
    if (/[?#]/.test(uri)) return `A redirect URI must have no query and no fragment: ${uri}`;
    if (isLoopbackRedirect(uri)) continue;
    if (client.desktop) return `A desktop redirect URI must be localhost or 127.0.0.1 with a port or "*": ${uri}`;
    if (!URL.canParse(uri) || !/^https:\/\//.test(uri))
      return `A web redirect URI must be absolute and begin with https: ${uri}`;
    if (/^(localhost|127\.|\[)/.test(new URL(uri).hostname))
      return `A web redirect URI must not be a loopback host: ${uri}`;
  }
  return undefined;
}

/** Says whether `uri` is registered: equal to the letter, or a loopback URL whose port stands in for a registered `*`. */
export function isRegistered(client: Client, uri: string): boolean {
  return client.redirectUris.some((registered) => {
    if (registered === uri) return !uri.includes('*');
    if (!registered.includes(':*') || !isLoopbackRedirect(uri)) return false;
    return uri.replace(/:\d{1,5}(?=\/|$)/, ':*') === registered;
  });
}
