import type * as z from 'zod/mini';
import { ShareError } from '../domain/errors.js';

/** Reads what came from outside with its schema; anything else is an `invalid_response`, never half-read. */
export function parseWith<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ShareError('invalid_response', { cause: parsed.error });
  return parsed.data;
}
