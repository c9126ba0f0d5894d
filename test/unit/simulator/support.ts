import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import {
  createManualClock,
  startSimulator,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
} from '../../../src/simulator/index.js';

/** The seeded clients, by what they are for. */
export const CLIENTS = {
  audited: { key: 'awaudited00000001', secret: 'simulated-secret-of-the-audited-client' },
  unaudited: { key: 'awunaudited000001', secret: 'simulated-secret-of-the-unaudited-client' },
  sandbox: { key: 'sbsandbox00000001', secret: 'simulated-secret-of-the-sandbox-client' },
  desktop: { key: 'awdesktop00000001', secret: 'simulated-secret-of-the-desktop-client' },
} as const;

export type ClientName = keyof typeof CLIENTS;

export const WEB_CALLBACK = 'https://app.example.com/callback';
export const DESKTOP_CALLBACK = 'http://127.0.0.1:4000/callback';
export const VERIFIER = 'tiktok-pkce-test-verifier_0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ.~';

export interface Tested extends Simulator {
  readonly clock: SimulatorClock;
}

/** Starts a simulator on a clock of its own, hands it over, and closes it. */
export async function withSimulator(
  options: SimulatorOptions,
  use: (simulator: Tested) => Promise<void>,
): Promise<void> {
  const clock = options.clock ?? createManualClock();
  const simulator = await startSimulator({ ...options, clock });
  try {
    await use({ ...simulator, clock });
  } finally {
    await simulator.close();
  }
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // A test reads what it expects and fails on anything else.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: any;
}

export async function call(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}

export function form(url: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
  return call(url, { method: 'POST', body: new URLSearchParams(fields) });
}

export interface ConsentChoice {
  readonly client?: ClientName;
  readonly creator?: string;
  readonly scopes?: readonly string[];
  readonly granted?: readonly string[];
  readonly redirectUri?: string;
  readonly challenge?: string;
  readonly decision?: 'allow' | 'cancel';
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** Opens the consent page as a browser would. */
export function openConsent(simulator: Simulator, choice: ConsentChoice = {}): Promise<Reply> {
  const query: Record<string, string | undefined> = {
    client_key: CLIENTS[choice.client ?? 'audited'].key,
    scope: (choice.scopes ?? ['user.info.basic', 'video.publish', 'video.upload']).join(','),
    redirect_uri: choice.redirectUri ?? WEB_CALLBACK,
    state: 'state-of-the-test',
    response_type: 'code',
    ...(choice.challenge === undefined ? {} : { code_challenge: choice.challenge, code_challenge_method: 'S256' }),
    ...choice.query,
  };
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return call(`${simulator.authorizeUrl}?${new URLSearchParams(given).toString()}`);
}

/** Goes through the consent page and returns the callback's parameters. */
export async function consent(simulator: Simulator, choice: ConsentChoice = {}): Promise<URLSearchParams> {
  return new URL(await consentLocation(simulator, choice)).searchParams;
}

/** The address that the consent page sends the browser to. */
export async function consentLocation(simulator: Simulator, choice: ConsentChoice = {}): Promise<string> {
  const page = await openConsent(simulator, choice);
  const ticket = /name="ticket" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const fields = new URLSearchParams({
    ticket,
    creator: choice.creator ?? 'ada',
    decision: choice.decision ?? 'allow',
  });
  for (const scope of choice.granted ?? choice.scopes ?? ['user.info.basic', 'video.publish', 'video.upload'])
    fields.append('scope', scope);
  const answer = await call(simulator.authorizeUrl, { method: 'POST', body: fields });
  return answer.headers.get('location') ?? '';
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly open_id: string;
  readonly scope: string;
}

/** Links a creator to a client and returns the tokens. */
export async function link(simulator: Simulator, choice: ConsentChoice = {}): Promise<Tokens> {
  const client = CLIENTS[choice.client ?? 'audited'];
  const code = (await consent(simulator, choice)).get('code') ?? '';
  const reply = await form(`${simulator.apiOrigin}/v2/oauth/token/`, {
    client_key: client.key,
    client_secret: client.secret,
    code,
    grant_type: 'authorization_code',
    redirect_uri: choice.redirectUri ?? WEB_CALLBACK,
  });
  // The flat success shape of the token endpoint.
  return reply.json as Tokens;
}

/** Calls a JSON endpoint under `/v2/`. */
export function post(simulator: Simulator, path: string, token: string | undefined, body?: unknown): Promise<Reply> {
  return call(`${simulator.apiOrigin}/v2/${path}`, {
    method: 'POST',
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      'Content-Type': 'application/json; charset=UTF-8',
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** A whole file in one chunk. */
export function wholeFile(size: number): Record<string, unknown> {
  return { source: 'FILE_UPLOAD', video_size: size, chunk_size: size, total_chunk_count: 1 };
}

export function videoBody(source: unknown, info: Record<string, unknown> = {}): Record<string, unknown> {
  return { post_info: { privacy_level: 'SELF_ONLY', title: 'A test', ...info }, source_info: source };
}

/** Puts bytes to an upload URL under a range of the whole. */
export function put(
  url: string,
  bytes: Uint8Array,
  first: number,
  total: number,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return call(url, {
    method: 'PUT',
    headers: {
      'Content-Type': 'video/mp4',
      'Content-Range': `bytes ${first}-${first + bytes.length - 1}/${total}`,
      ...headers,
    },
    body: new Uint8Array(bytes),
  });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function fetchStatus(simulator: Simulator, token: string, publishId: string): Promise<Reply> {
  return post(simulator, 'post/publish/status/fetch/', token, { publish_id: publishId });
}

/** Inits a direct post of these bytes, uploads them whole, and returns the publish id. */
export async function upload(
  simulator: Simulator,
  token: string,
  bytes: Uint8Array,
  info: Record<string, unknown> = {},
): Promise<string> {
  const init = await post(simulator, 'post/publish/video/init/', token, videoBody(wholeFile(bytes.length), info));
  await put(init.json.data.upload_url, bytes, 0, bytes.length);
  return init.json.data.publish_id;
}

/** Resolves once the condition holds, looking again whenever the event loop has turned. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** Reads a fixture by its name under `test/fixtures/media/`. */
export function fixture(name: string): Promise<Buffer> {
  return readFile(new URL(`../../fixtures/media/${name}`, import.meta.url));
}

export interface LoopbackServer {
  readonly origin: string;
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
  }[];
}

/** Serves on loopback for as long as `use` runs; `handle` answers after the body is in. */
export async function withServer(
  handle: (request: LoopbackServer['requests'][number], response: ServerResponse) => void,
  use: (server: LoopbackServer) => Promise<void>,
): Promise<void> {
  const requests: LoopbackServer['requests'] = [];
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const request = {
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(parts),
      };
      requests.push(request);
      handle(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    await use({ origin: `http://127.0.0.1:${port}`, requests });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
