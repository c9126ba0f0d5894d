import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  FAIL_REASONS,
  KNOWN_PRIVACY_LEVELS,
  OWN_ERROR_CODES,
  POSTING_BLOCKS,
  RULES_VERSION,
  SECTIONS,
  TIKTOK_ERROR_CODES,
} from '../../../src/domain/index.js';

/** Names that TikTok's references give, typed from there: a slip of one letter would only show against the real API. */
describe('names that TikTok documents', () => {
  it('are the privacy levels of Direct Post [U-06]', () => {
    const levels = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'];
    assert.deepEqual(KNOWN_PRIVACY_LEVELS, levels);
  });

  it('are the blocks of creator info [G-1b]', () => {
    const blocks = ['spam_risk_too_many_posts', 'spam_risk_user_banned_from_posting', 'reached_active_user_cap'];
    assert.deepEqual(POSTING_BLOCKS, blocks);
  });

  it('are the error codes of all endpoints', () => {
    assert.deepEqual(TIKTOK_ERROR_CODES, [
      'access_token_invalid',
      'app_version_check_failed',
      'internal_error',
      'invalid_file_upload',
      'invalid_param',
      'invalid_params',
      'invalid_publish_id',
      'privacy_level_option_mismatch',
      'publish_not_cancellable',
      'rate_limit_exceeded',
      'reached_active_user_cap',
      'scope_not_authorized',
      'scope_permission_missed',
      'spam_risk_too_many_pending_share',
      'spam_risk_too_many_posts',
      'spam_risk_user_banned_from_posting',
      'token_not_authorized_for_specified_publish_id',
      'unaudited_client_can_only_post_to_private_accounts',
      'url_ownership_unverified',
    ]);
  });

  it('are the reasons for which a post fails', () => {
    assert.deepEqual(FAIL_REASONS, [
      'file_format_check_failed',
      'duration_check_failed',
      'frame_rate_check_failed',
      'picture_size_check_failed',
      'internal',
      'video_pull_failed',
      'photo_pull_failed',
      'publish_cancelled',
      'auth_removed',
      'spam_risk_too_many_posts',
      'spam_risk_user_banned_from_posting',
      'spam_risk_text',
      'spam_risk',
    ]);
  });
});

describe('names of our own that others rely on', () => {
  it('are the sections in the guideline’s order [A-09]', () => {
    const sections = ['creator', 'media', 'title', 'description', 'privacy', 'interactions', 'disclosure'];
    assert.deepEqual(SECTIONS, sections);
  });

  it('are the error codes that adapters and backends send', () => {
    assert.deepEqual(OWN_ERROR_CODES, [
      'not_connected',
      'connect_failed',
      'popup_blocked',
      'network',
      'adapter',
      'invalid_response',
      'unknown_outcome',
      'consent_mismatch',
      'upload_rejected',
      'upload_expired',
      'status_unknown',
      'file_unreadable',
      'not_supported',
      'page_obscured',
    ]);
  });

  it('are a version of the rules that is a day', () => assert.match(RULES_VERSION, /^20\d\d-[01]\d-[0-3]\d$/));
});
