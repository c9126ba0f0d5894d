import { aborted } from '../aborted.js';
import type { Perform } from '../effect.js';

/** Makes an object URL of a file and revokes it when nothing shows it any more: the browser holds the file until then. */
export const preview: Perform<'preview'> = async function* ({ run, id, file }, { signal }) {
  const url = URL.createObjectURL(file);
  try {
    yield { type: 'preview-made', run, id, url };
    await aborted(signal);
  } finally {
    URL.revokeObjectURL(url);
  }
};
