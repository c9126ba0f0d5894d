import { ShareError } from '../domain/errors.js';
import { readMembers } from './read-members.js';
import { isPublishId } from './publish-id.js';

/** What `init` answered. An adapter whose server keeps the upload URL leaves it out. */
export interface PostCreated {
  readonly publishId: string;
  readonly uploadUrl: string | undefined;
}

/** Reads `data` of an `init` call; throws `invalid_response` for anything else. */
export function parsePostCreated(value: unknown): PostCreated {
  const { publish_id: publishId, upload_url: uploadUrl } = readMembers(value, { publish_id: 'string' });
  if (!isPublishId(publishId)) throw new ShareError('invalid_response');
  return { publishId, uploadUrl: typeof uploadUrl === 'string' ? uploadUrl : undefined };
}

/** Reads the answer of `stagePhoto`: an https URL, or http on loopback for development. */
export function parseStagedPhoto(value: unknown): string {
  const { url } = readMembers(value, { url: 'string' });
  if (!/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//.test(url)) throw new ShareError('invalid_response');
  return url;
}
