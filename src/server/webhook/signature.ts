import type { Bytes } from '../crypto/encoding.js';
import { fromHex, utf8 } from '../crypto/encoding.js';
import { verifyHmac } from '../crypto/hmac.js';

/** A webhook signed longer ago, or so far ahead of our clock, is refused. */
export const TOLERANCE_SECONDS = 300;

/** The two parts of a `TikTok-Signature` header. */
export interface WebhookSignature {
  /** Seconds since 1970, as it was signed. */
  readonly timestamp: string;
  readonly signature: Bytes;
}

/** Reads `t=<unix seconds>,s=<hex>`; `undefined` for anything else, also for a part that comes twice. */
export function parseSignature(header: string | null): WebhookSignature | undefined {
  if (header === null || header.length > 200) return undefined;
  const parts = header.split(',').map((part) => part.trim());
  const values = (name: string) => parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(2));
  const [timestamps, signatures] = [values('t'), values('s')];
  const [timestamp = '', signature = ''] = [timestamps[0], signatures[0]];
  if (parts.length !== 2 || timestamps.length !== 1 || signatures.length !== 1) return undefined;
  if (!/^[1-9]\d{0,11}$/.test(timestamp) || !/^[\da-f]{64}$/.test(signature)) return undefined;
  const bytes = fromHex(signature);
  return bytes && { timestamp, signature: bytes };
}

/** Verifies a webhook over its raw body with any of the client secrets (Webhooks, "Verification"). */
export async function verifyWebhook(
  header: string | null,
  body: Bytes,
  secrets: readonly string[],
  nowMs: number,
): Promise<boolean> {
  const parsed = parseSignature(header);
  if (!parsed) return false;
  const prefix = utf8(`${parsed.timestamp}.`);
  const message = new Uint8Array(prefix.length + body.length);
  message.set(prefix);
  message.set(body, prefix.length);
  let fits = false;
  // Every secret is tried, so that the time tells nothing of which one it was.
  for (const secret of secrets) {
    if (await verifyHmac(secret, parsed.signature, message)) fits = true;
  }
  return fits && Math.abs(nowMs / 1000 - Number(parsed.timestamp)) <= TOLERANCE_SECONDS;
}
