import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A `log_id` as TikTok's answers carry it: a UTC stamp `YYYYMMDDhhmmss`, then 20 hexadecimal digits. */
export function logId(now: number): string {
  const stamp = new Date(now).toISOString().replace(/\D/g, '').slice(0, 14);
  return stamp + randomBytes(10).toString('hex').toUpperCase();
}

const issued = new Set<bigint>();

/**
 * A new 19-digit id: seconds since the epoch in the upper 32 bits, as TikTok's ids are built. It is always odd, so that a reader
 * who parses it as a JavaScript number gets another number.
 */
export function snowflake(now: number): bigint {
  const seconds = BigInt(Math.floor(now / 1000)) << 32n;
  for (;;) {
    const id = seconds | (BigInt(randomInt(0, 2 ** 31)) << 1n) | 1n;
    if (!issued.has(id)) {
      issued.add(id);
      return id;
    }
  }
}

/** A token with TikTok's prefix: `act.`, `rft.` or `clt.`. */
export function token(prefix: 'act' | 'rft' | 'clt'): string {
  return `${prefix}.${randomBytes(36).toString('base64url')}`;
}

/** An authorization code or another opaque secret of 256 bits. */
export function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** The id of a creator for one client: stable, different from client to client, and beginning with `-000` as real ones do. */
export function openIdOf(clientKey: string, creatorId: string): string {
  return `-000${createHash('sha256').update(`open:${clientKey}:${creatorId}`).digest('base64url').slice(0, 32)}`;
}

/** The id of a creator that all clients of one developer share. */
export function unionIdOf(creatorId: string): string {
  return createHash('sha256').update(`union:${creatorId}`).digest('base64url').slice(0, 36);
}
