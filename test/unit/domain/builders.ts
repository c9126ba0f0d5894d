import type {
  CreatorInfo,
  Disclosure,
  Draft,
  Facts,
  HostSettings,
  Photo,
  PhotoFacts,
  Photos,
  Video,
  VideoFacts,
} from '../../../src/domain/index.js';

/** A public account without locks; videos of up to 60 s. */
export function creator(overrides: Partial<CreatorInfo> = {}): CreatorInfo {
  return {
    avatarUrl: 'https://avatar.example/1.webp',
    username: 'mara.films',
    nickname: 'Mara Films',
    privacyLevels: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    disabledInteractions: [],
    maxVideoDurationSeconds: 60,
    ...overrides,
  };
}

/** A 30 s portrait MP4 that keeps every limit. */
export function video(facts: Partial<VideoFacts> = {}, overrides: Partial<Video> = {}): Video {
  return {
    kind: 'video',
    source: { origin: 'file', id: 'file-1' },
    coverTimestampMs: undefined,
    ...overrides,
    facts: {
      kind: 'video',
      name: 'sea.mp4',
      bytes: 9_000_000,
      contentType: 'video/mp4',
      container: 'mp4',
      codec: 'h264',
      frameRate: 30,
      variableFrameRate: false,
      width: 1080,
      height: 1920,
      durationSeconds: 30,
      hasAudio: true,
      ...facts,
    },
  };
}

/** A JPEG that keeps every limit. */
export function photo(facts: Partial<PhotoFacts> = {}): Photo {
  const name = facts.name ?? 'sea.jpg';
  return {
    source: { origin: 'file', id: name },
    facts: { kind: 'photo', name, bytes: 900_000, contentType: 'image/jpeg', width: 1080, height: 1350, ...facts },
  };
}

/** Photos by name, the first one as the cover. */
export function photos(...names: readonly string[]): Photos {
  return { kind: 'photo', photos: names.map((name) => photo({ name })), coverIndex: 0 };
}

export function disclosing(...kinds: readonly ('yourBrand' | 'brandedContent')[]): Disclosure {
  return { on: true, yourBrand: kinds.includes('yourBrand'), brandedContent: kinds.includes('brandedContent') };
}

/** A draft of a video for everyone, ready to be posted. */
export function draft(overrides: Partial<Draft> = {}): Draft {
  return {
    media: video(),
    title: 'A walk by the sea',
    description: '',
    privacy: 'PUBLIC_TO_EVERYONE',
    interactions: { comment: false, duet: false, stitch: false },
    disclosure: { on: false },
    aiGenerated: false,
    autoAddMusic: false,
    ...overrides,
  };
}

export function settings(overrides: Partial<HostSettings> = {}): HostSettings {
  return { mode: 'direct', unaudited: false, accept: 'any', ...overrides };
}

/** Facts that break no rule, with the given parts changed; frozen through and through. */
export function facts(
  overrides: {
    readonly draft?: Partial<Draft>;
    readonly creator?: Partial<CreatorInfo>;
    readonly settings?: Partial<HostSettings>;
    readonly answer?: Facts['creator'];
  } = {},
): Facts {
  return deepFreeze({
    creator: overrides.answer ?? { kind: 'available', creator: creator(overrides.creator) },
    draft: draft(overrides.draft),
    settings: settings(overrides.settings),
  });
}

/** Freezes plain data through and through, so that a rule or an edit that writes throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
