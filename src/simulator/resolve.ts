/** Says whether a host is this machine's loopback. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

/**
 * Where a URL of the outside world is really fetched: the loopback origin that stands in for its host, with its own path and query.
 * Undefined when none does; the simulator never leaves the machine.
 */
export function loopbackFor(map: Readonly<Record<string, string>>, address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const origin = Object.hasOwn(map, url.host) ? map[url.host] : undefined;
  if (origin === undefined) return url.protocol === 'http:' && isLoopbackHost(url.hostname) ? url : undefined;
  const target = URL.canParse(origin) ? new URL(origin) : undefined;
  if (target === undefined || target.protocol !== 'http:' || !isLoopbackHost(target.hostname)) return undefined;
  target.pathname = url.pathname;
  target.search = url.search;
  return target;
}
