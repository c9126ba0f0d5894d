import type { CreatePostRequest } from '../../wire/post-request.js';
import { Failure } from '../http/failure.js';
import type { StagedPhotos } from '../photos/staged.js';
import { isPullUrl } from '../tiktok/pull-url.js';

/**
 * Checks where TikTok is told to pull from: only the host's verified addresses, and staged photos that this owner
 * staged and agreed to. Returns the names of the staged ones. The kit itself fetches none of them.
 */
export async function checkSources(
  needs: {
    readonly photos: Pick<StagedPhotos, 'stagedAt'>;
    readonly config: { readonly verifiedPrefixes: readonly string[]; readonly development: boolean };
  },
  request: CreatePostRequest,
  owner: string,
): Promise<readonly string[]> {
  const { media } = request.consent.draft;
  const { verifiedPrefixes, development } = needs.config;
  const requireVerified = (url: string) => {
    if (!isPullUrl(url, verifiedPrefixes, { development })) throw new Failure('url_ownership_unverified');
  };
  if (media?.kind === 'video') {
    if (media.source.origin === 'url') requireVerified(media.source.url);
    return [];
  }
  if (request.media_type !== 'PHOTO' || !media) return [];
  const staged: string[] = [];
  for (const [index, url] of request.source_info.photo_images.entries()) {
    const agreed = media.photos[index];
    if (agreed?.source.origin === 'url') {
      requireVerified(url);
      continue;
    }
    const photo = await needs.photos.stagedAt(url, owner);
    const digest = agreed?.facts.digest;
    if (digest && photo.digest && digest !== photo.digest) {
      throw new Failure('consent_mismatch', { message: 'photo digest' });
    }
    staged.push(photo.name);
  }
  return staged;
}
