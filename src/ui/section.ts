import type { PrivacyLevel } from '../domain/creator.js';
import type { DraftEdit } from '../composer/draft-edit.js';
import type { ComposerEvent } from '../composer/events.js';
import type { FormView } from '../composer/form-view.js';
import type { ComposerView } from '../composer/view.js';
import type { Text } from '../text/text.js';
import type { Reason, SelectInput, TextFieldController } from './controls/index.js';
import type { PreviewController } from './preview-controller.js';
import type { ClickGuard } from './click-guard.js';
import type { Rest } from './rest-of-page.js';

/** All that the page is drawn from; nothing of it is kept between two renders. */
export interface Drawn {
  readonly view: ComposerView;
  readonly dispatch: (event: ComposerEvent) => void;
  readonly guard: ClickGuard;
  readonly text: Text;
  /** BCP 47 tag of the language that the text is in. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The words of the reader's language are still on their way, so that nothing is to be seen yet. */
  readonly isWaiting?: boolean;
}

/** What a section draws with: the view, and what the page itself has to keep in hand. */
export interface Section extends Drawn {
  readonly form: FormView;
  /** Nothing that is drawn is another but the text of the post: what draws no text stays as it is while somebody types. */
  readonly isStill: boolean;
  /** A post is being made, not on its way. */
  readonly isForm: boolean;
  /** What the empty form does without, once it has been loaded. */
  readonly rest: Rest | undefined;
  /** That it could not be loaded, in words. */
  readonly notLoaded: string | undefined;
  readonly preview: PreviewController;
  readonly privacySelect: SelectInput<PrivacyLevel>;
  readonly titleField: TextFieldController;
  /** Absent for a post without a description. */
  readonly descriptionField: TextFieldController | undefined;
  /** Why no control of the form can be used now. */
  readonly lockedBy: Reason | undefined;
  readonly edit: (edit: DraftEdit) => void;
  /** The same for what TikTok wants chosen by hand: a script's event changes nothing. */
  readonly choose: (by: readonly [event: Event, control: HTMLElement | null], edit: DraftEdit) => void;
  /** Moves the focus to what keeps the post from being published. */
  readonly focusFirstError: () => void;
}
