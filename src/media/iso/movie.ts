import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { childrenOf, readBox } from './boxes.js';
import type { Box } from './boxes.js';

/** The parts of an ISO file that facts are read from. */
export interface Movie {
  /** Absent from old QuickTime files. */
  readonly fileType: Box | undefined;
  readonly box: Box;
  readonly children: readonly Box[];
  /** Where the first fragment begins, in a file whose samples are described fragment by fragment. */
  readonly firstFragment: number | undefined;
}

/**
 * Finds the `moov` box by stepping over all others, and sees whether the file is whole: every box must end where the
 * file does or before. The step stops at the first fragment, because there may be thousands.
 */
export async function findMovie(bytes: FileBytes): Promise<Movie> {
  let fileType: Box | undefined;
  let movie: Box | undefined;
  let firstFragment: number | undefined;
  for (let position = 0; position < bytes.size;) {
    const box = await readBox(bytes, position, bytes.size);
    if (!box) {
      // Some writers pad the end of a complete file; without a movie the same bytes are a wreck.
      if (movie) break;
      throw new Refused(position + 8 > bytes.size ? 'truncated' : 'damaged');
    }
    if (box.end > bytes.size) throw new Refused('truncated');
    if (box.type === 'ftyp') fileType ??= box;
    if (box.type === 'moov') movie ??= box;
    if (box.type === 'moof') {
      firstFragment = box.start;
      break;
    }
    position = box.end;
  }
  // A recorder writes `moov` when it closes the file: without it, it never came to that.
  if (!movie) throw new Refused('truncated');
  return { fileType, box: movie, children: await childrenOf(bytes, movie), firstFragment };
}
