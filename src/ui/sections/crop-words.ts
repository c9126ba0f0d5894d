import type { CropView } from '../../composer/crop-view.js';
import { PHOTO_LIMITS } from '../../domain/limits.js';
import type { Text } from '../../text/text.js';

const GREATEST_DIVISOR = 120;
const [LONG, SHORT] = [
  PHOTO_LIMITS.maxLongSidePixels / GREATEST_DIVISOR,
  PHOTO_LIMITS.maxShortSidePixels / GREATEST_DIVISOR,
];

/** All that there is to say about the crop of a photo. */
export function cropSentences(crop: CropView, { say }: Text): readonly string[] {
  const { name, frame } = crop;
  switch (crop.kind) {
    case 'offered':
    case 'open':
      return [
        say('crop.offer', { ratio: frame.axis === 'x' ? `${LONG}:${SHORT}` : `${SHORT}:${LONG}` }),
        ...(crop.losesCredentials ? [say('media.credentials-offer', { name })] : []),
      ];
    case 'working':
      return [say('media.reading', { name })];
    case 'failed':
      return [crop.reason === 'not_loaded' ? say('media.not-loaded') : say(`refused.${crop.reason}`, { name })];
    case 'made':
      return [say('crop.made')];
  }
}
