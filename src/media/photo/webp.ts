import { fourCharacters } from '../file-bytes.js';
import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { MetadataReader } from './metadata.js';
import type { PhotoHeader } from './photo-header.js';

/** One chunk of a RIFF file; an odd content is followed by a byte that belongs to nobody. */
export interface WebpChunk {
  readonly type: string;
  readonly start: number;
  readonly content: number;
  /** End of the content. */
  readonly end: number;
}

/** Lists the chunks of a WebP file. */
export async function readWebpChunks(bytes: FileBytes): Promise<readonly WebpChunk[]> {
  const end = (await bytes.view(0, 12)).getUint32(4, true) + 8;
  if (end > bytes.size + 1) throw new Refused('truncated');
  const chunks: WebpChunk[] = [];
  for (let position = 12; position + 8 <= Math.min(end, bytes.size);) {
    const head = await bytes.view(position, 8);
    const content = position + 8;
    const chunk = { type: fourCharacters(head, 0), start: position, content, end: content + head.getUint32(4, true) };
    if (chunk.end > bytes.size) throw new Refused('truncated');
    chunks.push(chunk);
    position = chunk.end + ((chunk.end - content) & 1);
  }
  return chunks;
}

const ANIMATED = 0x02;

/** Size as stored, and what the metadata adds. */
export async function readWebp(bytes: FileBytes): Promise<PhotoHeader> {
  let size: { width: number; height: number } | undefined;
  const metadata = new MetadataReader();
  for (const chunk of await readWebpChunks(bytes)) {
    const content = () => bytes.read(chunk.content, chunk.end - chunk.content);
    if (chunk.type === 'VP8X' || chunk.type === 'VP8 ' || chunk.type === 'VP8L') size ??= await readSize(bytes, chunk);
    if (chunk.type === 'VP8X' && ((await content())[0] ?? 0) & ANIMATED) metadata.extra('animation');
    if (chunk.type === 'EXIF') metadata.exif(await content());
    if (chunk.type === 'XMP ') metadata.xmp(await content());
    if (chunk.type === 'C2PA') metadata.credentials(await content());
  }
  if (!size) throw new Refused('damaged');
  return { ...size, metadata };
}

async function readSize(bytes: FileBytes, chunk: WebpChunk): Promise<{ width: number; height: number }> {
  const view = await bytes.view(chunk.content, 10);
  if (chunk.type === 'VP8X') {
    const read24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1;
    return { width: read24(4), height: read24(7) };
  }
  if (chunk.type === 'VP8 ') {
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  }
  const packed = view.getUint32(1, true);
  return { width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 };
}
