import type { PrivacyLevel } from './creator.js';
import type { Media } from './media.js';

export interface Interactions {
  readonly comment: boolean;
  readonly duet: boolean;
  readonly stitch: boolean;
}

/** The content disclosure setting (guideline 3a); the kinds exist only while it is on. */
export type Disclosure =
  { readonly on: false } | { readonly on: true; readonly yourBrand: boolean; readonly brandedContent: boolean };

/** What the creator has chosen so far. Nothing in it is a default that the guideline wants chosen by hand. */
export interface Draft {
  readonly media: Media | undefined;
  readonly title: string;
  /** Photo posts only. */
  readonly description: string;
  readonly privacy: PrivacyLevel | undefined;
  readonly interactions: Interactions;
  readonly disclosure: Disclosure;
  readonly aiGenerated: boolean;
  /** Photo posts only: TikTok adds recommended music. */
  readonly autoAddMusic: boolean;
}

export const EMPTY_DRAFT: Draft = {
  media: undefined,
  title: '',
  description: '',
  privacy: undefined,
  interactions: { comment: false, duet: false, stitch: false },
  disclosure: { on: false },
  aiGenerated: false,
  autoAddMusic: false,
};

/** What the post discloses; both false while the setting is off. */
export function disclosedKinds(draft: Pick<Draft, 'disclosure'>): {
  readonly yourBrand: boolean;
  readonly brandedContent: boolean;
} {
  const { disclosure } = draft;
  return disclosure.on
    ? { yourBrand: disclosure.yourBrand, brandedContent: disclosure.brandedContent }
    : { yourBrand: false, brandedContent: false };
}
