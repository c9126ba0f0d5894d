import type { Sending } from './exact-body.js';
import { exactBody } from './exact-body.js';
import type { NodeBody } from './put-node.js';
import { isNodeBody, putThroughNode } from './put-node.js';

/** Sends the body of a request on and returns TikTok's status; rejects when the connection or the body broke off. */
export type Put = (request: Request, env: unknown, sending: Sending) => Promise<number>;

/**
 * Through Node's own streams where the server hands one over, because Web streams cost several times as much there;
 * else, and for a host's own `fetch`, through the platform's.
 */
export function putter(hostFetch: typeof fetch | undefined): Put {
  const send: typeof fetch = hostFetch ?? ((input, init) => fetch(input, init));
  return async (request, env, sending) => {
    const body = hostFetch ? undefined : (nodeBodyOf(env) ?? (await denoBodyOf(request)));
    return body ? putThroughNode(body, sending) : putWithFetch(send, request, sending);
  };
}

/** The request as Node received it, which `@hono/node-server` passes along with the `Request`. */
function nodeBodyOf(env: unknown): NodeBody | undefined {
  const incoming: unknown = typeof env === 'object' && env !== null ? Reflect.get(env, 'incoming') : undefined;
  return isNodeBody(incoming) ? incoming : undefined;
}

/** Deno's `fetch` sends a stream without its length, which TikTok refuses; its `node:http` keeps it. */
async function denoBodyOf({ body }: Request): Promise<NodeBody | undefined> {
  if (!body || !Reflect.has(globalThis, 'Deno')) return undefined;
  const { Readable } = await import('node:stream');
  // Both types describe the same streams of the platform.
  return Readable.fromWeb(body as import('node:stream/web').ReadableStream<Uint8Array>);
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
