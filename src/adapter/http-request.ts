import { pageAddress } from './page-address.js';

/** Says that a request was made by this adapter: a cross-site form or image cannot set it. The value is the protocol's version. */
export const HEADERS = { 'X-Share-To-TikTok': '1' } as const;

/** The address that the routes of a backend are below. */
export function baseOf(endpoint: string | URL): URL {
  const base = new URL(endpoint, pageAddress());
  base.pathname = base.pathname.replace(/\/?$/, '/');
  return base;
}

export function posting(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** A request as the backend takes it. */
export function requestInit(init: RequestInit): RequestInit {
  return {
    ...init,
    // A backend of another origin has a cookie too, and has to name this page's origin.
    credentials: 'include',
    headers: { ...HEADERS, ...init.headers },
    cache: 'no-store',
    // A sign-in in front of the backend is no lost connection, which an error would be taken for.
    redirect: 'manual',
  };
}
