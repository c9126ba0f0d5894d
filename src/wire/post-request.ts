import type { ConsentReceipt } from '../domain/consent.js';
import type { Draft } from '../domain/draft.js';
import { disclosedKinds } from '../domain/draft.js';
import { planChunks } from '../domain/chunk-plan.js';
import type { Interaction } from '../domain/creator.js';
import type { Media, MediaSource } from '../domain/media.js';

/** `post_info` of Direct Post for a video. */
interface VideoPostInfo {
  readonly privacy_level: string;
  readonly title: string;
  readonly disable_comment: boolean;
  readonly disable_duet: boolean;
  readonly disable_stitch: boolean;
  readonly video_cover_timestamp_ms?: number;
  readonly brand_content_toggle: boolean;
  readonly brand_organic_toggle: boolean;
  readonly is_aigc: boolean;
}

/** `post_info` of a photo post; the last five are for Direct Post alone. */
interface PhotoPostInfo {
  readonly title: string;
  readonly description: string;
  readonly privacy_level?: string;
  readonly disable_comment?: boolean;
  readonly auto_add_music?: boolean;
  readonly brand_content_toggle?: boolean;
  readonly brand_organic_toggle?: boolean;
}

type VideoSourceInfo =
  | {
      readonly source: 'FILE_UPLOAD';
      readonly video_size: number;
      readonly chunk_size: number;
      readonly total_chunk_count: number;
    }
  | { readonly source: 'PULL_FROM_URL'; readonly video_url: string };

interface PhotoSourceInfo {
  readonly source: 'PULL_FROM_URL';
  readonly photo_images: readonly string[];
  readonly photo_cover_index: number;
}

interface PostRequestBase {
  readonly post_mode: 'DIRECT_POST' | 'MEDIA_UPLOAD';
  /** The same for every try of one consent: at most one post comes of it. */
  readonly idempotency_key: string;
  readonly consent: ConsentReceipt;
}

/**
 * What the adapter's `createPost` gets, in TikTok's field names. A video draft for the inbox has no `post_info`,
 * because TikTok ignores it there.
 */
export type CreatePostRequest =
  | (PostRequestBase & {
      readonly media_type: 'VIDEO';
      readonly post_info?: VideoPostInfo;
      readonly source_info: VideoSourceInfo;
    })
  | (PostRequestBase & {
      readonly media_type: 'PHOTO';
      readonly post_info: PhotoPostInfo;
      readonly source_info: PhotoSourceInfo;
      readonly is_aigc?: boolean;
    });

/**
 * Builds the request from the consent receipt alone, so that what was agreed to is what is sent. `photoUrls` are the
 * staged photos in their order; they are needed only for photos that came from the device.
 */
export function toCreatePostRequest(
  consent: ConsentReceipt,
  idempotencyKey: string,
  photoUrls: readonly string[] = [],
): CreatePostRequest {
  const { draft, settings } = consent;
  const { media } = draft;
  if (!media) throw new TypeError('A post needs media.');
  const direct = settings.mode === 'direct';
  const base = {
    post_mode: direct ? ('DIRECT_POST' as const) : ('MEDIA_UPLOAD' as const),
    idempotency_key: idempotencyKey,
    consent,
  };
  if (media.kind === 'video') {
    return {
      ...base,
      media_type: 'VIDEO',
      ...(direct ? { post_info: videoPostInfo(consent) } : {}),
      source_info: videoSourceInfo(media.source, media.facts.bytes),
    };
  }
  return {
    ...base,
    media_type: 'PHOTO',
    post_info: photoPostInfo(consent),
    source_info: {
      source: 'PULL_FROM_URL',
      photo_images: media.photos.map(({ source }, index) =>
        source.origin === 'url' ? source.url : (photoUrls[index] ?? missingPhoto()),
      ),
      photo_cover_index: media.coverIndex,
    },
    ...(direct ? { is_aigc: draft.aiGenerated } : {}),
  };
}

function missingPhoto(): never {
  throw new TypeError('Every photo is staged before the post is created.');
}

/** "Allow" on the page is "disable" on the wire; for what the creator disabled it is always `true`. */
function disable(interaction: Interaction, { draft, creator }: ConsentReceipt): boolean {
  return !draft.interactions[interaction] || creator.disabledInteractions.includes(interaction);
}

function brandToggles(draft: Draft) {
  const { yourBrand, brandedContent } = disclosedKinds(draft);
  return { brand_content_toggle: brandedContent, brand_organic_toggle: yourBrand };
}

function videoPostInfo(consent: ConsentReceipt): VideoPostInfo {
  const { draft } = consent;
  const cover = coverTimestamp(draft.media);
  return {
    privacy_level: draft.privacy ?? '',
    title: draft.title,
    disable_comment: disable('comment', consent),
    disable_duet: disable('duet', consent),
    disable_stitch: disable('stitch', consent),
    ...(cover === undefined ? {} : { video_cover_timestamp_ms: cover }),
    ...brandToggles(draft),
    is_aigc: draft.aiGenerated,
  };
}

function coverTimestamp(media: Media | undefined): number | undefined {
  return media?.kind === 'video' && media.coverTimestampMs !== undefined
    ? Math.round(media.coverTimestampMs)
    : undefined;
}

function photoPostInfo(consent: ConsentReceipt): PhotoPostInfo {
  const { draft, settings } = consent;
  const text = { title: draft.title, description: draft.description };
  if (settings.mode === 'inbox') return text;
  return {
    ...text,
    privacy_level: draft.privacy ?? '',
    disable_comment: disable('comment', consent),
    auto_add_music: draft.autoAddMusic,
    ...brandToggles(draft),
  };
}

function videoSourceInfo(source: MediaSource, bytes: number | undefined): VideoSourceInfo {
  if (source.origin === 'url') return { source: 'PULL_FROM_URL', video_url: source.url };
  const plan = planChunks(bytes ?? 0);
  return {
    source: 'FILE_UPLOAD',
    video_size: plan.totalBytes,
    chunk_size: plan.chunkBytes,
    total_chunk_count: plan.count,
  };
}
