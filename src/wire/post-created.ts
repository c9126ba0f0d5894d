import * as z from 'zod/mini';
import { ShareError } from '../domain/errors.js';
import { parseWith } from './parse.js';

const postCreatedData = z.object({
  publish_id: z.string().check(z.regex(/^[\w.~-]{1,64}$/)),
  upload_url: z.optional(z.nullable(z.string())),
});

/** What `init` answered. An adapter whose server keeps the upload URL leaves it out. */
export interface PostCreated {
  readonly publishId: string;
  readonly uploadUrl: string | undefined;
}

/** Reads `data` of an `init` call; throws `invalid_response` for anything else. */
export function parsePostCreated(value: unknown): PostCreated {
  const data = parseWith(postCreatedData, value);
  return { publishId: data.publish_id, uploadUrl: data.upload_url ?? undefined };
}

/** Reads the answer of `stagePhoto`: an https URL, or http on loopback for development. */
export function parseStagedPhoto(value: unknown): string {
  const { url } = parseWith(z.object({ url: z.string() }), value);
  if (!/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//.test(url)) throw new ShareError('invalid_response');
  return url;
}
