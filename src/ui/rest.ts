import type { CSSResult } from 'lit';
import { floatStyles } from './controls/index.js';
import { iconShapes } from './styles/icon-shapes.styles.js';
import { chosenMediaStyles } from './styles/chosen-media.styles.js';
import { panelStyles, progressStyles } from './styles/panel.styles.js';
import { stripStyles } from './styles/strip.styles.js';

// What an empty form does without, of this layer.
export { ENGLISH } from '../text/en.js';
export { announce } from './announcements.js';
export { ConsentGuard } from './consent-guard.js';
export { ReasonController, SelectController } from './controls/index.js';
export { explainRefusal } from './explain-refusal.js';
export { eventsFor } from './host-events.js';
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
  ...floatStyles,
  iconShapes,
  chosenMediaStyles,
  stripStyles,
  panelStyles,
  progressStyles,
];
