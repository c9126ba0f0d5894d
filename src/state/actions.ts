import type { Draft } from '../domain/draft.js';

/** What the user can do on the page; the sections call these and know nothing of what follows. */
export interface ComposerActions {
  chooseFiles(files: readonly File[]): void;
  /** Adds to photos that are chosen already. */
  addPhotos(files: readonly File[]): void;
  /** Takes what is dropped or pasted: photos join those that are chosen already, anything else replaces them. */
  takeFiles(files: readonly File[]): void;
  removeMedia(): void;
  /** Mends the photos that TikTok would refuse, or leaves them out. */
  acceptOffers(): void;
  declineOffers(): void;
  /** The browser has no decoder for the media of this source, though TikTok may take it. */
  markUnplayable(key: string): void;
  edit(edit: (draft: Draft) => Draft): void;
  /** Publishing begins with a trusted click on the element's own button and nothing else. */
  publish(event: Event): void;
  connect(event: Event): void;
  switchAccount(event: Event): void;
  /** Asks TikTok for the creator again. */
  reload(): void;
  pause(): void;
  resume(): void;
  cancel(): void;
  /** From a failure back to the draft as it was. */
  editAgain(): void;
  /** After publishing: an empty draft with fresh creator info. */
  postAnother(): void;
}
