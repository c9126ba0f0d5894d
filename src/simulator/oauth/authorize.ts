import { randomInt } from 'node:crypto';
import { page, redirect, type Answer, type SimulatorRequest } from '../http.js';
import { openIdOf, secret } from '../ids.js';
import type { Client } from '../model.js';
import type { World } from '../world.js';
import { consentPage, refusalPage } from './consent-page.js';
import type { AuthorizeRequest } from './records.js';
import { isLoopbackRedirect, isRegistered } from './redirect-uris.js';
import { BASIC_SCOPE, mayRequest } from './scopes.js';

/** Why an authorize request is refused; TikTok's pages name no type and no number. Only the number for `client_key`, 10003, is known from TikTok itself. */
export interface AuthorizeProblem {
  readonly error: string;
  readonly description: string;
  readonly type?: string;
  readonly errCode?: number;
}

const CLIENT_KEY: AuthorizeProblem = {
  error: 'unauthorized_client',
  description: 'The client key is unknown or not allowed to use Login Kit.',
  type: 'client_key',
  errCode: 10003,
};
const REDIRECT_URI: AuthorizeProblem = {
  error: 'invalid_request',
  description: 'The redirect URI is not registered for this client.',
  type: 'redirect_uri',
  errCode: 10006,
};

function problem(error: string, type: string, errCode: number, description: string): AuthorizeProblem {
  return { error, type, errCode, description };
}

function checkRequest(
  { settings }: World,
  client: Client,
  redirectUri: string,
  query: URLSearchParams,
): AuthorizeProblem | AuthorizeRequest {
  if (query.get('response_type') !== 'code')
    return problem('unsupported_response_type', 'response_type', 10007, 'The response type must be "code".');
  const scopes = new Set((query.get('scope') ?? '').split(',').filter((scope) => scope !== ''));
  if (scopes.size === 0) return problem('invalid_scope', 'scope', 10005, 'No scope is requested.');
  const foreign = [...scopes].find((scope) => !mayRequest(client, scope));
  if (foreign !== undefined)
    return problem('invalid_scope', 'scope', 10005, `The client may not request the scope "${foreign}".`);
  const state = query.get('state') || undefined;
  if (state === undefined && settings.requireState)
    return problem('invalid_request', 'state', 10008, 'The state is missing.');
  const codeChallenge = query.get('code_challenge') ?? undefined;
  const required = client.desktop || isLoopbackRedirect(redirectUri);
  if (required && (codeChallenge === undefined || codeChallenge === ''))
    return problem('invalid_request', 'code_challenge', 10009, 'The code challenge is missing.');
  if (codeChallenge !== undefined && query.get('code_challenge_method') !== 'S256')
    return problem('invalid_request', 'code_challenge', 10009, 'The code challenge method must be "S256".');
  const hexChallenge = required || settings.requireHexChallenge;
  return {
    clientKey: client.key,
    redirectUri,
    state,
    scopes: [...scopes.add(BASIC_SCOPE)],
    codeChallenge,
    hexChallenge,
  };
}

/** Adds parameters to a redirect URI, which has no query of its own. */
function callback(redirectUri: string, parameters: Readonly<Record<string, string>>): Answer {
  // A form leaves the asterisk as it is, and TikTok does not.
  return redirect(`${redirectUri}?${new URLSearchParams(parameters).toString().replaceAll('*', '%2A')}`);
}

function refuse(redirectUri: string, state: string | undefined, refusal: AuthorizeProblem): Answer {
  return callback(redirectUri, {
    error: refusal.error,
    error_description: refusal.description,
    ...(refusal.type === undefined ? {} : { error_type: refusal.type }),
    ...(refusal.errCode === undefined ? {} : { errCode: String(refusal.errCode) }),
    ...(state === undefined ? {} : { state }),
  });
}

