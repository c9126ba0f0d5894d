import type { CreatorAnswer } from '../creator.js';
import type { Draft } from '../draft.js';
import type { HostSettings } from '../settings.js';
import type { Violation } from '../violation.js';

/** All that a rule may look at. */
export interface Facts {
  readonly creator: CreatorAnswer;
  readonly draft: Draft;
  readonly settings: HostSettings;
}

/** Says what is wrong, or nothing. A rule that does not apply is kept. */
export type Rule = (facts: Facts) => Violation | undefined;
