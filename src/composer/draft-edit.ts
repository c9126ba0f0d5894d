import type { Interaction, PrivacyLevel } from '../domain/creator.js';
import type { Draft } from '../domain/draft.js';
import {
  withAiGenerated,
  withAutoAddMusic,
  withDescription,
  withDisclosedKind,
  withDisclosure,
  withInteraction,
  withPrivacy,
  withTitle,
} from '../domain/draft-edits.js';

/** A change of what is chosen or typed beside the media. */
export type FieldEdit =
  | { readonly field: 'title' | 'description'; readonly value: string }
  | { readonly field: 'privacy'; readonly value: PrivacyLevel }
  | { readonly field: 'interaction'; readonly interaction: Interaction; readonly value: boolean }
  | { readonly field: 'disclosure'; readonly value: boolean }
  | { readonly field: 'disclosed-kind'; readonly kind: 'yourBrand' | 'brandedContent'; readonly value: boolean }
  | { readonly field: 'aiGenerated' | 'autoAddMusic'; readonly value: boolean };

export type MediaEdit =
  | { readonly field: 'cover-timestamp'; readonly value: number }
  | { readonly field: 'cover-photo'; readonly index: number }
  | { readonly field: 'photo-order'; readonly from: number; readonly to: number }
  | { readonly field: 'photo-removed'; readonly index: number }
  | { readonly field: 'media-removed' };

/** One change that the user makes to the draft, as data. */
export type DraftEdit = FieldEdit | MediaEdit;

const ON_MEDIA: { readonly [Field in MediaEdit['field']]: true } = {
  'cover-timestamp': true,
  'cover-photo': true,
  'photo-order': true,
  'photo-removed': true,
  'media-removed': true,
};

export function isMediaEdit(edit: DraftEdit): edit is MediaEdit {
  return Object.hasOwn(ON_MEDIA, edit.field);
}

export function applyFieldEdit(draft: Draft, edit: FieldEdit): Draft {
  switch (edit.field) {
    case 'title':
      return withTitle(draft, edit.value);
    case 'description':
      return withDescription(draft, edit.value);
    case 'privacy':
      return withPrivacy(draft, edit.value);
    case 'interaction':
      return withInteraction(draft, edit.interaction, edit.value);
    case 'disclosure':
      return withDisclosure(draft, edit.value);
    case 'disclosed-kind':
      return withDisclosedKind(draft, edit.kind, edit.value);
    case 'aiGenerated':
      return withAiGenerated(draft, edit.value);
    case 'autoAddMusic':
      return withAutoAddMusic(draft, edit.value);
    default:
      return edit satisfies never;
  }
}
