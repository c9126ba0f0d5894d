import type { SimulatorRequest } from '../http.js';
import { isLoopbackHost } from '../resolve.js';

/** Names that a request to this machine may carry as its host; anything else could be a rebound DNS name. */
function hostIsLoopback(host: string | undefined): boolean {
  return host !== undefined && URL.canParse(`http://${host}`) && isLoopbackHost(new URL(`http://${host}`).hostname);
}

/**
 * Says why a request must not reach the control API, or gives undefined. Only this machine may drive the simulator, and of the
 * pages that run on it only the simulator's own and those of the origins that were allowed by name.
 */
export function controlRefusal(request: SimulatorRequest, allowedOrigins: readonly string[]): string | undefined {
  const { host, origin } = request.headers;
  if (!hostIsLoopback(host)) return 'The control API answers only to a loopback host name.';
  if (origin !== undefined) {
    const own = origin === `http://${host}`;
    return own || allowedOrigins.includes(origin) ? undefined : 'The control API is closed to this origin.';
  }
  const site = request.headers['sec-fetch-site'];
  // A page that is merely opened, from a link elsewhere, changes nothing.
  const opened = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  return site === undefined || site === 'same-origin' || site === 'none' || opened
    ? undefined
    : 'The control API is closed to other sites.';
}
