import type { PrivacyLevel } from '../domain/creator.js';
import type { ComposerActions } from '../state/actions.js';
import type { ComposerState } from '../state/composer-state.js';
import type { ShowMedia } from '../state/media-source.js';
import type { FormView } from '../state/view-model.js';
import type { Text } from '../text/text.js';
import type { Reason, SelectController, TextFieldController } from './controls/index.js';
import type { PreviewController } from './preview-controller.js';

/** Frames of a video to choose a cover from, in the order of the film. */
export interface CoverView {
  /** Evenly spread over the film; a frame without URL is still being read. */
  readonly frames: readonly { readonly timestampMs: number; readonly url: string | undefined }[];
  readonly durationMs: number;
}

/** All that the page is drawn from; nothing of it is kept between two renders. */
export interface ComposerView {
  readonly state: ComposerState;
  readonly form: FormView;
  readonly text: Text;
  readonly actions: ComposerActions;
  readonly show: ShowMedia;
  readonly canConnect: boolean;
  readonly canSwitch: boolean;
  readonly canPause: boolean;
  /** The host chose the media, and the user may not replace it. */
  readonly mediaLocked: boolean;
  /** BCP 47 tag of the language that the text is in. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The words of the reader's language are still on their way, so that nothing is to be seen yet. */
  readonly isWaiting?: boolean;
  /** Absent while there is no film strip to show: then no cover can be chosen. */
  readonly cover?: CoverView | undefined;
  /** Origin under which profiles and posts are found; TikTok's own when absent. */
  readonly site?: string | undefined;
}

/** What a section draws with: the view, and what the page itself has to keep in hand. */
export interface Section extends ComposerView {
  readonly preview: PreviewController;
  readonly privacySelect: SelectController<PrivacyLevel>;
  readonly titleField: TextFieldController;
  readonly descriptionField: TextFieldController;
  /** Why no control of the form can be used now. */
  readonly lockedBy: Reason | undefined;
  /** The user may choose, replace, add and remove media now. */
  readonly canChange: boolean;
  /** Moves the focus to what keeps the post from being published. */
  readonly goToObstacle: () => void;
}
