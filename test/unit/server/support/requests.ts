import type { Draft, Media, Video } from '../../../../src/domain/index.js';
import { EMPTY_DRAFT, giveConsent } from '../../../../src/domain/index.js';
import type { HostSettings } from '../../../../src/domain/index.js';
import { parseCreatorInfo } from '../../../../src/wire/creator-info.js';
import type { CreatePostRequest } from '../../../../src/wire/post-request.js';
import { toCreatePostRequest } from '../../../../src/wire/post-request.js';
import type { TestBrowser } from './browser.js';

export function video(bytes = 1000, change: Partial<Video> = {}): Video {
  return {
    kind: 'video',
    source: { origin: 'file', id: 'file-1' },
    coverTimestampMs: undefined,
    facts: {
      kind: 'video',
      name: 'clip.mp4',
      bytes,
      contentType: 'video/mp4',
      container: 'mp4',
      codec: 'h264',
      frameRate: 30,
      variableFrameRate: false,
      width: 1080,
      height: 1920,
      durationSeconds: 12,
      hasAudio: true,
    },
    ...change,
  };
}

export function photos(count: number, bytes: number | undefined = 1000): Media {
  return {
    kind: 'photo',
    coverIndex: 0,
    photos: Array.from({ length: count }, (_, index) => ({
      source: { origin: 'file' as const, id: `file-${index}` },
      facts: {
        kind: 'photo' as const,
        name: `photo-${index}.jpg`,
        bytes,
        contentType: 'image/jpeg',
        width: 800,
        height: 600,
      },
    })),
  };
}

let keys = 0;

/** A request as the page makes it, for what TikTok says of the creator now. */
export async function requestFor(
  browser: TestBrowser,
  change: {
    readonly draft?: Partial<Draft>;
    readonly settings?: Partial<HostSettings>;
    readonly photoUrls?: readonly string[];
    readonly key?: string;
    readonly now?: Date;
  } = {},
): Promise<CreatePostRequest> {
  keys += 1;
  const answer = (await (await browser.post('creator-info')).json()) as { data: unknown };
  const consent = giveConsent({
    draft: { ...EMPTY_DRAFT, media: video(), title: 'Hello', privacy: 'SELF_ONLY', ...change.draft },
    creator: parseCreatorInfo(answer.data),
    settings: { mode: 'direct', unaudited: false, accept: 'any', ...change.settings },
    locale: 'en',
    // Two consents of one test never are the same.
    now: change.now ?? new Date(Date.UTC(2026, 9, 1, 12) + keys),
  });
  return toCreatePostRequest(consent, change.key ?? `key-of-a-consent-${keys}`, change.photoUrls);
}
