import { fourCharacters, latin1 } from '../file-bytes.js';
import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { UPRIGHT, readExif, xmpHasLocation } from './exif.js';
import type { Exif } from './exif.js';

const XMP_KEYWORD = 'XML:com.adobe.xmp\0';

/** Size as stored, and what EXIF and XMP before the picture's data add. */
export async function readPng(bytes: FileBytes): Promise<{ width: number; height: number; exif: Exif }> {
  const header = await bytes.view(8, 16);
  if (fourCharacters(header, 4) !== 'IHDR') throw new Refused('damaged');
  let exif = UPRIGHT;
  let hasLocation = false;
  for (let position = 8; position < bytes.size;) {
    const head = await bytes.view(position, 8);
    const length = head.getUint32(0);
    const type = fourCharacters(head, 4);
    if (type === 'IDAT' || type === 'IEND') break;
    if (type === 'eXIf') exif = readExif(await bytes.read(position + 8, Math.min(length, 65_536)));
    if (type === 'iTXt') {
      const text = await bytes.read(position + 8, Math.min(length, 65_536));
      if (latin1(text.subarray(0, XMP_KEYWORD.length)) === XMP_KEYWORD) hasLocation ||= xmpHasLocation(text);
    }
    position += length + 12;
  }
  return {
    width: header.getUint32(8),
    height: header.getUint32(12),
    exif: { orientation: exif.orientation, hasLocation: hasLocation || exif.hasLocation },
  };
}
