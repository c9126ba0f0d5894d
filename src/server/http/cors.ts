import type { Config } from '../config.js';
import { REQUEST_HEADER } from './request-guard.js';

/** Lets scripts of the named origins read an answer; without named origins nothing is added. */
export function withCors(response: Response, request: Request, { allowedOrigins }: Config): Response {
  if (allowedOrigins.length === 0) return response;
  const answer = new Response(response.body, response);
  answer.headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) {
    answer.headers.set('access-control-allow-origin', origin);
    answer.headers.set('access-control-allow-credentials', 'true');
    answer.headers.set('access-control-expose-headers', 'X-Share-To-TikTok-Site');
  }
  return answer;
}

/** Answers the browser's question whether a script of another origin may send what it is about to send. */
export function preflight(request: Request, { allowedOrigins }: Config): Response | undefined {
  const origin = request.headers.get('origin');
  if (request.method !== 'OPTIONS' || origin === null || !allowedOrigins.includes(origin)) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers': `${REQUEST_HEADER}, content-type, content-range`,
      // One question for many chunks.
      'access-control-max-age': '600',
    },
  });
}
