import type { Text } from '../../text/text.js';
import type { TextFieldWords } from '../controls/index.js';

/** The words that title and description share. */
export function textWords({ say, format: { number } }: Text, max: number): TextFieldWords {
  return {
    counter: (used) => say('text.count', { units: number(used), max: number(max) }),
    over: (excess) => say('text.over', { over: number(excess), max: number(max) }),
    trim: say('text.trim'),
  };
}
