import { logIdOf } from './envelope.js';
import { parseJson } from './json.js';
import { anything, matching, numeric, object, readBy, REFUSED, text } from './shape.js';
import type { Reader } from './shape.js';

const some = matching(/./s);
const seconds: Reader<number> = (value) => {
  const result = numeric(value);
  return result !== REFUSED && result > 0 ? result : REFUSED;
};

const tokens = object({
  access_token: some,
  expires_in: seconds,
  open_id: some,
  refresh_token: some,
  refresh_expires_in: seconds,
  scope: text(),
});

const failure = object({ error: text(), log_id: anything });

/** What the token endpoint answered (OAuth user access token management). */
export type TokenAnswer =
  | {
      readonly kind: 'tokens';
      readonly openId: string;
      readonly accessToken: string;
      readonly expiresInSeconds: number;
      readonly refreshToken: string;
      readonly refreshExpiresInSeconds: number;
      readonly scopes: readonly string[];
    }
  /** TikTok's flat error shape; it comes with HTTP 200 as well. */
  | { readonly kind: 'refused'; readonly error: string; readonly logId: string | undefined }
  | { readonly kind: 'unreadable' };

/** Reads an answer of the token endpoint by its body alone, because its HTTP status is not documented. */
export function parseTokenAnswer(text: string): TokenAnswer {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return { kind: 'unreadable' };
  }
  const answer = readBy(tokens, value);
  if (answer) {
    return {
      kind: 'tokens',
      openId: answer.open_id,
      accessToken: answer.access_token,
      expiresInSeconds: answer.expires_in,
      refreshToken: answer.refresh_token,
      refreshExpiresInSeconds: answer.refresh_expires_in,
      scopes: scopeList(answer.scope),
    };
  }
  const refusal = readBy(failure, value);
  return refusal ? { kind: 'refused', error: refusal.error, logId: logIdOf(refusal.log_id) } : { kind: 'unreadable' };
}

/** Why the revoke endpoint refused, or `undefined` when it did not: success is an empty body, or an empty object. */
export function parseRevokeAnswer(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return 'unreadable';
  }
  return readBy(failure, value)?.error || undefined;
}

/** TikTok separates scopes by commas; blanks are taken too, as OAuth has it. */
export function scopeList(scopes: string): readonly string[] {
  return scopes.split(/[\s,]+/).filter(Boolean);
}
