import { fourCharacters, latin1 } from '../file-bytes.js';
import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { MetadataReader } from './metadata.js';
import type { PhotoHeader } from './photo-header.js';

const XMP_KEYWORD = 'XML:com.adobe.xmp';
const LARGEST_BLOCK = 1_048_576;
/** Raw profiles as ImageMagick writes them: a block in hexadecimal, compressed. */
const RAW_PROFILE = /^Raw profile type (exif|APP1|xmp|iptc)$/;
const READ = new Set(['eXIf', 'iTXt', 'zTXt', 'tEXt', 'caBX']);

/** Size as stored, and what the metadata adds, in front of the picture or behind it (PNG, third edition, 11.3). */
export async function readPng(bytes: FileBytes): Promise<PhotoHeader> {
  const header = await bytes.view(8, 16);
  if (fourCharacters(header, 4) !== 'IHDR') throw new Refused('damaged');
  const metadata = new MetadataReader();
  let hasEnd = false;
  for (let position = 8; position + 8 <= bytes.size && !hasEnd;) {
    const head = await bytes.view(position, 8);
    const length = head.getUint32(0);
    const type = fourCharacters(head, 4);
    if (type === 'acTL') metadata.extra('animation');
    if (READ.has(type))
      await readChunk(metadata, type, await bytes.read(position + 8, Math.min(length, LARGEST_BLOCK)));
    hasEnd = type === 'IEND';
    position += length + 12;
  }
  if (!hasEnd) throw new Refused('truncated');
  return { width: header.getUint32(8), height: header.getUint32(12), metadata };
}

async function readChunk(metadata: MetadataReader, type: string, block: Uint8Array<ArrayBuffer>): Promise<void> {
  if (type === 'eXIf') return metadata.exif(block);
  if (type === 'caBX') return metadata.credentials(block);
  const end = block.indexOf(0);
  const keyword = latin1(block.subarray(0, Math.min(end, 79)));
  if (type === 'iTXt' && keyword === XMP_KEYWORD) return metadata.xmp(await internationalText(block, end));
  const [, profile] = RAW_PROFILE.exec(keyword) ?? [];
  if (!profile) return;
  const text = type === 'zTXt' ? await inflated(block.subarray(end + 2)) : block.subarray(end + 1);
  const raw = fromHexadecimal(latin1(text));
  if (profile === 'iptc') metadata.iptc(raw);
  else if (latin1(raw.subarray(0, 6)) === 'Exif\0\0') metadata.exif(raw);
  else metadata.xmp(raw);
}

/** `iTXt` has a flag of compression, its method, a language and a translated keyword before the text. */
async function internationalText(block: Uint8Array<ArrayBuffer>, end: number): Promise<Uint8Array> {
  const language = block.indexOf(0, end + 3);
  const text = block.subarray(block.indexOf(0, language + 1) + 1);
  return block[end + 1] === 1 ? inflated(text) : text;
}

/** Unpacks as much as there is; what is broken or larger than any metadata counts as nothing. */
async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done && length < LARGEST_BLOCK; next = await reader.read()) {
      parts.push(next.value);
      length += next.value.length;
    }
  } catch {
    // Its beginning may still name a place.
  }
  await reader.cancel().catch(() => undefined);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Behind a name and a length, one a line. */
function fromHexadecimal(text: string): Uint8Array {
  const digits = text.replace(/^\s*\w+\s+\d+/, '').replace(/[^\da-f]/gi, '');
  return Uint8Array.from({ length: digits.length >> 1 }, (_, index) =>
    parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
}
