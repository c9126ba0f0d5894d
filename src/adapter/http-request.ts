import { pageAddress } from './page-address.js';

/** Says that a request was made by this adapter: a cross-site form or image cannot set it. The value is the protocol's version. */
export const HEADERS = { 'X-Share-To-TikTok': '1' } as const;

/** The address that the routes of a backend are below. */
export function baseOf(endpoint: string | URL): URL {
  const base = new URL(endpoint, pageAddress());
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

export function isCrossOrigin({ origin }: URL): boolean {
  return origin !== globalThis.origin;
}

export function posting(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** A request as the backend takes it. */
export function requestInit(base: URL, init: RequestInit): RequestInit {
  return {
    ...init,
    // Another origin needs its cookie sent on purpose; the backend has to name this page's origin.
    credentials: isCrossOrigin(base) ? 'include' : 'same-origin',
    headers: { ...HEADERS, ...init.headers },
    cache: 'no-store',
    redirect: 'error',
  };
}
