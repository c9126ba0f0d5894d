import { aborted } from '../aborted.js';
import type { EffectContext, Perform } from '../effect.js';

/** Twice the size of the preview. The same picture stands in the strip, so a photo is decoded at full size only to make it. */
const PICTURE = { shortSide: 360, longSide: 640, quality: 0.85 };

/** Makes an object URL of what stands for a file and revokes it when nothing shows it any more: the browser holds it until then. */
export const preview: Perform<'preview'> = async function* ({ run, id, kind, file }, context) {
  const { signal } = context;
  const shown = kind === 'photo' ? await pictureOf(file, context) : file;
  if (signal.aborted) return;
  const url = URL.createObjectURL(shown);
  try {
    yield { type: 'preview-made', run, id, url };
    await aborted(signal);
  } finally {
    URL.revokeObjectURL(url);
  }
};

/** A small picture of a photo, or where this browser makes none, the photo itself. */
async function pictureOf(photo: File, { loadMedia, signal }: EffectContext): Promise<File> {
  try {
    const { convertPhoto } = await loadMedia();
    const picture = await convertPhoto(photo, { ...PICTURE, signal });
    return picture instanceof File ? picture : photo;
  } catch {
    return photo;
  }
}
