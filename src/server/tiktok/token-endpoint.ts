import type { TokenAnswer } from '../../wire/oauth.js';
import { parseRevokeAnswer, parseTokenAnswer } from '../../wire/oauth.js';
import { foreignName } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import { withTimeout } from '../runtime/clock.js';
import { CALL_TIMEOUT_MS, readLimited } from './api.js';

type Fields = Readonly<Record<string, string>>;
type TokenReply = TokenAnswer | { readonly kind: 'unreachable' };

/** TikTok's endpoints of OAuth. */
export interface TokenEndpoint {
  exchangeCode(code: string, verifier: string | undefined): Promise<TokenReply>;
  refresh(refreshToken: string): Promise<TokenReply>;
  /** Ends the app's access behind a token. Returns why that failed, or `undefined` once it has ended. */
  revoke(accessToken: string): Promise<string | undefined>;
}

interface Client {
  readonly apiOrigin: string;
  readonly clientKey: string;
  readonly clientSecrets: readonly [string, ...string[]];
  readonly redirectUri: string;
}

/**
 * Spoken to with plain `fetch`: TikTok wants `client_key` for `client_id`, separates scopes by commas, sends errors with
 * HTTP 200, and its PKCE is hexadecimal, so an OAuth library would have to be bent at each step.
 */
export function tokenEndpoint(needs: {
  readonly config: Client;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
}): TokenEndpoint {
  const { config, clock } = needs;

  function post(path: string, fields: Fields): Promise<{ readonly isOk: boolean; readonly text: string }> {
    const credentials = { client_key: config.clientKey, client_secret: config.clientSecrets[0] };
    return withTimeout(clock, CALL_TIMEOUT_MS, async (signal) => {
      const reply = await needs.fetch(`${config.apiOrigin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-cache' },
        body: new URLSearchParams({ ...credentials, ...fields }).toString(),
        redirect: 'manual',
        signal,
      });
      return { isOk: reply.ok, text: await readLimited(reply) };
    });
  }

  async function requestTokens(fields: Fields): Promise<TokenReply> {
    try {
      return parseTokenAnswer((await post('/v2/oauth/token/', fields)).text);
    } catch {
      return { kind: 'unreachable' };
    }
  }

  return {
    exchangeCode: (code, verifier) =>
      requestTokens({
        grant_type: 'authorization_code',
        code,
        redirect_uri: config.redirectUri,
        ...(verifier ? { code_verifier: verifier } : {}),
      }),
    refresh: (refreshToken) => requestTokens({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    async revoke(accessToken) {
      try {
        const { isOk, text } = await post('/v2/oauth/revoke/', { token: accessToken });
        const refusal = parseRevokeAnswer(text);
        return refusal === undefined ? (isOk ? undefined : 'HTTP error') : foreignName(refusal);
      } catch {
        return 'unreachable';
      }
    },
  };
}