/** The refusal that a fault asks for. */
function faultOf(request: SimulatorRequest): AuthorizeProblem | undefined {
  const fault = request.faults.get('consent_error');
  return (
    fault && {
      error: fault.code ?? 'access_denied',
      description: fault.message ?? 'The authorization failed.',
      ...(fault.errorType === undefined ? {} : { type: fault.errorType }),
    }
  );
}

/** `GET /v2/auth/authorize/`: checks the request and shows the consent page ("Login Kit for Web"). */
export function authorize(world: World, request: SimulatorRequest): Answer {
  const { query } = request;
  const client = world.clients.get(query.get('client_key') ?? '');
  // Without a known client and a registered redirect there is nowhere safe to send the browser.
  if (client === undefined) return page(400, refusalPage(CLIENT_KEY));
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegistered(client, redirectUri)) return page(400, refusalPage(REDIRECT_URI));
  const checked = faultOf(request) ?? checkRequest(world, client, redirectUri, query);
  if ('error' in checked) return refuse(redirectUri, query.get('state') ?? undefined, checked);

  if (query.get('disable_auto_auth') === '0') {
    const grant = world.oauth
      .grants(world.clock.now())
      .find(({ clientKey, creatorId }) => clientKey === client.key && creatorId === world.currentCreator);
    if (grant !== undefined && checked.scopes.every((scope) => grant.scopes.includes(scope)))
      return issueCode(world, checked, grant.creatorId, checked.scopes);
  }
  const ticket = secret();
  world.oauth.tickets.set(ticket, checked);
  const shown = page(200, consentPage(world, client, checked, ticket));
  return world.settings.consentCutsOpener
    ? { ...shown, headers: { ...shown.headers, 'Cross-Origin-Opener-Policy': 'same-origin' } }
    : shown;
}

/** `POST /v2/auth/authorize/`: takes the creator's choice from the consent page. */
export function decide(world: World, request: SimulatorRequest): Answer {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const ticket = form.get('ticket') ?? '';
  const pending = world.oauth.tickets.get(ticket);
  world.oauth.tickets.delete(ticket);
  const client = pending === undefined ? undefined : world.clients.get(pending.clientKey);
  if (pending === undefined || client === undefined)
    return page(
      400,
      refusalPage(problem('invalid_request', 'ticket', 10001, 'This page is out of date. Start again from the app.')),
    );

  const creatorId = form.get('creator') ?? '';
  const fault = faultOf(request);
  if (fault !== undefined) return refuse(pending.redirectUri, pending.state, fault);
  if (form.get('decision') !== 'allow')
    return refuse(
      pending.redirectUri,
      pending.state,
      problem('access_denied', 'user_cancelled', 10004, 'The user canceled the authorization.'),
    );
  if (!world.creators.has(creatorId))
    return refuse(
      pending.redirectUri,
      pending.state,
      problem('access_denied', 'user', 10002, 'The user is not signed in.'),
    );
  if (client.sandbox && !client.targetUsers.includes(creatorId))
    return refuse(
      pending.redirectUri,
      pending.state,
      problem('access_denied', 'non_sandbox_target', 10011, 'The user is not a target user of this sandbox.'),
    );
  const chosen = form.getAll('scope');
  const granted = pending.scopes.filter((scope) => scope === BASIC_SCOPE || chosen.includes(scope));
  world.currentCreator = creatorId;
  return issueCode(world, pending, creatorId, granted);
}

function issueCode(world: World, request: AuthorizeRequest, creatorId: string, scopes: readonly string[]): Answer {
  // Real codes hold `*` and `!`, so a client has to decode them.
  const code = `${secret()}*1!${randomInt(1000, 10_000)}`;
  world.oauth.codes.set(code, {
    grant: { clientKey: request.clientKey, creatorId, openId: openIdOf(request.clientKey, creatorId), scopes },
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    hexChallenge: request.hexChallenge,
    expiresAt: world.clock.now() + world.settings.codeLifetimeMs,
  });
  const { state } = request;
  return callback(request.redirectUri, {
    code,
    scopes: scopes.join(','),
    ...(state === undefined ? {} : { state }),
  });
}
