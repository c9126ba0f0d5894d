import { apiError } from '../errors.js';
import { hasContentType, type SimulatorRequest } from '../http.js';
import { parseObject, type JsonObject } from '../json.js';
import type { Client, Creator } from '../model.js';
import type { Grant } from '../oauth/records.js';
import { mayRequest } from '../oauth/scopes.js';
import type { World } from '../world.js';

/** On whose behalf, and through which app, a call is made. */
export interface Caller {
  readonly accessToken: string;
  readonly grant: Grant;
  readonly client: Client;
  readonly creator: Creator;
}

/** Calls per minute and access token ("API rate limits" and the endpoint pages). */
export const RATE_LIMITS = {
  user_info: 600,
  video_list: 600,
  video_query: 600,
  creator_info: 20,
  video_init: 6,
  inbox_init: 6,
  photo_init: 6,
  status: 30,
} as const;

/** Length of the sliding window of the rate limits. */
export const RATE_WINDOW_MS = 60_000;

/** The access token of a request, or undefined. */
export function bearerToken(request: Pick<SimulatorRequest, 'headers'>): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Finds out who calls; refuses a token that is missing, unknown or expired. */
export function authenticate(world: World, request: SimulatorRequest): Caller {
  const accessToken = bearerToken(request);
  const record = accessToken === undefined ? undefined : world.oauth.accessTokens.get(accessToken);
  if (accessToken === undefined || record === undefined || record.expiresAt <= world.clock.now())
    throw apiError('access_token_invalid');
  const client = world.clients.get(record.grant.clientKey);
  const creator = world.creators.get(record.grant.creatorId);
  if (client === undefined || creator === undefined) throw apiError('access_token_invalid');
  return { accessToken, grant: record.grant, client, creator };
}

/** Refuses a caller who was granted none of the scopes, or whose app may no longer ask for those that were. */
export function requireScope({ grant, client }: Caller, ...scopes: readonly string[]): void {
  const granted = scopes.filter((scope) => grant.scopes.includes(scope));
  if (granted.length === 0) throw apiError('scope_not_authorized');
  if (!granted.some((scope) => mayRequest(client, scope))) throw apiError('scope_permission_missed');
}

/** Counts the call, and refuses it over the limit of its endpoint. */
export function requireRate(world: World, caller: Caller, endpoint: keyof typeof RATE_LIMITS): void {
  const key = `${endpoint} ${caller.accessToken}`;
  if (!world.rateLimits.tryCount(key, RATE_LIMITS[endpoint], world.clock.now())) throw apiError('rate_limit_exceeded');
}

/** The JSON object of a call; undefined when the body is none or is not sent as JSON. */
export function jsonBody(request: SimulatorRequest): JsonObject | undefined {
  return hasContentType(request, 'application/json') ? parseObject(request.body.toString('utf8')) : undefined;
}
