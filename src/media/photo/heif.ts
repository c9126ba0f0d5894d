import type { FileBytes } from '../file-bytes.js';
import { childrenOf, contentOf, descend, find, readBox } from '../iso/boxes.js';
import { isCredentials } from '../iso/metadata.js';
import type { Box } from '../iso/boxes.js';
import { Refused } from '../refusal.js';
import { MetadataReader } from './metadata.js';
import type { PhotoHeader } from './photo-header.js';
import type { Size } from './scale.js';

/** Size of the primary item of an AVIF or HEIC file, after its own rotation (ISO/IEC 23008-12). */
export async function readHeif(bytes: FileBytes): Promise<PhotoHeader> {
  const metadata = new MetadataReader();
  const meta = await findMeta(bytes, metadata);
  const children = await childrenOf(bytes, meta);
  const primary = find(children, 'pitm');
  const properties = find(children, 'iprp');
  if (!primary || !properties) throw new Refused('damaged');
  const primaryView = await contentOf(bytes, primary);
  const item = primaryView.getUint8(0) === 0 ? primaryView.getUint16(4) : primaryView.getUint32(4);

  const list = await descend(bytes, properties, 'ipco');
  const associations = await descend(bytes, properties, 'ipma');
  if (!list || !associations) throw new Refused('damaged');
  const all = await childrenOf(bytes, list);
  const own = (await readAssociations(bytes, associations, item)).map((index) => all[index - 1]);

  const extent = own.find((box) => box?.type === 'ispe');
  if (!extent) throw new Refused('damaged');
  const extentView = await contentOf(bytes, extent);
  const whole = { width: extentView.getUint32(4), height: extentView.getUint32(8) };
  const size = await cropped(
    bytes,
    own.find((box) => box?.type === 'clap'),
    whole,
  );
  const rotation = own.find((box) => box?.type === 'irot');
  const sideways = rotation ? (await contentOf(bytes, rotation)).getUint8(0) % 2 === 1 : false;
  return sideways ? { width: size.height, height: size.width, metadata } : { ...size, metadata };
}

/** ISO/IEC 14496-12, 12.1.4: a clean aperture shows a part of the picture; its sides are fractions. */
async function cropped(bytes: FileBytes, box: Box | undefined, size: Size): Promise<Size> {
  if (!box || box.end - box.content < 16) return size;
  const view = await bytes.view(box.content, 16);
  const side = (at: number) => Math.round(view.getUint32(at) / view.getUint32(at + 4));
  const clean = { width: side(0), height: side(8) };
  const fits = clean.width > 0 && clean.width <= size.width && clean.height > 0 && clean.height <= size.height;
  return fits ? clean : size;
}

/** `meta` is a full box: its children begin after four bytes of version and flags. */
async function findMeta(bytes: FileBytes, metadata: MetadataReader): Promise<Box> {
  let meta: Box | undefined;
  for (let position = 0; position < bytes.size;) {
    const box = await readBox(bytes, position, bytes.size);
    if (!box) break;
    if (box.end > bytes.size) throw new Refused('truncated');
    if (box.type === 'meta') meta ??= { ...box, content: box.content + 4 };
    // A sequence has tracks, like a film.
    if (box.type === 'moov') metadata.extra('animation');
    if (await isCredentials(bytes, box)) metadata.credentials(await bytes.read(box.content, box.end - box.content));
    position = box.end;
  }
  if (!meta) throw new Refused('damaged');
  return meta;
}

/** Indexes, counted from 1, of the properties that belong to `item`. */
async function readAssociations(bytes: FileBytes, box: Box, item: number): Promise<readonly number[]> {
  const view = await contentOf(bytes, box);
  const wideItems = view.getUint8(0) > 0;
  const wideIndexes = (view.getUint8(3) & 1) === 1;
  let at = 8;
  for (let entry = 0; entry < view.getUint32(4); entry += 1) {
    const id = wideItems ? view.getUint32(at) : view.getUint16(at);
    at += wideItems ? 4 : 2;
    const count = view.getUint8(at);
    at += 1;
    const indexes: number[] = [];
    for (let index = 0; index < count; index += 1) {
      indexes.push(wideIndexes ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f);
      at += wideIndexes ? 2 : 1;
    }
    if (id === item) return indexes;
  }
  return [];
}
