import type { ConsentReceipt } from '../domain/consent.js';
import { giveConsent } from '../domain/consent.js';
import type { CreatorInfo } from '../domain/creator.js';
import type { Draft } from '../domain/draft.js';
import { EMPTY_DRAFT } from '../domain/draft.js';
import type { PhotoFacts, VideoFacts } from '../domain/media-facts.js';
import type { Photo, Photos, Video } from '../domain/media.js';
import type { HostSettings } from '../domain/settings.js';

/** A creator with a public account and everything switched on. */
export function creator(overrides: Partial<CreatorInfo> = {}): CreatorInfo {
  return {
    avatarUrl: undefined,
    username: 'ada.l',
    nickname: 'Ada Lovelace',
    privacyLevels: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    disabledInteractions: [],
    maxVideoDurationSeconds: 600,
    ...overrides,
  };
}

/** Facts of a video that keeps every limit of TikTok. */
export function videoFacts(overrides: Partial<VideoFacts> = {}): VideoFacts {
  return {
    kind: 'video',
    name: 'harbor.mp4',
    bytes: 8_000_000,
    contentType: 'video/mp4',
    container: 'mp4',
    codec: 'h264',
    frameRate: 30,
    variableFrameRate: false,
    width: 1080,
    height: 1920,
    durationSeconds: 24,
    hasAudio: true,
    ...overrides,
  };
}

/** Facts of a photo that keeps every limit of TikTok. */
export function photoFacts(overrides: Partial<PhotoFacts> = {}): PhotoFacts {
  return {
    kind: 'photo',
    name: 'harbor.jpg',
    bytes: 400_000,
    contentType: 'image/jpeg',
    width: 1080,
    height: 1440,
    ...overrides,
  };
}

/** A chosen video, on the user's device under the id `video`. */
export function video(overrides: Partial<Video> = {}): Video {
  return {
    kind: 'video',
    source: { origin: 'file', id: 'video' },
    facts: videoFacts(),
    coverTimestampMs: undefined,
    ...overrides,
  };
}

/** One chosen photo, on the user's device. */
export function photo(id: string, facts: Partial<PhotoFacts> = {}): Photo {
  return { source: { origin: 'file', id }, facts: photoFacts({ name: `${id}.jpg`, ...facts }) };
}

/** Chosen photos with the ids `photo-1`, `photo-2`, and so on. */
export function photos(count: number, overrides: Partial<Photos> = {}): Photos {
  return {
    kind: 'photo',
    photos: Array.from({ length: count }, (_, index) => photo(`photo-${index + 1}`)),
    coverIndex: 0,
    ...overrides,
  };
}

/** The empty draft, and what differs from it. */
export function draft(overrides: Partial<Draft> = {}): Draft {
  return { ...EMPTY_DRAFT, ...overrides };
}

/** A draft that may be published: a video with a title, for everyone. */
export function completeDraft(overrides: Partial<Draft> = {}): Draft {
  return draft({
    media: video(),
    title: 'Morning light over the harbor #sunrise #sailing',
    privacy: 'PUBLIC_TO_EVERYONE',
    ...overrides,
  });
}

/** Direct Post by an audited client that takes video and photos. */
export function settings(overrides: Partial<HostSettings> = {}): HostSettings {
  return { mode: 'direct', unaudited: false, accept: 'any', ...overrides };
}

/** Consent to a complete draft, given at a fixed time. */
export function consent(overrides: Partial<Parameters<typeof giveConsent>[0]> = {}): ConsentReceipt {
  return giveConsent({
    draft: completeDraft(),
    creator: creator(),
    settings: settings(),
    locale: 'en',
    now: new Date('2026-11-22T14:02:00Z'),
    ...overrides,
  });
}
