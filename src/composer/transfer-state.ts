import type { ShareError } from '../domain/errors.js';

/** How bytes travel. What is offline or troubled goes on by itself when it can; what is paused waits for the user. */
export type Flow =
  | { readonly kind: 'running' }
  | { readonly kind: 'paused'; readonly by: 'user' | 'absence' }
  | { readonly kind: 'retrying' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'troubled'; readonly error: ShareError };

/** One photo from this device on its way to where TikTok fetches it. */
export interface PhotoTransfer {
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly failed: boolean;
  /** Where it is, once it is there. */
  readonly url: string | undefined;
}

interface Moving {
  readonly flow: Flow;
  /** Bytes a second lately; `undefined` until it can be told. */
  readonly speed: number | undefined;
}

interface SendingBytes extends Moving {
  readonly publishId: string;
  readonly sentBytes: number;
  /** Bytes that TikTok has for certain: from there it goes on. */
  readonly confirmedBytes: number;
  readonly totalBytes: number;
  /** When TikTok's address for the bytes ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How far a post is on its way to TikTok. */
export type Transfer =
  /** Photos travel to where TikTok fetches them. Nothing is at TikTok. */
  | (Moving & { readonly step: 'staging'; readonly photos: readonly PhotoTransfer[] })
  /** The call that makes the post; it cannot be stopped. */
  | { readonly step: 'creating'; readonly photoUrls: readonly string[]; readonly flow: Flow }
  | (SendingBytes & { readonly step: 'sending' })
  /** Every byte has left, and the reply to the last is due. */
  | (SendingBytes & { readonly step: 'settling' })
  /** Every byte has left once, and no reply tells whether TikTok has them: the post may be there. */
  | (SendingBytes & { readonly step: 'in-doubt' });

/** How far bytes are. */
export interface Bytes {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** How far the bytes of a post are; `undefined` while none travel. */
export function bytesOf(transfer: Transfer): Bytes | undefined {
  if (transfer.step === 'creating') return undefined;
  const parts: readonly Bytes[] = transfer.step === 'staging' ? transfer.photos : [transfer];
  return {
    sentBytes: parts.reduce((sum, part) => sum + part.sentBytes, 0),
    totalBytes: parts.reduce((sum, part) => sum + part.totalBytes, 0),
  };
}

/** Nothing of nothing is nothing. */
export function fractionOf({ sentBytes, totalBytes }: Bytes): number {
  return totalBytes > 0 ? Math.min(1, Math.floor((sentBytes / totalBytes) * 100) / 100) : 0;
}
