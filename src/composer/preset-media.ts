import type { MediaSource } from '../domain/media.js';

/** What a host may preset: files, or the addresses of media that its own server stores. */
export type PresetMedia =
  File | readonly File[] | { readonly videoUrl: string } | { readonly photoUrls: readonly string[] };

/** What ids of the host's files begin with. */
export const PRESET = 'preset-';

/** Whether it is the host's: only that gives addresses. */
export function isPreset({ source }: { readonly source: MediaSource }): boolean {
  return source.origin === 'url' || source.id.startsWith(PRESET);
}

/** A preset in one shape; `undefined` for a value that is none of them, because script can set anything. */
export function readPreset(
  media: unknown,
):
  | { readonly files: readonly File[] }
  | { readonly videoUrl: string }
  | { readonly photoUrls: readonly string[] }
  | undefined {
  if (media instanceof File) return { files: [media] };
  if (Array.isArray(media)) {
    return media.length > 0 && media.every((file): file is File => file instanceof File) ? { files: media } : undefined;
  }
  if (typeof media !== 'object' || media === null) return undefined;
  if ('videoUrl' in media && isWebAddress(media.videoUrl)) return { videoUrl: new URL(media.videoUrl).href };
  if ('photoUrls' in media && Array.isArray(media.photoUrls)) {
    const urls: unknown[] = media.photoUrls;
    return urls.length > 0 && urls.every(isWebAddress) ? { photoUrls: urls } : undefined;
  }
  return undefined;
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:/i.test(value) && URL.canParse(value);
}
