import type { FileBytes } from '../file-bytes.js';
import { childrenOf, descend } from './boxes.js';
import { checkFragments } from './fragments.js';
import { findMovie } from './movie.js';
import { checkTables } from './samples.js';

/**
 * Throws `Refused` unless every count of every sample table and fragment fits what the file holds. mediabunny loops
 * over counts as they stand, so a file of 1 kB that claims two thousand million samples would freeze the page.
 */
export async function checkCounts(bytes: FileBytes): Promise<void> {
  const movie = await findMovie(bytes);
  for (const track of movie.children.filter(({ type }) => type === 'trak')) {
    const table = await descend(bytes, track, 'mdia', 'minf', 'stbl');
    if (table) await checkTables(bytes, await childrenOf(bytes, table));
  }
  if (movie.firstFragment !== undefined) await checkFragments(bytes, movie, movie.firstFragment);
}
