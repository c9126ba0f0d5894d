import * as appearance from '../../../stories/appearance.stories.js';
import * as connection from '../../../stories/connection.stories.js';
import * as creator from '../../../stories/creator.stories.js';
import * as events from '../../../stories/events.stories.js';
import * as interrupted from '../../../stories/interrupted.stories.js';
import * as languages from '../../../stories/languages.stories.js';
import * as media from '../../../stories/media.stories.js';
import * as mediaLimits from '../../../stories/media-limits.stories.js';
import * as outcome from '../../../stories/outcome.stories.js';
import * as playground from '../../../stories/playground.stories.js';
import * as publishing from '../../../stories/publishing.stories.js';
import * as refusedFiles from '../../../stories/refused-files.stories.js';
import * as settings from '../../../stories/settings.stories.js';
import * as text from '../../../stories/text.stories.js';
import * as theming from '../../../stories/theming.stories.js';
import * as trigger from '../../../stories/trigger.stories.js';

/** Every file of stories. A file that is missing here would not be run; a test compares this list with the folder. */
export const MODULES = {
  playground,
  connection,
  creator,
  media,
  'media-limits': mediaLimits,
  'refused-files': refusedFiles,
  settings,
  text,
  publishing,
  outcome,
  appearance,
  languages,
  theming,
  events,
  interrupted,
  trigger,
} as const;
