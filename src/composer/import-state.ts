import type { MediaKind, MediaRefusalReason, PhotoFacts } from '../domain/media-facts.js';
import type { Media, Photo } from '../domain/media.js';
import type { ChosenData } from '../wire/saved-post.js';

/** Media that the host stores itself. */
export type HostedMedia = { readonly videoUrl: string } | { readonly photoUrls: readonly string[] };

/** Why chosen files were not imported, all or some. `name` is the file that the sentence names. */
export type Refusal =
  | { readonly kind: 'unusable'; readonly reason: MediaRefusalReason; readonly name: string }
  | { readonly kind: 'kind_not_accepted'; readonly given: MediaKind; readonly name: string }
  | { readonly kind: 'mixed'; readonly name: string }
  | { readonly kind: 'several_videos'; readonly name: string }
  /** `others`: how many were left out behind the one that is named. */
  | { readonly kind: 'too_many'; readonly max: number; readonly name: string; readonly others: number }
  | { readonly kind: 'locked' };

/** A photo that TikTok would refuse and this page can fix; done only when the creator says so. */
export interface PhotoOffer {
  readonly kind: 'convert' | 'scale';
  /** It has several pictures shown in turn, of which one is kept. */
  readonly isAnimated?: true;
  /** It has Content Credentials, which the new photo does not carry. */
  readonly losesCredentials?: true;
  readonly name: string;
}

export type PhotoOffers = readonly [PhotoOffer, ...PhotoOffer[]];

/** A photo that TikTok would refuse as it is, and what can be done about it. */
export interface OfferedPhoto {
  readonly offers: PhotoOffers;
  readonly file: File;
  readonly facts: PhotoFacts;
}

/** Files that the user chose and that were not in the draft yet when its page ended. */
export interface ChosenBefore extends ChosenData {
  /** Those that are at hand, by their ids. */
  readonly files: Readonly<Record<string, File>>;
}

/** The text of a draft has come back, and its files have to be chosen again, or opened (`canOpen`) after a click. */
export interface MissingFiles {
  readonly kind: 'missing';
  readonly media?: Media | undefined;
  /** Asked for after the media. */
  readonly chosen?: ChosenBefore | undefined;
  readonly name: string;
  readonly canOpen: boolean;
  /** Why what was chosen did not take their place; `other`: it is at hand already. */
  readonly refusal?: Refusal | 'other' | undefined;
}

/** What is to be brought into the draft. It stays in the state until that is done, so that it can be begun again. */
export type ImportRequest = {
  /** The first file, for sentences. */
  readonly name: string;
  readonly by: 'user' | 'host';
  /** New photos go behind those that are in the draft. */
  readonly adding: boolean;
  /** What they were chosen in answer to: it is asked for until it, or something else, is in the draft. */
  readonly question?: MissingFiles | undefined;
} & (
  | {
      readonly kind: 'files';
      readonly files: readonly File[];
      /** Files of another kind than photos replace what is there; otherwise they are refused beside it. */
      readonly orReplacing: boolean;
      /** How many of the first were on their way already: their photos stay for more photos, whatever becomes of those. */
      readonly waiting?: number;
    }
  | { readonly kind: 'hosted'; readonly media: HostedMedia }
  | {
      /** Files of a draft that has come back: opened where they are, or chosen again and recognized. */
      readonly kind: 'again';
      readonly files: readonly File[];
      readonly media: Media;
      /** Ids of those of the media that are at hand. */
      readonly found: readonly string[];
      readonly opens: boolean;
    }
  | { readonly kind: 'offers'; readonly entries: readonly (Photo | OfferedPhoto)[]; readonly accepted: boolean }
);

/** What happens to files between choosing and the draft. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly request: ImportRequest }
  | {
      readonly kind: 'offered';
      readonly request: ImportRequest;
      readonly offers: PhotoOffers;
      /** In their order; photos that need nothing wait with those that do. */
      readonly entries: readonly (Photo | OfferedPhoto)[];
      /** Others were left out. */
      readonly refusal?: Refusal | undefined;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | MissingFiles
  /** The part of the page that reads files did not load; the files wait. */
  | { readonly kind: 'not-loaded'; readonly request: ImportRequest };

/** Whether files are on their way into the draft. */
export function isBusy({ kind }: ImportState): boolean {
  return kind === 'reading' || kind === 'offered' || kind === 'not-loaded';
}

/** What the user is asked for, also while the answer is being read. */
export function questionOf(importState: ImportState): MissingFiles | undefined {
  if (importState.kind === 'missing') return importState;
  return 'request' in importState ? importState.request.question : undefined;
}
