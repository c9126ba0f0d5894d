import { toBase64Url } from './encoding.js';

/** SHA-256 of bytes as they pass. Web Crypto wants them all at once, so this is each runtime's own. */
export interface RunningDigest {
  update(piece: Uint8Array): void;
  /** In base64url; no piece may follow. */
  end(): Promise<string>;
}

let nodeCrypto: Promise<typeof import('node:crypto') | undefined> | undefined;

/** `undefined` where the runtime has neither Node's hash (Node, Bun, Deno) nor the `DigestStream` of Workers. */
export async function runningDigest(): Promise<RunningDigest | undefined> {
  const node = await (nodeCrypto ??= import('node:crypto').catch(() => undefined));
  if (!node) return workerDigest();
  const hash = node.createHash('sha256');
  let ended: string | undefined;
  return { update: (piece) => void hash.update(piece), end: async () => (ended ??= hash.digest('base64url')) };
}

function workerDigest(): RunningDigest | undefined {
  const DigestStream: unknown = Reflect.get(crypto, 'DigestStream');
  if (typeof DigestStream !== 'function') return undefined;
  const stream: WritableStream<Uint8Array> & { readonly digest: Promise<ArrayBuffer> } = Reflect.construct(
    DigestStream,
    ['SHA-256'],
  );
  const writer = stream.getWriter();
  let closing: Promise<void> | undefined;
  return {
    update: (piece) => void writer.write(piece),
    async end() {
      await (closing ??= writer.close());
      return toBase64Url(new Uint8Array(await stream.digest));
    },
  };
}
