import { withMedia } from '../domain/draft-edits.js';
import { fileIds } from '../domain/media.js';
import type { ComposerOptions } from './composer-options.js';
import { draftOf } from './composer-state.js';
import type { ComposerState } from './composer-state.js';
import { FileShelf } from './file-shelf.js';
import { MediaIntake } from './media-intake.js';
import type { Choice } from './media-intake.js';
import type { Shown } from './media-source.js';
import type { ComposerEvent } from './transition.js';

export interface DraftMediaOptions extends Pick<
  ComposerOptions,
  'settings' | 'mediaLocked' | 'presetMedia' | 'loadMedia' | 'edited'
> {
  readonly state: () => ComposerState;
  readonly dispatch: (event: ComposerEvent) => void;
  /** The page has to be drawn again, although the state is the same. */
  readonly redraw: () => void;
}

/** The media of the draft: how it comes in, what of it is kept, and what is shown of it. */
export class DraftMedia {
  readonly #options: DraftMediaOptions;
  readonly #shelf = new FileShelf();
  readonly #intake: MediaIntake;
  readonly #unplayable = new Set<string>();
  #chosenByUser = false;

  constructor(options: DraftMediaOptions) {
    this.#options = options;
    this.#intake = new MediaIntake({
      shelf: this.#shelf,
      loadMedia: options.loadMedia,
      accept: () => options.settings().accept,
      photos: () => this.#photos,
      changed: (intake) => options.dispatch({ type: 'intake-changed', intake }),
      read: (media) => {
        options.dispatch({ type: 'media-read', media });
        if (this.#chosenByUser) options.edited();
      },
    });
  }

  /** Takes what the user chose. */
  choose(files: readonly File[], choice: Choice): void {
    if (this.#options.state().phase !== 'editing' || this.#refusesChange()) return;
    this.#chosenByUser = true;
    this.#intake.choose(files, choice);
  }

  remove(): void {
    if (this.#options.state().phase !== 'editing' || this.#refusesChange()) return;
    this.stop();
    this.#options.dispatch({ type: 'draft-edited', edit: (draft) => withMedia(draft, undefined) });
    this.#options.edited();
  }

  /** Mends the offered photos, or leaves them out. */
  answerOffers(accepted: boolean): void {
    this.#intake.answer(accepted);
  }

  /** Begins anew with what the host presets. */
  preset(): void {
    this.#chosenByUser = false;
    this.#unplayable.clear();
    this.#intake.preset(this.#options.presetMedia());
  }

  /** Ends the reading of files, and takes back what it said. */
  stop(): void {
    this.#intake.stop();
    const state = this.#options.state();
    if ('intake' in state && state.intake.kind !== 'idle') {
      this.#options.dispatch({ type: 'intake-changed', intake: { kind: 'idle' } });
    }
  }

  /** The page left the document: nothing is read for it, and the object URLs are given back. */
  suspend(): void {
    this.#intake.suspend();
    this.#shelf.releaseUrls();
  }

  /** The page is back: it is drawn with URLs again, and what was being read when it left is read again. */
  resume(): void {
    this.#options.redraw();
    this.#intake.resume();
  }

  fileOf(id: string): File | undefined {
    return this.#shelf.get(id);
  }

  /** What the page shows for a media source: the file's object URL, or the host's own address. */
  readonly show = (key: string): Shown => ({
    url: this.#shelf.urlOf(key) ?? (/^https?:/.test(key) ? key : undefined),
    unplayable: this.#unplayable.has(key),
  });

  /** The browser has no decoder for this media. */
  markUnplayable(key: string): void {
    if (this.#unplayable.has(key)) return;
    this.#unplayable.add(key);
    this.#options.redraw();
  }

  /** Forgets files that the draft no longer names; until files on their way are in the draft, it names none of them. */
  tidy(): void {
    if (!this.#intake.isBusy) this.#shelf.keep(fileIds(draftOf(this.#options.state()).media));
  }

  get #photos() {
    const { media } = draftOf(this.#options.state());
    return media?.kind === 'photo' ? media : undefined;
  }

  #refusesChange(): boolean {
    const locked = this.#options.mediaLocked() && this.#options.presetMedia() !== undefined;
    // The refusal would stand in the place of the question, which then nobody could answer.
    if (locked && !this.#intake.isBusy) this.#intake.refuse({ kind: 'locked' });
    return locked;
  }
}
