import { createHash } from 'node:crypto';
import { OAuthError } from '../errors.js';
import { hasContentType, json, type Answer, type SimulatorRequest } from '../http.js';
import { token } from '../ids.js';
import type { Client } from '../model.js';
import { removeAuthorization } from '../posting/authorizations.js';
import type { World } from '../world.js';
import type { AuthorizationCode, Grant } from './records.js';

/** Lifetime of an access token: 24 hours. */
const ACCESS_TOKEN_SECONDS = 86_400;
/** Lifetime of a refresh token from its first issue: 365 days. */
const REFRESH_TOKEN_SECONDS = 31_536_000;

const MALFORMED = 'The request parameters are malformed.';

function readForm(request: SimulatorRequest): URLSearchParams {
  if (!hasContentType(request, 'application/x-www-form-urlencoded')) throw new OAuthError('invalid_request', MALFORMED);
  return new URLSearchParams(request.body.toString('utf8'));
}

function authenticate(world: World, form: URLSearchParams): Client {
  const client = world.clients.get(form.get('client_key') ?? '');
  if (client === undefined) throw new OAuthError('invalid_client', 'Client key or secret is incorrect.');
  const secret = form.get('client_secret') ?? '';
  if (secret === '') throw new OAuthError('invalid_request', 'Client secret is missed in request.');
  if (secret !== client.secret) throw new OAuthError('invalid_client', 'Client key or secret is incorrect.');
  return client;
}

function tokens(world: World, grant: Grant, refreshToken: string, refreshExpiresAt: number): Answer {
  const now = world.clock.now();
  const accessToken = token('act');
  world.oauth.accessTokens.set(accessToken, { grant, expiresAt: now + ACCESS_TOKEN_SECONDS * 1000 });
  world.oauth.refreshTokens.set(refreshToken, { grant, expiresAt: refreshExpiresAt });
  return json(
    200,
    {
      access_token: accessToken,
      expires_in: ACCESS_TOKEN_SECONDS,
      open_id: grant.openId,
      refresh_expires_in: Math.floor((refreshExpiresAt - now) / 1000),
      refresh_token: refreshToken,
      scope: grant.scopes.join(','),
      token_type: 'Bearer',
    },
    { 'Cache-Control': 'no-store' },
  );
}

function verifierMatches({ codeChallenge, hexChallenge }: AuthorizationCode, verifier: string | null): boolean {
  if (codeChallenge === undefined) return true;
  if (verifier === null || !/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) return false;
  const digest = createHash('sha256').update(verifier).digest();
  // A desktop challenge is lowercase hexadecimal ("Login Kit for Desktop"); web clients in production send RFC 7636's base64url.
  return digest.toString('hex') === codeChallenge || (!hexChallenge && digest.toString('base64url') === codeChallenge);
}

function exchange(world: World, client: Client, form: URLSearchParams): Answer {
  const value = form.get('code') ?? '';
  const code = world.oauth.codes.get(value);
  if (value === '') throw new OAuthError('invalid_request', MALFORMED);
  if (code === undefined || code.grant.clientKey !== client.key || code.expiresAt <= world.clock.now())
    throw new OAuthError('invalid_grant', 'Authorization code is expired or invalid.');
  world.oauth.codes.delete(value);
  if (form.get('redirect_uri') !== code.redirectUri)
    throw new OAuthError('invalid_request', 'Redirect_uri is not matched with the uri when requesting code.');
  if (!verifierMatches(code, form.get('code_verifier')))
    throw new OAuthError('invalid_request', 'Code verifier or code challenge is invalid');
  return tokens(world, code.grant, token('rft'), world.clock.now() + REFRESH_TOKEN_SECONDS * 1000);
}

function refresh(world: World, client: Client, form: URLSearchParams): Answer {
  const value = form.get('refresh_token') ?? '';
  if (value === '') throw new OAuthError('invalid_request', MALFORMED);
  const record = world.oauth.refreshTokens.get(value);
  if (record === undefined || record.grant.clientKey !== client.key || record.expiresAt <= world.clock.now())
    throw new OAuthError('invalid_grant', 'Refresh token is invalid or expired.');
  if (!world.settings.refreshRotation) return tokens(world, record.grant, value, record.expiresAt);
  world.oauth.refreshTokens.delete(value);
  return tokens(world, record.grant, token('rft'), record.expiresAt);
}

/** `POST /v2/oauth/token/` ("Manage user access tokens"). */
export function issueToken(world: World, request: SimulatorRequest): Answer {
  const form = readForm(request);
  const client = authenticate(world, form);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchange(world, client, form);
    case 'refresh_token':
      return refresh(world, client, form);
    case 'client_credentials':
      return json(200, { access_token: token('clt'), expires_in: 7200, token_type: 'Bearer' });
    case null:
      throw new OAuthError('invalid_request', MALFORMED);
    default:
      throw new OAuthError('unsupported_grant_type', 'The grant type is not supported.');
  }
}

/** `POST /v2/oauth/revoke/`: ends the authorization behind an access token, and answers an empty object. */
export function revoke(world: World, request: SimulatorRequest): Answer {
  const form = readForm(request);
  const client = authenticate(world, form);
  const record = world.oauth.accessTokens.get(form.get('token') ?? '');
  if (record === undefined || record.grant.clientKey !== client.key) throw new OAuthError('invalid_request', MALFORMED);
  removeAuthorization(world, client.key, record.grant.creatorId, 5);
  return json(200, {});
}
