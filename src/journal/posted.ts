import { isFingerprint } from './fingerprint.js';
import type { Fingerprint } from './fingerprint.js';

/** A post of the last day, by its files. */
export interface Posted {
  readonly adapterId: string;
  readonly at: number;
  readonly prints: readonly Fingerprint[];
}

/** Reads what the storage holds; `undefined` for anything else. */
export function readPosted(value: unknown): Posted | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { adapterId, at, prints }: Partial<Record<keyof Posted, unknown>> = value;
  const isReadable = typeof adapterId === 'string' && typeof at === 'number' && Array.isArray(prints);
  return isReadable && prints.every(isFingerprint) ? { adapterId, at, prints } : undefined;
}
