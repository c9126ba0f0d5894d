import { markOf } from './waiting-files.js';

// Reads the ids that `waiting-files.ts` makes. A file of its own, since an empty form loads what makes them and asks for no file again.

const markIn = (id: string): string => id.split(' ').slice(2).join(' ');

/** The name of the file with this id. */
export const nameIn = (id: string): string => id.split(' ').slice(4).join(' ');

/** Those of the files that have one of these ids. */
export function byIds(ids: readonly string[], files: readonly File[]): Readonly<Record<string, File>> {
  const found = ids.flatMap((id) => {
    const file = files.find((each) => markOf(each) === markIn(id));
    return file ? [[id, file] as const] : [];
  });
  return Object.fromEntries(found);
}
