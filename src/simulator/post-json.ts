import { request } from 'node:http';

/** How long a receiver may take before the delivery counts as failed, in milliseconds of real time. */
const TIMEOUT_MS = 5000;

/** Posts JSON and resolves with the HTTP status, or with undefined when no answer came. */
export function postJson(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (response) => {
        response.resume();
        response.on('error', () => resolve(undefined));
        response.on('end', () => resolve(response.statusCode));
      },
    );
    outgoing.on('error', () => resolve(undefined));
    outgoing.end(body);
  });
}
