/**
 * The English words of the form: all that a page says before there is media. They come with the form, so that a reader of
 * English waits for no words; those of another language come in one file.
 */
export const formWords = {
  'creator.posting-as': 'Posting as {nickname}',
  'creator.switch': 'Switch account',
  'creator.loading': 'Loading your TikTok account…',

  'connect.title': 'Connect your TikTok account',
  'connect.help': 'Nothing is posted until you review it.',
  'connect.action': 'Connect TikTok',
  'connect.waiting': 'Continue in the TikTok window…',
  'connect.again': 'Open the TikTok window again',
  'connect.draft-kept': 'Your draft is saved.',
  'connect.unavailable': 'You can’t connect a TikTok account on this site. Contact its support.',

  'blocked.again': 'Try again',

  'media.label.any': 'Select video or photos',
  'media.label.video': 'Select video',
  'media.label.photo': 'Select photos',
  'media.drop': 'or drop a file here',
  'media.drop-now': 'Drop to add',
  'media.camera': 'Use camera',
  'media.limits.video': 'MP4, MOV, or WebM, up to {duration}',
  'media.limits.photo': { one: 'Up to {count} photo, JPEG or WebP', other: 'Up to {count} photos, JPEG or WebP' },
  'media.preview': 'Preview of your post',

  'title.label': 'Title',
  'title.placeholder': 'Add a title, #hashtags, or @mentions',
  'description.label': 'Description',
  'description.placeholder': 'Say more about your photos',
  'text.count': '{units} / {max}',
  'text.over': { one: '{count} character over the limit', other: '{count} characters over the limit' },
  'text.trim': 'Shorten text',

  'privacy.label': 'Who can view this post',
  'privacy.placeholder': 'Select',
  'privacy.PUBLIC_TO_EVERYONE': 'Everyone',
  'privacy.MUTUAL_FOLLOW_FRIENDS': 'Friends',
  'privacy.FOLLOWER_OF_CREATOR': 'Followers',
  'privacy.SELF_ONLY': 'Only me',
  'privacy.unaudited-note': 'For now, posts from this site can only be visible to you.',

  'interactions.label': 'Interactions',
  'interactions.comment': 'Allow Comment',
  'interactions.duet': 'Allow Duet',
  'interactions.stitch': 'Allow Stitch',

  'disclosure.label': 'Disclose commercial content',
  'disclosure.help': 'Turn on if this post promotes yourself, a brand, product, or service.',
  'disclosure.kinds': 'What this post promotes',
  'disclosure.yourBrand': 'Your brand',
  'disclosure.yourBrand-help': 'You are promoting yourself or your own business.',
  'disclosure.brandedContent': 'Branded content',
  'disclosure.brandedContent-help': 'You are promoting another brand or a third party.',

  'extras.label': 'More options',
  'extras.aiGenerated': 'AI-generated content',
  'extras.aiGenerated-help':
    'Turn on if this post shows realistic content made or significantly edited with AI. TikTok adds an “AI-generated” label. Leave it off for ordinary edits.',
  'extras.autoAddMusic': 'Add recommended music',
  'extras.autoAddMusic-help': 'TikTok picks a track. You can change it later.',

  'inbox.note': 'This sends a draft to your TikTok inbox. Add the details and post it in the TikTok app.',
  'publish.action': 'Post to TikTok',
  'publish.action.inbox': 'Send to TikTok',
  'publish.ready': 'Ready to post.',

  'block.branded_content_followers': 'Branded content must be visible to Everyone or Friends.',
  'block.privacy_unaudited': 'For now, posts from this site can only be visible to you. Choose “Only me”.',
  // Follows the sentence that TikTok prescribes for this.
  'block.private_with_branded': 'Change who can view this post to choose it.',
  'block.followers_with_branded':
    'Branded content must be visible to Everyone or Friends. Change who can view this post to choose it.',
  'block.comment_disabled_by_creator': 'Comments are turned off in your TikTok settings.',
  'block.duet_disabled_by_creator': 'Duet is turned off in your TikTok settings.',
  'block.stitch_disabled_by_creator': 'Stitch is turned off in your TikTok settings.',
  'block.loading': 'Your TikTok account is still loading.',

  'violation.creator_unknown': 'Your TikTok account is still loading.',
  'violation.creator_cannot_post': 'You can’t post right now. Try again later.',
  'violation.media_missing': 'Select a video or photos.',
  'violation.media_kind_not_accepted': 'You can’t post this kind of file here.',
  'violation.title_too_long': {
    one: 'Your title is {count} character too long. The limit is {max}.',
    other: 'Your title is {count} characters too long. The limit is {max}.',
  },
  'violation.description_too_long': {
    one: 'Your description is {count} character too long. The limit is {max}.',
    other: 'Your description is {count} characters too long. The limit is {max}.',
  },
  'violation.privacy_missing': 'Choose who can view this post.',
  'violation.privacy_not_offered': 'That audience is no longer available. Choose who can view this post.',
  'violation.privacy_unaudited': 'For now, posts from this site can only be visible to you. Choose “Only me”.',
  'violation.interaction_not_available': 'You allowed something that is turned off in your TikTok settings.',
  'violation.branded_content_followers': 'Branded content must be visible to Everyone or Friends.',
  'failed.kept': 'Your draft is saved.',
  'failed.again': 'Try again',
  'failed.reconnect': 'Connect TikTok again',
  'media.not-loaded': 'Part of this page didn’t load. Your files are still selected.',

  'error.access_token_invalid': 'Your TikTok session expired. Reconnect to continue.',
  'error.app_version_check_failed': 'Your TikTok app is out of date. Update it and try again.',
  'error.internal_error': 'Something went wrong on TikTok. Try again in a moment.',
  'error.invalid_file_upload': 'TikTok couldn’t use this file. Choose another one.',
  'error.invalid_params': 'Something went wrong. Try again, or contact this site’s support.',
  'error.invalid_publish_id': 'TikTok can’t find this post. Check your profile before posting again.',
  'error.privacy_level_option_mismatch': 'That audience is no longer available. Choose who can view this post.',
  'error.publish_not_cancellable': 'It’s too late to cancel this post.',
  'error.rate_limit_exceeded': 'Too many requests. Wait a minute and try again.',
  'error.reached_active_user_cap': 'Too many people posted from this site today. Try again tomorrow.',
  'error.scope_not_authorized': 'This site isn’t allowed to post for you yet. Reconnect TikTok and allow it.',
  'error.scope_permission_missed': 'This site isn’t set up to post to TikTok. Contact its support.',
  'error.spam_risk_too_many_pending_share':
    'Too many drafts are waiting in your TikTok inbox. Finish or delete some in the TikTok app and try again.',
  'error.spam_risk_too_many_posts':
    'You reached today’s limit for posts from other apps. Try again later, or post in the TikTok app.',
  'error.spam_risk_user_banned_from_posting': 'This account can’t post right now. Open the TikTok app to see why.',
  'error.token_not_authorized_for_specified_publish_id': 'This post belongs to another account.',
  'error.unaudited_client_can_only_post_to_private_accounts':
    'For now, this site can only post to private accounts. Make your account private in the TikTok app and try again.',
  'error.url_ownership_unverified':
    'This media can’t be posted because the site isn’t set up for it. Contact its support.',
  'error.not_connected': 'No TikTok account is connected.',
  'error.connect_failed': 'Your TikTok account wasn’t connected. Try again.',
  'error.popup_blocked': 'Your browser blocked the TikTok window. Allow pop-ups for this site and try again.',
  'error.network': 'You seem to be offline. Check your connection and try again.',
  'error.adapter': 'This site couldn’t reach TikTok. Try again, or contact this site’s support.',
  'error.invalid_response': 'Something went wrong. Try again, or contact this site’s support.',
  'error.unknown_outcome':
    'We lost the connection before TikTok confirmed your post. Check your profile before posting again.',
  'error.consent_mismatch': 'Your post changed while it was being sent, so we stopped. Review it and post again.',
  'error.upload_rejected': 'TikTok didn’t accept a part of the file. Try again.',
  'error.upload_expired': 'The upload timed out after an hour. Try again.',
  'error.status_unknown': 'We lost track of your post. Check your profile before posting again.',
  'error.file_unreadable': 'The file changed or can’t be read anymore. Choose it again.',
  'error.not_supported': 'This isn’t available on this site yet.',
  'error.page_obscured': 'Part of this page is hidden, so nothing was sent. Open it in its own tab.',
} as const;
