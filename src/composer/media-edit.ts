import type { Draft } from '../domain/draft.js';
import { withCoverPhoto, withCoverTimestamp, withMedia, withoutPhoto, withPhotoMoved } from '../domain/media-edits.js';
import type { MediaEdit } from './draft-edit.js';

/** Apart from the other edits, because there is no media until all of the page is loaded. */
export function applyMediaEdit(draft: Draft, edit: MediaEdit): Draft {
  switch (edit.field) {
    case 'cover-timestamp':
      return withCoverTimestamp(draft, edit.value);
    case 'cover-photo':
      return withCoverPhoto(draft, edit.index);
    case 'photo-order':
      return withPhotoMoved(draft, edit.from, edit.to);
    case 'photo-removed':
      return withoutPhoto(draft, edit.index);
    case 'media-removed':
      return withMedia(draft, undefined);
    default:
      return edit satisfies never;
  }
}
