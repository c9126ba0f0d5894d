import type { FileBytes } from '../file-bytes.js';
import { childrenOf, contentOf, find, readBox } from './boxes.js';
import type { Box } from './boxes.js';
import { VISUAL_FIELDS } from './sample-entry.js';

/** What a decoder has to know of a track before its first frame. */
export interface DecoderConfig {
  /** As the WebCodecs registry writes it, such as `avc1.64001f`. */
  readonly codec: string;
  readonly description?: Uint8Array<ArrayBuffer>;
}

/** Reads the configuration of a track's first sample entry; nothing for codecs that browsers have no decoder of. */
export async function readDecoderConfig(bytes: FileBytes, tables: readonly Box[]): Promise<DecoderConfig | undefined> {
  const list = find(tables, 'stsd');
  const entry = list && (await readBox(bytes, list.content + 8, list.end));
  if (!entry) return undefined;
  if (entry.type === 'vp08') return { codec: 'vp8' };
  const children = await childrenOf(bytes, entry, entry.content + VISUAL_FIELDS);
  const box = children.find(({ type }) => type in CODEC_OF);
  const name = box && CODEC_OF[box.type];
  if (!box || !name) return undefined;
  const { buffer, byteOffset, byteLength } = await contentOf(bytes, box);
  const content = new Uint8Array(buffer, byteOffset, byteLength).slice();
  if (content.length < 4) return undefined;
  const isDescribed = box.type === 'avcC' || box.type === 'hvcC';
  return { codec: name(content, entry.type), ...(isDescribed && { description: content }) };
}

const CODEC_OF: Readonly<Record<string, (content: Uint8Array, entryType: string) => string>> = {
  avcC: ([, profile, constraints, level], type) =>
    `${type === 'avc3' ? type : 'avc1'}.${[profile, constraints, level].map((byte) => hex(byte).padStart(2, '0')).join('')}`,
  hvcC: (content, type) => `${type === 'hev1' ? type : 'hvc1'}.${hevcProfile(content)}`,
  // The VP codec binding: after version and flags, profile, level, and depth in the upper half of a byte.
  vpcC: ([, , , , profile, level, depth = 0]) =>
    `vp09.${twoDigits(profile)}.${twoDigits(level)}.${twoDigits(depth >> 4)}`,
  // The AV1 binding, 2.3.3: three bits of profile, five of level; tier, and two bits for the depth.
  av1C: ([, first = 0, second = 0]) => {
    const depth = second & 0x40 ? (second & 0x20 ? 12 : 10) : 8;
    return `av01.${first >> 5}.${twoDigits(first & 31)}${second & 0x80 ? 'H' : 'M'}.${twoDigits(depth)}`;
  },
};

const hex = (value = 0): string => value.toString(16);
const twoDigits = (value = 0): string => String(value).padStart(2, '0');

/**
 * ISO/IEC 14496-15, E.3: profile, its compatibility flags with the first one last, tier and level, then constraints
 * without zeros behind.
 */
function hevcProfile(content: Uint8Array): string {
  const [, first = 0] = content;
  const view = new DataView(content.buffer);
  let flags = 0;
  for (let bit = 0; bit < 32; bit += 1) flags |= ((view.getUint32(2) >>> bit) & 1) << (31 - bit);
  const constraints = [...content.subarray(6, 12)];
  while (constraints.at(-1) === 0) constraints.pop();
  const space = ['', 'A', 'B', 'C'][first >> 6] ?? '';
  const tier = first & 0x20 ? 'H' : 'L';
  return [
    `${space}${first & 31}`,
    hex(flags >>> 0),
    `${tier}${content[12] ?? 0}`,
    ...constraints.map((byte) => hex(byte)),
  ].join('.');
}
