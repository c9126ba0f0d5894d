import type { TokenAnswer } from '../../wire/oauth.js';
import { parseRevokeAnswer, parseTokenAnswer } from '../../wire/oauth.js';
import { CALL_TIMEOUT_MS, readLimited } from '../tiktok-api.js';
import { withTimeout } from '../clock.js';
import { foreignName } from '../http/log.js';
import type { Kit } from '../kit.js';

type Fields = Readonly<Record<string, string>>;

/**
 * TikTok's token endpoint, spoken to with plain `fetch`: it wants `client_key` for `client_id`, separates scopes by
 * commas, sends errors with HTTP 200, and its PKCE is hexadecimal, so an OAuth library would have to be bent at each step.
 */
export async function exchangeCode(
  kit: Kit,
  code: string,
  verifier: string | undefined,
): Promise<TokenAnswer | { readonly kind: 'unreachable' }> {
  return requestTokens(kit, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: kit.config.redirectUri,
    ...(verifier ? { code_verifier: verifier } : {}),
  });
}

export async function refreshTokens(
  kit: Kit,
  refreshToken: string,
): Promise<TokenAnswer | { readonly kind: 'unreachable' }> {
  return requestTokens(kit, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** Ends the app's access behind a token. Returns why that failed, or `undefined` once it has ended. */
export async function revokeToken(kit: Kit, accessToken: string): Promise<string | undefined> {
  try {
    const { isOk, text } = await post(kit, '/v2/oauth/revoke/', { token: accessToken });
    const refusal = parseRevokeAnswer(text);
    return refusal === undefined ? (isOk ? undefined : 'HTTP error') : foreignName(refusal);
  } catch {
    return 'unreachable';
  }
}

async function requestTokens(kit: Kit, fields: Fields): Promise<TokenAnswer | { readonly kind: 'unreachable' }> {
  try {
    return parseTokenAnswer((await post(kit, '/v2/oauth/token/', fields)).text);
  } catch {
    return { kind: 'unreachable' };
  }
}

function post(kit: Kit, path: string, fields: Fields): Promise<{ readonly isOk: boolean; readonly text: string }> {
  const { config, clock } = kit;
  const credentials = { client_key: config.clientKey, client_secret: config.clientSecrets[0] };
  return withTimeout(clock, CALL_TIMEOUT_MS, async (signal) => {
    const answer = await kit.fetch(`${config.apiOrigin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-cache' },
      body: new URLSearchParams({ ...credentials, ...fields }).toString(),
      redirect: 'manual',
      signal,
    });
    return { isOk: answer.ok, text: await readLimited(answer) };
  });
}
