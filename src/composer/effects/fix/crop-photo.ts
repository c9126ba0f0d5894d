import { randomId } from '../../../adapter/random-id.js';
import { cropPart } from '../../../domain/crop.js';
import { PHOTO_LIMITS } from '../../../domain/limits.js';
import type { Perform } from '../effect.js';
import { withDigest } from '../../../journal/digest.js';
import { fingerprintOf } from '../../../journal/fingerprint.js';

/** Crops a photo to the part in the frame. The original stays as it is. */
export const cropPhoto: Perform<'crop-photo'> = async function* ({ run, id, file, place }, context) {
  const { signal } = context;
  const media = await context.loadMedia();
  const cropped = await media.convertPhoto(file, {
    part: (size) => cropPart(size, place),
    shortSide: PHOTO_LIMITS.maxShortSidePixels,
    longSide: PHOTO_LIMITS.maxLongSidePixels,
    signal,
  });
  const inspection = cropped instanceof File ? await media.inspectPhoto(cropped, { signal }) : cropped;
  if (!inspection.ok || !(cropped instanceof File)) {
    yield { type: 'crop-refused', run, id, reason: inspection.ok ? 'unreadable' : inspection.reason };
    return;
  }
  // What is previewed from here on is what must be sent.
  void fingerprintOf(cropped).catch(() => {});
  const facts = await withDigest(cropped, inspection.facts);
  yield { type: 'photo-cropped', run, id, resultId: `file-${randomId()}`, file: cropped, facts };
};
