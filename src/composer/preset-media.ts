import type { MediaSource } from '../domain/media.js';

/** What a host may preset: files, or the addresses of media that its own server stores. */
export type PresetMedia =
  File | readonly File[] | { readonly videoUrl: string } | { readonly photoUrls: readonly string[] };

/** What ids of the host's files begin with. */
export const PRESET = 'preset-';

/** What ids of files that were made of a preset begin with. */
const MADE = `${PRESET}made-`;

/** Whether it is the host's: only that gives addresses. */
export function isPreset({ source }: { readonly source: MediaSource }): boolean {
  return source.origin === 'url' || source.id.startsWith(PRESET);
}

/** The id of what was made of a file: it is the host's where that was, and unlike that it is not preset again. */
export function idOfMade(id: string, original: { readonly source: MediaSource }): string {
  return isPreset(original) ? MADE + id : id;
}

/** Whether the host presets it again when the page is loaded again. */
export function isPresetAgain(part: { readonly source: MediaSource }): boolean {
  return isPreset(part) && !(part.source.origin === 'file' && part.source.id.startsWith(MADE));
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
