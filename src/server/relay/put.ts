import type { Sending } from './exact-body.js';
import { exactBody } from './exact-body.js';
import type { NodeBody } from './put-node.js';
import { isNodeBody, putThroughNode } from './put-node.js';
import { release } from './release.js';

/** Sends the body of a request on and returns TikTok's status; rejects when the connection or the body broke off. */
export type Put = (request: Request, env: unknown, sending: Sending) => Promise<number>;

/**
 * Through Node's own streams on Node and Deno: Web streams cost Node several times as much, and Deno's `fetch` sends them
 * without their length, which TikTok refuses. Elsewhere, and for a host's own `fetch`, through the platform's.
 */
export function putter(hostFetch: typeof fetch | undefined): Put {
  const send: typeof fetch = hostFetch ?? ((input, init) => fetch(input, init));
  return async (request, env, sending) => {
    if (hostFetch) return putWithFetch(send, request, sending);
    const incoming = incomingOf(env);
    // Nobody else needs the bytes of Node's own request; other runtimes only imitate it.
    if (incoming) return putThroughNode(incoming, sending, isNode() ? release : undefined);
    if (!request.body || !(isNode() || has('Deno'))) return putWithFetch(send, request, sending);
    const { Readable } = await import('node:stream');
    // Both types describe the same streams of the platform. Nothing is released: a stream may be one of two that share theirs.
    const body = request.body as import('node:stream/web').ReadableStream<Uint8Array>;
    return putThroughNode(Readable.fromWeb(body), sending);
  };
}

const has = (name: string) => Reflect.has(globalThis, name);

/** Bun, Deno and workerd give themselves a version of Node too. */
function isNode(): boolean {
  const versions: unknown = has('process') && Reflect.get(process, 'versions');
  const isNodeLike = typeof versions === 'object' && versions !== null && Reflect.has(versions, 'node');
  return isNodeLike && !['Bun', 'Deno', 'FixedLengthStream'].some(has);
}

/** The request as Node received it, which `@hono/node-server` passes along with the `Request`. */
function incomingOf(env: unknown): NodeBody | undefined {
  const incoming: unknown = typeof env === 'object' && env !== null ? Reflect.get(env, 'incoming') : undefined;
  return isNodeBody(incoming) ? incoming : undefined;
}

async function putWithFetch(
  send: typeof fetch,
  { body }: Request,
  { url, headers, length, passage, signal }: Sending,
): Promise<number> {
  if (!body) throw new TypeError('The request has no body.');
  // `duplex` is part of the fetch standard for streamed bodies, though not of the DOM types.
  const init: RequestInit & { readonly duplex: 'half' } = {
    method: 'PUT',
    headers,
    body: withLength(exactBody(body, length, passage), length),
    duplex: 'half',
    redirect: 'manual',
    signal,
  };
  const reply = await send(url, init);
  await reply.body?.cancel();
  return reply.status;
}

/** Workers take the length of a streamed body from a stream of its own kind, other runtimes from the header. */
function withLength(body: ReadableStream<Uint8Array>, length: number): ReadableStream<Uint8Array> {
  const fixed: unknown = Reflect.get(globalThis, 'FixedLengthStream');
  if (typeof fixed !== 'function') return body;
  const { readable, writable }: TransformStream<Uint8Array, Uint8Array> = Reflect.construct(fixed, [length]);
  // A break shows at the reading end, where `fetch` meets it.
  void body.pipeTo(writable).catch(() => undefined);
  return readable;
}
