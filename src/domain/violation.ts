import type { Interaction, PostingBlock, PrivacyLevel } from './creator.js';
import type { MediaKind } from './media-facts.js';

/** One broken rule as data; the text layer has one sentence for each code. */
export type Violation =
  | { readonly code: 'creator_unknown' }
  | { readonly code: 'creator_cannot_post'; readonly block: PostingBlock }
  | { readonly code: 'media_missing' }
  | { readonly code: 'media_kind_not_accepted'; readonly kind: MediaKind; readonly accepted: MediaKind }
  | { readonly code: 'video_container_unsupported'; readonly name: string; readonly container: string }
  | { readonly code: 'video_codec_unsupported'; readonly name: string; readonly codec: string }
  | {
      readonly code: 'video_frame_rate_outside';
      readonly frameRate: number;
      /** Present where the rate varies: `frameRate` is then the mean. */
      readonly variable?: true;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly code: 'video_size_outside';
      readonly width: number;
      readonly height: number;
      readonly min: number;
      readonly max: number;
    }
  | { readonly code: 'video_too_large'; readonly bytes: number; readonly max: number }
  | { readonly code: 'video_empty'; readonly name: string }
  | { readonly code: 'video_duration_unknown'; readonly name: string }
  | { readonly code: 'video_too_long'; readonly seconds: number; readonly max: number }
  | { readonly code: 'too_many_photos'; readonly count: number; readonly max: number }
  | { readonly code: 'photo_type_unsupported'; readonly name: string; readonly contentType: string }
  | { readonly code: 'photo_too_large'; readonly name: string; readonly bytes: number; readonly max: number }
  | { readonly code: 'photo_too_many_pixels'; readonly name: string; readonly width: number; readonly height: number }
  | { readonly code: 'title_too_long'; readonly units: number; readonly max: number }
  | { readonly code: 'description_too_long'; readonly units: number; readonly max: number }
  | { readonly code: 'privacy_missing' }
  | { readonly code: 'privacy_not_offered'; readonly privacy: PrivacyLevel }
  | { readonly code: 'privacy_unaudited'; readonly privacy: PrivacyLevel }
  | { readonly code: 'interaction_not_available'; readonly interaction: Interaction }
  | { readonly code: 'disclosure_incomplete' }
  | { readonly code: 'branded_content_private' }
  | { readonly code: 'branded_content_followers' };

export type ViolationCode = Violation['code'];

/** The violation with one given code. */
export type ViolationOf<C extends ViolationCode> = Extract<Violation, { readonly code: C }>;

/** Parts of the page, in the guideline's order. */
export const SECTIONS = ['creator', 'media', 'title', 'description', 'privacy', 'interactions', 'disclosure'] as const;

export type Section = (typeof SECTIONS)[number];

/** Where on the page each violation can be fixed. */
export const SECTION_OF = {
  creator_unknown: 'creator',
  creator_cannot_post: 'creator',
  media_missing: 'media',
  media_kind_not_accepted: 'media',
  video_container_unsupported: 'media',
  video_codec_unsupported: 'media',
  video_frame_rate_outside: 'media',
  video_size_outside: 'media',
  video_too_large: 'media',
  video_empty: 'media',
  video_duration_unknown: 'media',
  video_too_long: 'media',
  too_many_photos: 'media',
  photo_type_unsupported: 'media',
  photo_too_large: 'media',
  photo_too_many_pixels: 'media',
  title_too_long: 'title',
  description_too_long: 'description',
  privacy_missing: 'privacy',
  privacy_not_offered: 'privacy',
  privacy_unaudited: 'privacy',
  interaction_not_available: 'interactions',
  disclosure_incomplete: 'disclosure',
  branded_content_private: 'disclosure',
  branded_content_followers: 'disclosure',
} as const satisfies Record<ViolationCode, Section>;
