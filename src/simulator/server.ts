import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { replacementFor, reset, spoil } from './answer-faults.js';
import type { SimulatorControl } from './control/control.js';
import { ApiError, OAuthError } from './errors.js';
import { INITS, OAUTH, StruckFaults, type EndpointName } from './faults.js';
import { BodyTooLargeError, json, readBody, send, text, type Answer, type SimulatorRequest } from './http.js';
import { logId } from './ids.js';
import { parseObject } from './json.js';
import { removeAuthorization } from './posting/authorizations.js';
import { drain, resetAfter } from './posting/upload.js';
import { describeBody, MAX_RECORDS, redactedPath, type RequestRecord } from './request-log.js';
import { endpointFor, servePage, type Endpoint } from './routes.js';
import { subjectOf } from './subject.js';
import type { World } from './world.js';

/** What the server needs beside the world. */
export interface ServerContext {
  readonly world: World;
  readonly control: SimulatorControl;
  /** Origins whose pages may use the control API. */
  readonly controlOrigins: readonly string[];
  readonly log: ((line: string) => void) | undefined;
}

/** Makes the HTTP server; it does not listen yet. */
export function makeServer(context: ServerContext): Server {
  const server = createServer((incoming, response) => {
    void serve(context, incoming, response).catch((error: unknown) => {
      context.log?.(`${incoming.method} failed: ${error instanceof Error ? error.message : String(error)}`);
      response.destroy();
    });
  });
  // An upload may take as long as its URL lives.
  server.requestTimeout = 0;
  return server;
}

async function serve(context: ServerContext, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world } = context;
  const target = incoming.url ?? '/';
  const url = URL.canParse(target, 'http://simulator')
    ? new URL(target, 'http://simulator')
    : new URL('http://simulator/');
  const id = logId(world.clock.now());
  const common = {
    method: incoming.method ?? 'GET',
    path: decodePath(url.pathname),
    query: url.searchParams,
    headers: incoming.headers,
    raw: incoming,
    logId: id,
  };
  const endpoint = endpointFor(common.method, common.path);
  if (endpoint === undefined) {
    const request = { ...common, body: await bodyOf(incoming), faults: new StruckFaults([]) };
    return send(response, await servePage(context, request));
  }
  response.setHeader('x-tt-logid', id);
  const body = endpoint.name === 'upload' ? Buffer.alloc(0) : await bodyOf(incoming);
  const subject = { endpoint: endpoint.name, ...subjectOf(world, common, body) };
  const request: SimulatorRequest = { ...common, body, faults: world.faults.strike(subject) };
  const answer = await answerFor(context, endpoint, request);
  record(world, endpoint.name, request, answer);
  const warnings = warningsOf(endpoint.name, request).map((warning) => ` (${warning})`);
  context.log?.(
    `${request.method} ${redactedPath(request.path, request.query)} ${answer?.status ?? 'connection reset'}${warnings.join('')}`,
  );
  if (answer !== undefined) await send(response, answer);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  try {
    return await readBody(incoming);
  } catch (error) {
    // Too large a body is as good as a malformed one: every endpoint refuses it by its own rules.
    if (error instanceof BodyTooLargeError) return Buffer.from('too large');
    throw error;
  }
}

/** Runs the faults around the endpoint; undefined when the connection was reset instead of answered. */
async function answerFor(
  context: ServerContext,
  endpoint: Endpoint,
  request: SimulatorRequest,
): Promise<Answer | undefined> {
  const { world } = context;
  const { faults } = request;
  const latency = faults.get('latency');
  if (latency !== undefined) await delay(latency.ms ?? 2000);
  endTokens(world, request);
  const resetFault = faults.get('reset');
  if (resetFault !== undefined) {
    if (endpoint.name === 'upload') await resetAfter(request.raw, resetFault.bytes ?? 0);
    else reset(request.raw);
    return undefined;
  }
  const oauthStatus = OAUTH.includes(endpoint.name) ? world.settings.oauthErrorStatus : undefined;
  const replacement = replacementFor(faults, { logId: request.logId, oauthStatus });
  if (replacement !== undefined && !replacement.applied) {
    if (endpoint.name === 'upload') await drain(request.raw);
    return replacement.answer;
  }
  const answer = await run(context, endpoint, request);
  if (faults.get('lost_answer') !== undefined) {
    reset(request.raw);
    return undefined;
  }
  return replacement?.answer ?? spoil(answer, faults);
}

/** Ends what one creator was issued; a request of nobody's harms nobody. */
function endTokens(world: World, request: SimulatorRequest): void {
  const { faults } = request;
  const { creator } = subjectOf(world, request, request.body);
  if (creator === undefined) return;
  if (faults.get('token_expired') !== undefined) world.oauth.expireAccessTokens(world.clock.now(), creator);
  if (faults.get('refresh_token_expired') !== undefined) world.oauth.expireRefreshTokens(world.clock.now(), creator);
  if (faults.get('authorization_removed') !== undefined)
    for (const grant of world.oauth.grants(world.clock.now()))
      if (grant.creatorId === creator) removeAuthorization(world, grant.clientKey, creator, 1);
}

async function run(context: ServerContext, endpoint: Endpoint, request: SimulatorRequest): Promise<Answer> {
  try {
    return await endpoint.handle(context.world, request);
  } catch (error) {
    if (error instanceof ApiError)
      return json(error.status, {
        data: {},
        error: { code: spellingOf(error.code, context.world, endpoint), message: error.message, log_id: request.logId },
      });
    if (error instanceof OAuthError)
      return json(
        context.world.settings.oauthErrorStatus,
        { error: error.code, error_description: error.message, log_id: request.logId },
        { 'Cache-Control': 'no-store' },
      );
    context.log?.(`${request.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return text(500, 'The simulator failed.');
  }
}

/** The pages of the inits have the singular of a code, and the page of all codes its plural. */
function spellingOf(code: string, { settings }: World, { name }: Endpoint): string {
  return code === 'invalid_params' && settings.singularInvalidParam && INITS.includes(name) ? 'invalid_param' : code;
}

function codeOf(answer: Answer | undefined): string | undefined {
  if (typeof answer?.body !== 'string') return undefined;
  const error = parseObject(answer.body)?.['error'];
  if (typeof error === 'string') return error;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/** What TikTok accepts although it is a mistake of the client's. */
function warningsOf(endpoint: EndpointName, { method, headers, query }: SimulatorRequest): readonly string[] {
  if (endpoint === 'upload' && headers.authorization !== undefined)
    return ['The access token was sent to the upload address, which needs none.'];
  if (endpoint === 'authorize' && method === 'GET' && !query.get('state'))
    return ['The authorization has no state, so its callback can be forged.'];
  return [];
}

function record(world: World, endpoint: EndpointName, request: SimulatorRequest, answer: Answer | undefined): void {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = name === 'authorization' || name === 'cookie' ? '[redacted]' : String(value);
  const entry: RequestRecord = {
    at: world.clock.now(),
    endpoint,
    method: request.method,
    path: redactedPath(request.path, request.query),
    headers,
    body: describeBody(request.body, request.headers['content-type']),
    status: answer?.status ?? 0,
    code: codeOf(answer),
    logId: request.logId,
    faults: request.faults.kinds,
    warnings: warningsOf(endpoint, request),
  };
  world.requests.push(entry);
  if (world.requests.length > MAX_RECORDS) world.requests.splice(0, world.requests.length - MAX_RECORDS);
}
