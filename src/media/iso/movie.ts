import type { FileBytes } from '../file-bytes.js';
import { fourCharacters } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { childrenOf, find, readBox } from './boxes.js';
import type { Box } from './boxes.js';

/** The parts of an ISO file that facts are read from. */
export interface Movie {
  /** Major and compatible brands (ISO/IEC 14496-12, 4.3); none in old QuickTime files. */
  readonly brands: readonly string[];
  readonly box: Box;
  readonly children: readonly Box[];
  /** Where the first fragment begins, in a file whose samples are described fragment by fragment. */
  readonly firstFragment: number | undefined;
  /** Whether all sample data stands before the movie, as in a file whose recorder came to its end. */
  readonly isAfterData: boolean;
  /** Top-level `uuid` and `meta` boxes, which may hold metadata. */
  readonly metadata: readonly Box[];
}

/** What the head of a movie has; a box that ends beyond the file is needed only if it is one of these. */
const NEEDED = new Set(['trak', 'mvex']);
const AHEAD = 16_384;

/**
 * Finds the `moov` box by stepping over all others (8.2.1: it may stand anywhere). The step stops at the first
 * fragment, because there may be thousands, and once the movie is found, at anything that is no box: whether the file
 * is whole is for the samples to say.
 */
export async function findMovie(bytes: FileBytes): Promise<Movie> {
  let brands: readonly string[] = [];
  let movie: Box | undefined;
  let firstFragment: number | undefined;
  let isAfterData = false;
  const metadata: Box[] = [];
  for (let position = 0; position < bytes.size;) {
    const box = await readBox(bytes, position, bytes.size);
    if (!box) {
      if (movie) break;
      throw new Refused(position + 8 > bytes.size ? 'truncated' : 'damaged');
    }
    if (box.type === 'ftyp' && brands.length === 0) brands = await readBrands(bytes, box);
    if (box.type === 'uuid' || box.type === 'meta') metadata.push(box);
    if (box.type === 'moov') movie ??= box;
    if (box.type === 'mdat') isAfterData = !movie;
    if (box.type === 'moof') {
      firstFragment = box.start;
      break;
    }
    position = box.end;
  }
  // A recorder writes `moov` when it closes the file: without it, it never came to that.
  if (!movie) throw new Refused('truncated');
  const end = Math.min(movie.end, bytes.size);
  await bytes.ahead(movie.start, Math.min(AHEAD, end - movie.start));
  const children = await childrenOf(bytes, movie);
  if (children.some((box) => box.end > bytes.size && NEEDED.has(box.type))) throw new Refused('truncated');
  if (!find(children, 'trak')) throw new Refused(movie.end > bytes.size ? 'truncated' : 'damaged');
  return { brands, box: movie, children, firstFragment, isAfterData, metadata };
}

const MOST_BRANDS = 64;

async function readBrands(bytes: FileBytes, box: Box): Promise<readonly string[]> {
  const view = await bytes.read(box.content, Math.min(box.end - box.content, 4 * MOST_BRANDS));
  const brands: string[] = [];
  // The four bytes after the major brand are its version.
  for (let at = 0; at + 4 <= view.length; at += 4)
    if (at !== 4) brands.push(fourCharacters(new DataView(view.buffer), at));
  return brands;
}
