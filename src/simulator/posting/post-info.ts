import { apiError, INVALID_PARAMS } from '../errors.js';
import type { JsonObject } from '../json.js';
import { PRIVACY_LEVELS, type Client, type Creator } from '../model.js';
import { privacyOptions } from '../seeds.js';
import { isUnaudited, type Settings, type World } from '../world.js';

/** Longest texts, in UTF-16 code units. */
const TEXT_LIMITS = { videoTitle: 2200, photoTitle: 90, photoDescription: 4000 } as const;

function refusePostInfo(): never {
  throw apiError('invalid_params', INVALID_PARAMS.postInfo);
}

function checkText(info: JsonObject, name: string, limit: number): void {
  const value = info[name];
  if (value === undefined || value === null) return;
  if (typeof value !== 'string' || value.length > limit) refusePostInfo();
}

function checkBooleans(info: JsonObject, names: readonly string[]): void {
  for (const name of names) {
    const value = info[name];
    if (value !== undefined && value !== null && typeof value !== 'boolean') refusePostInfo();
  }
}

function checkPrivacyValue(settings: Settings, info: JsonObject, options: readonly string[]): void {
  const level = info['privacy_level'];
  if (level === undefined) {
    // The page names the mismatch for a missing level; real answers name the post info.
    if (settings.profile === 'documented') throw apiError('privacy_level_option_mismatch');
    refusePostInfo();
  }
  const known: readonly string[] = PRIVACY_LEVELS;
  if (typeof level !== 'string' || !(known.includes(level) || options.includes(level))) refusePostInfo();
}

function checkCoverTime(info: JsonObject): void {
  const value = info['video_cover_timestamp_ms'];
  if (value !== undefined && value !== null && typeof value !== 'number') refusePostInfo();
}

/** Checks the shape of a video's `post_info` ("Direct Post"); a cover time outside the video stands for the first frame. */
export function checkVideoPostInfo(settings: Settings, info: JsonObject, creator: Creator): void {
  checkText(info, 'title', TEXT_LIMITS.videoTitle);
  checkBooleans(info, [
    'disable_duet',
    'disable_stitch',
    'disable_comment',
    'brand_content_toggle',
    'brand_organic_toggle',
    'is_aigc',
  ]);
  checkCoverTime(info);
  checkPrivacyValue(settings, info, privacyOptions(creator));
  checkInteractions(settings, info, creator, true);
}

/** Checks the shape of a photo post's `post_info` ("Photo post"); a draft needs no privacy level. */
export function checkPhotoPostInfo(settings: Settings, info: JsonObject, creator: Creator, direct: boolean): void {
  checkText(info, 'title', TEXT_LIMITS.photoTitle);
  checkText(info, 'description', TEXT_LIMITS.photoDescription);
  checkBooleans(info, ['disable_comment', 'auto_add_music', 'brand_content_toggle', 'brand_organic_toggle']);
  if (!direct) return;
  checkPrivacyValue(settings, info, privacyOptions(creator));
  checkInteractions(settings, info, creator, false);
}

function checkInteractions(settings: Settings, info: JsonObject, creator: Creator, video: boolean): void {
  if (!settings.refuseDisabledInteractions) return;
  const locked = lockedInteractions(creator);
  if (locked.comment && info['disable_comment'] === false) refusePostInfo();
  if (video && locked.duet && info['disable_duet'] === false) refusePostInfo();
  if (video && locked.stitch && info['disable_stitch'] === false) refusePostInfo();
}

/** What the creator's own settings turn off, whatever a post asks for. */
export function lockedInteractions(creator: Creator): { comment: boolean; duet: boolean; stitch: boolean } {
  return {
    comment: creator.commentDisabled,
    duet: creator.privateAccount || creator.duetDisabled,
    stitch: creator.privateAccount || creator.stitchDisabled,
  };
}

/** Checks who may see a direct post: the audit's rules first, then the creator's own options. */
export function checkAudience(world: World, client: Client, creator: Creator, info: JsonObject): void {
  const level = info['privacy_level'];
  if (isUnaudited(client) && !(creator.privateAccount && level === 'SELF_ONLY'))
    throw apiError('unaudited_client_can_only_post_to_private_accounts');
  if (typeof level !== 'string' || !privacyOptions(creator).includes(level))
    throw apiError('privacy_level_option_mismatch');
  if (world.settings.refusePrivateBrandedContent && info['brand_content_toggle'] === true && level === 'SELF_ONLY')
    refusePostInfo();
}
