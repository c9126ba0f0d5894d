import * as z from 'zod/mini';
import { parseJson } from './json.js';

const tokens = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.coerce.number().check(z.positive()),
  open_id: z.string().check(z.minLength(1)),
  refresh_token: z.string().check(z.minLength(1)),
  refresh_expires_in: z.coerce.number().check(z.positive()),
  scope: z.string(),
});

const failure = z.object({ error: z.string(), log_id: z.optional(z.unknown()) });

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
  const answer = tokens.safeParse(value);
  if (answer.success) {
    const { data } = answer;
    return {
      kind: 'tokens',
      openId: data.open_id,
      accessToken: data.access_token,
      expiresInSeconds: data.expires_in,
      refreshToken: data.refresh_token,
      refreshExpiresInSeconds: data.refresh_expires_in,
      scopes: scopeList(data.scope),
    };
  }
  const refusal = failure.safeParse(value);
  return refusal.success
    ? { kind: 'refused', error: refusal.data.error, logId: logIdOf(refusal.data.log_id) }
    : { kind: 'unreadable' };
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
  const refusal = failure.safeParse(value);
  return refusal.success && refusal.data.error !== '' ? refusal.data.error : undefined;
}

function logIdOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\w{1,64}$/.test(value) ? value : undefined;
}

/** TikTok separates scopes by commas; blanks are taken too, as OAuth has it. */
export function scopeList(scopes: string): readonly string[] {
  return scopes.split(/[\s,]+/).filter(Boolean);
}
