import type { Change } from '../composer/composer.js';
import { importer } from './host-events.js';

/** Why media that the host presets were refused. */
interface RefusedPreset {
  readonly code: 'media-refused';
  /** The reason. */
  readonly about: string;
}

/** Explains a refusal of preset media, or of some of them, to the developer of the page: the visitor reads it, too, but cannot fix it. */
export function explainRefusal({ before, event }: Change, explain: (refused: RefusedPreset) => void): void {
  const refusal = 'refusal' in event ? event.refusal : undefined;
  if (!refusal || importer(before) !== 'host') return;
  explain({ code: 'media-refused', about: 'reason' in refusal ? refusal.reason : refusal.kind });
}
