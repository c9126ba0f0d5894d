import { parseEnvelope } from '../../wire/envelope.js';
import type { Clock } from '../runtime/clock.js';
import { withTimeout } from '../runtime/clock.js';

/** Longest time that one call of TikTok's API may take. */
export const CALL_TIMEOUT_MS = 30_000;

const PATHS = {
  creatorInfo: '/v2/post/publish/creator_info/query/',
  videoInit: '/v2/post/publish/video/init/',
  inboxVideoInit: '/v2/post/publish/inbox/video/init/',
  photoInit: '/v2/post/publish/content/init/',
  status: '/v2/post/publish/status/fetch/',
  cancel: '/v2/post/publish/cancel/',
} as const;

export type ApiCall = keyof typeof PATHS;

/** What came of a call. Whether TikTok has acted is kept apart from whether it said yes, because an `init` must not be repeated. */
export type ApiOutcome =
  | { readonly kind: 'ok'; readonly data: unknown; readonly dataText: string; readonly logId: string | undefined }
  /** TikTok said no and has done nothing. */
  | { readonly kind: 'refused'; readonly code: string; readonly status: number; readonly logId: string | undefined }
  /** The call never left this machine. */
  | { readonly kind: 'not_sent' }
  /** TikTok may have acted or not: the reply was lost, unreadable or a fault of TikTok's. */
  | {
      readonly kind: 'unclear';
      readonly code: 'internal_error' | 'invalid_response';
      readonly logId: string | undefined;
    };

/** One call of TikTok's API. */
export interface CallMetric {
  readonly kind: 'call';
  readonly call: ApiCall;
  readonly outcome: ApiOutcome['kind'];
  readonly milliseconds: number;
}

export interface TikTokApi {
  call(call: ApiCall, body: object, accessToken: string): Promise<ApiOutcome>;
}

export function tikTokApi(given: {
  readonly config: { readonly apiOrigin: string };
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly metrics: (metric: CallMetric) => void;
}): TikTokApi {
  const { clock, metrics } = given;
  const send = sender(given);
  return {
    async call(call, body, accessToken) {
      const begun = clock.now();
      const outcome = await send(call, body, accessToken);
      metrics({ kind: 'call', call, outcome: outcome.kind, milliseconds: Math.max(0, clock.now() - begun) });
      return outcome;
    },
  };
}

function sender(given: {
  readonly config: { readonly apiOrigin: string };
  readonly clock: Clock;
  readonly fetch: typeof fetch;
}): TikTokApi['call'] {
  const { config, clock } = given;
  return async (call, body, accessToken) => {
    let response: Response;
    let text: string;
    try {
      [response, text] = await withTimeout(clock, CALL_TIMEOUT_MS, async (timeout) => {
        const reply = await given.fetch(`${config.apiOrigin}${PATHS[call]}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json; charset=UTF-8' },
          body: JSON.stringify(body),
          redirect: 'manual',
          signal: timeout,
        });
        return [reply, await readLimited(reply)] as const;
      });
    } catch (error) {
      return neverLeft(error) ? { kind: 'not_sent' } : { kind: 'unclear', code: 'internal_error', logId: undefined };
    }
    const envelope = parseEnvelope(text);
    if (envelope?.code === 'ok' && response.ok) return { kind: 'ok', ...envelope };
    if (response.status >= 500 || envelope?.code === 'internal_error') {
      return { kind: 'unclear', code: 'internal_error', logId: envelope?.logId };
    }
    if (response.status === 429 && !envelope) {
      // An edge in front of TikTok's API replies in its own way, and passes nothing on.
      return { kind: 'refused', code: 'rate_limit_exceeded', status: 429, logId: undefined };
    }
    if (!envelope || envelope.code === 'ok') return { kind: 'unclear', code: 'invalid_response', logId: undefined };
    // Both spellings are in use for the same refusal.
    const code = envelope.code === 'invalid_param' ? 'invalid_params' : envelope.code;
    return { kind: 'refused', code, status: response.status, logId: envelope.logId };
  };
}

/** Far more than any reply of TikTok's; what is larger is none of them and would only cost time and memory. */
const MAX_REPLY_BYTES = 256 * 1024;

/** Reads a reply as text, but no more of it than TikTok ever sends. */
export async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    bytes += part.byteLength;
    if (bytes > MAX_REPLY_BYTES) throw new TypeError('The reply is longer than any from TikTok.');
  }
  return text + decoder.decode();
}

/** Runtimes that say why a connection failed let us know that nothing was sent; elsewhere it stays unclear. */
function neverLeft(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  // A host of several addresses fails by each of them.
  const causes: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  return causes.length > 0 && causes.every(isOfConnecting);
}

function isOfConnecting(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  const [code, syscall]: readonly unknown[] = ['code', 'syscall'].map((name) => Reflect.get(cause, name));
  // The time limit of Node's `fetch` and what other runtimes report name no system call.
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].some((known) => known === code)
  );
}
