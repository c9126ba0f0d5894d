import type { Failure } from './failure.js';

const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** `{"data": …}` around a text that is JSON already, so that long numbers keep their digits. */
export function dataText(json: string): Response {
  return new Response(`{"data":${json}}`, { headers: { ...ALWAYS, 'content-type': 'application/json' } });
}

export function data(value: object): Response {
  return dataText(JSON.stringify(value));
}

export function noContent(): Response {
  return new Response(null, { status: 204, headers: ALWAYS });
}

export function failed(failure: Failure): Response {
  const body = { error: { code: failure.code, message: failure.message, log_id: failure.logId ?? '' } };
  return new Response(JSON.stringify(body), {
    status: failure.status,
    headers: { ...ALWAYS, 'content-type': 'application/json', ...retryAfter(failure) },
  });
}

function retryAfter({ retryAfterSeconds }: Failure): Readonly<Record<string, string>> {
  return retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) };
}

export function redirect(location: string, status: 302 | 303): Response {
  return new Response(null, { status, headers: { ...ALWAYS, location, 'referrer-policy': 'no-referrer' } });
}

/** Any other response, with the headers that every response has. */
export function respond(body: BodyInit | null, status: number, headers: Readonly<Record<string, string>>): Response {
  return new Response(body, { status, headers: { ...ALWAYS, ...headers } });
}
