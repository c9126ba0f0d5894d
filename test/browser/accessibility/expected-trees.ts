import type { Phase } from '../../../src/composer/state.js';

/** What assistive technology has of the page in each phase, line by line, as `accessibilityTree` writes it. */
export const EXPECTED_TREES: Readonly<Record<Phase, string>> = {
  loading: `
    text "Loading your TikTok account…"
    button "Switch account"
    heading 2 "Post to TikTok"
    button "Select video or photos" disabled (Your TikTok account is still loading.)
    text "or drop a file here"
    text "MP4, MOV, or WebM, up to 10 minutes"
    text "Up to 35 photos, JPEG or WebP"
    text "Your TikTok account is still loading."
    text "Title"
    text "0 / 2200"
    textbox "Title" disabled (0 / 2200 Your TikTok account is still loading.)
    text "Your TikTok account is still loading."
    text "Who can view this post"
    combobox "Who can view this post" = Select disabled (Your TikTok account is still loading.)
    text "Your TikTok account is still loading."
    text "Interactions"
    checkbox "Allow Comment" disabled (Your TikTok account is still loading.)
    text "Your TikTok account is still loading."
    checkbox "Allow Duet" disabled (Your TikTok account is still loading.)
    text "Your TikTok account is still loading."
    checkbox "Allow Stitch" disabled (Your TikTok account is still loading.)
    text "Your TikTok account is still loading."
    switch "Disclose commercial content" disabled (Turn on if this post promotes yourself, a brand, product, or service. Your TikTok account is still loading.)
    text "Turn on if this post promotes yourself, a brand, product, or service."
    text "Your TikTok account is still loading."
    switch "AI-generated content" disabled (Turn on if this post shows realistic content made or significantly edited with AI. TikTok adds an “AI-generated” label. Leave it off for ordinary edits. Your TikTok account is still loading.)
    text "Turn on if this post shows realistic content made or significantly edited with AI. TikTok adds an “AI-generated” label. Leave it off for ordinary edits."
    text "Your TikTok account is still loading."
    text "By posting, you agree to TikTok's"
    link "Music Usage Confirmation"
    text "After you post, it may take a few minutes for the content to process and be visible on your profile."
    text "Your TikTok account is still loading."
    button "Post to TikTok" disabled (Your TikTok account is still loading.)
    status
  `,
  disconnected: `
    button "Play"
    button "Mute"
    text "Morning light over the harbor"
    text "#sunrise"
    text "#sailing"
    text "clip.mp4"
    text "0:03 · 41 kB"
    heading 2 "Connect your TikTok account"
    text "Nothing is posted until you review it."
    button "Connect TikTok"
    text "Your draft is saved."
    status
    text "Connect your TikTok account"
  `,
  blocked: `
    text "Ada Lovelace"
    text "@ada.l"
    button "Switch account"
    button "Play"
    button "Mute"
    text "Ada Lovelace"
    text "@"
    text "ada.l"
    text "Morning light over the harbor"
    text "#sunrise"
    text "#sailing"
    text "clip.mp4"
    text "0:03 · 41 kB"
    heading 2 "You can’t post right now. Try again later."
    text "You reached today’s limit for posts from other apps. Try again later, or post in the TikTok app."
    button "Try again"
    text "Your draft is saved."
    status
    text "You can’t post right now. Try again later. You reached today’s limit for posts from other apps. Try again later, or post in the TikTok app."
  `,
  interrupted: `
    text "Ada Lovelace"
    text "@ada.l"
    button "Play"
    button "Mute"
    text "Ada Lovelace"
    text "@"
    text "ada.l"
    text "Morning light over the harbor"
    text "#sunrise"
    text "#sailing"
    text "clip.mp4"
    text "0:03 · 41 kB"
    heading 2 "Your upload was interrupted"
    text "clip.mp4 · 100% uploaded"
    text "You can continue until {time}."
    button "Continue"
    button "Discard"
    status
    text "Your upload was interrupted"
  `,
  editing: `
    text "Ada Lovelace"
    text "@ada.l"
    button "Switch account"
    heading 2 "Post to TikTok"
    button "Play"
    button "Mute"
    text "Ada Lovelace"
    text "@"
    text "ada.l"
    text "Morning light over the harbor"
    text "#sunrise"
    text "#sailing"
    text "clip.mp4"
    text "0:03 · 41 kB"
    button "Replace"
    button "Remove"
    text "Cover"
    text "0:00"
    slider "Cover" = 0 (Choose the frame people see first.)
    text "Choose the frame people see first."
    text "Title"
    text "47 / 2200"
    textbox "Title" = Morning light over the harbor #sunrise #sailing (47 / 2200)
    text "Who can view this post"
    combobox "Who can view this post" = Everyone
    text "Interactions"
    checkbox "Allow Comment"
    checkbox "Allow Duet"
    checkbox "Allow Stitch"
    switch "Disclose commercial content" (Turn on if this post promotes yourself, a brand, product, or service.)
    text "Turn on if this post promotes yourself, a brand, product, or service."
    switch "AI-generated content" (Turn on if this post shows realistic content made or significantly edited with AI. TikTok adds an “AI-generated” label. Leave it off for ordinary edits.)
    text "Turn on if this post shows realistic content made or significantly edited with AI. TikTok adds an “AI-generated” label. Leave it off for ordinary edits."
    text "By posting, you agree to TikTok's"
    link "Music Usage Confirmation"
    text "After you post, it may take a few minutes for the content to process and be visible on your profile."
    text "Ready to post."
    button "Post to TikTok" (Ready to post.)
    status
    text "clip.mp4. 0:03"
  `,
  uploading: `
    text "Ada Lovelace"
    text "@ada.l"
    button "Play"
    button "Mute"
    text "Ada Lovelace"
    text "@"
    text "ada.l"
    text "Morning light over the harbor"
    text "#sunrise"
    text "#sailing"
    text "clip.mp4"
    text "0:03 · 41 kB"
    heading 2 "Uploading to TikTok"
    text "62% · 496 MB of 800 MB · About 2 minutes left"
    progressbar "Uploading to TikTok" = 62
    text "Confirmed at {time}"
    text "Uploading"
    text "Processing on TikTok"
    text "On your profile"
    button "Pause"
    button "Cancel"
    text "Keep this tab open. If you go offline, the upload resumes by itself."
    text "After you post, it may take a few minutes for the content to process and be visible on your profile."
    status
    text "Uploading, 50%"
  `,
  processing: `
    text "Ada Lovelace"
    text "@ada.l"
    button "Play"
    button "Mute"
    text "Ada Lovelace"
    text "@"
    text "ada.l"
    text "Morning light over the harbor"
    text "#sunrise"
    text "#sailing"
    text "clip.mp4"
    text "0:03 · 41 kB"
    heading 2 "Processing on TikTok"
    text "Upload complete. You can close this page while TikTok finishes."
    progressbar "Processing on TikTok"
    text "Confirmed at {time}"
    text "Uploading"
    text "Processing on TikTok"
    text "On your profile"
    text "After you post, it may take a few minutes for the content to process and be visible on your profile."
    status
    text "Processing on TikTok"
  `,
  published: `
    text "Ada Lovelace"
    text "@ada.l"
    button "Play"
    button "Mute"
    text "Ada Lovelace"
    text "@"
    text "ada.l"
    text "Morning light over the harbor"
    text "#sunrise"
    text "#sailing"
    text "clip.mp4"
    text "0:03 · 41 kB"
    heading 2 "Posted to TikTok"
    text "Visible to: Everyone"
    link "View on TikTok"
    button "Post another"
    text "After you post, it may take a few minutes for the content to process and be visible on your profile."
    status
    text "Posted to TikTok. View on TikTok"
  `,
  failed: `
    text "Ada Lovelace"
    text "@ada.l"
    button "Play"
    button "Mute"
    text "Ada Lovelace"
    text "@"
    text "ada.l"
    text "Morning light over the harbor"
    text "#sunrise"
    text "#sailing"
    text "clip.mp4"
    text "0:03 · 41 kB"
    heading 2 "Couldn’t post"
    text "You seem to be offline. Check your connection and try again."
    text "Your draft is saved."
    button "Back to your post"
    status
    text "Couldn’t post. You seem to be offline. Check your connection and try again."
  `,
};
