/**
 * The English words of the form: all that a page says before there is media. They come with the form, so that a reader of
 * English waits for no words; those of another language come in one file.
 */
export const formWords = {
  'creator.posting-as': 'Posting as {nickname}',
  'creator.switch': 'Switch account',
  'creator.loading': 'Loading your TikTok account…',

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
  'violation.media_missing': 'Select a video or photos.',
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
  'failed.again': 'Try again',
  'rest.not-loaded': 'Part of this page didn’t load. Check your connection.',
  'media.not-loaded': 'Part of this page didn’t load. Your files are still selected.',
} as const;
