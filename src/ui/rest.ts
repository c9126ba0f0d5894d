import type { CSSResult } from 'lit';
import { iconShapes } from './styles/icon.styles.js';
import { chosenMediaStyles } from './styles/media.styles.js';
import { panelStyles, progressStyles } from './styles/panel.styles.js';
import { stripStyles } from './styles/strip.styles.js';

// What an empty form does without. One file, because all of it is loaded as soon as the page is there.
export { wholeMachine } from '../composer/composer.js';
export { consentTo } from '../composer/consent.js';
export { consentCovers } from '../domain/consent.js';
export { ENGLISH } from '../text/en.js';
export { sentenceFor } from './announcements.js';
export { concealmentOf } from './concealment.js';
export { followFiles } from './dragged-files.js';
export { ReasonController } from './controls/index.js';
export { eventsFor } from './host-events.js';
export { concealedPart } from './mandated-parts.js';
export { shortProgress } from './progress-words.js';
export { blockedSection } from './sections/blocked.js';
export { caption } from './sections/caption.js';
export { connectSection } from './sections/connect.js';
export { mediaContent, mediaDetails } from './sections/chosen-media.js';
export { cropSentences } from './sections/crop-words.js';
export { earlierSection } from './sections/earlier.js';
export { failedSection } from './sections/failed.js';
export { importNote, importSentences } from './sections/import-note.js';
export { interruptedSection } from './sections/interrupted.js';
export { progressSection } from './sections/progress.js';
export { publishedSection } from './sections/published.js';

export const restStyles: readonly CSSResult[] = [
  iconShapes,
  chosenMediaStyles,
  stripStyles,
  panelStyles,
  progressStyles,
];
