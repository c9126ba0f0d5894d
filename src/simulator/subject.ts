import type { FaultSubject } from './faults.js';
import type { SimulatorRequest } from './http.js';
import { parseObject } from './json.js';
import { bearerToken } from './posting/bearer.js';
import { uploadPost } from './posting/upload.js';
import type { World } from './world.js';

/** Whose request this is and which post it is about, by its upload URL, its token, or what its body names. */
export function subjectOf(
  world: World,
  request: Pick<SimulatorRequest, 'headers' | 'query'>,
  body: Buffer,
): Omit<FaultSubject, 'endpoint'> {
  const post = uploadPost(world, request.query);
  const token = world.oauth.accessTokens.get(bearerToken(request) ?? '');
  const text = body.toString('utf8');
  const publishId = parseObject(text)?.['publish_id'];
  return {
    creator: post?.creatorId ?? token?.grant.creatorId ?? creatorOfForm(world, new URLSearchParams(text)),
    publishId: post?.publishId ?? (typeof publishId === 'string' ? publishId : undefined),
  };
}

/** OAuth names nobody: the creator follows from the code or the token in the form, or is the one who decides on consent. */
function creatorOfForm({ oauth, creators }: World, form: URLSearchParams): string | undefined {
  const issued =
    oauth.codes.get(form.get('code') ?? '') ??
    oauth.refreshTokens.get(form.get('refresh_token') ?? '') ??
    oauth.accessTokens.get(form.get('token') ?? '');
  const decides = form.get('creator') ?? '';
  return issued?.grant.creatorId ?? (creators.has(decides) ? decides : undefined);
}
