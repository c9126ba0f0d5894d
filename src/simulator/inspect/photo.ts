import type { FileReader } from './file-reader.js';

/** What a photo's header says. */
export interface InspectedPhoto {
  readonly format: 'jpeg' | 'webp';
  readonly width: number;
  readonly height: number;
}

/** Reads the header of a JPEG or WebP file by its magic bytes; undefined for anything else. */
export async function inspectPhoto(reader: FileReader): Promise<InspectedPhoto | undefined> {
  const head = await reader.read(0, 32);
  if (head.length >= 4 && head[0] === 0xff && head[1] === 0xd8) return inspectJpeg(reader);
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return inspectWebp(head);
  return undefined;
}

async function inspectJpeg(reader: FileReader): Promise<InspectedPhoto | undefined> {
  for (let position = 2; position + 9 < reader.size;) {
    const segment = await reader.read(position, 9);
    const marker = segment[1] ?? 0;
    if (segment.length < 9 || segment[0] !== 0xff) return undefined;
    // Start of frame, in all its codings; C4, C8 and CC are other segments.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { format: 'jpeg', width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) };
    position += marker === 0xff ? 1 : 2 + segment.readUInt16BE(2);
  }
  return undefined;
}

function inspectWebp(head: Buffer): InspectedPhoto | undefined {
  if (head.length < 30) return undefined;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { format: 'webp', width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { format: 'webp', width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
}
