import type { FileBytes } from '../file-bytes.js';
import { childrenOf, contentOf, descend, find, readBox } from '../iso/boxes.js';
import type { Box } from '../iso/boxes.js';
import { Refused } from '../refusal.js';

/** Size of the primary item of an AVIF or HEIC file, after its own rotation (ISO/IEC 23008-12). */
export async function readHeif(bytes: FileBytes): Promise<{ width: number; height: number }> {
  const meta = await findMeta(bytes);
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
  const size = { width: extentView.getUint32(4), height: extentView.getUint32(8) };
  const rotation = own.find((box) => box?.type === 'irot');
  const sideways = rotation ? (await contentOf(bytes, rotation)).getUint8(0) % 2 === 1 : false;
  return sideways ? { width: size.height, height: size.width } : size;
}

/** `meta` is a full box: its children begin after four bytes of version and flags. */
async function findMeta(bytes: FileBytes): Promise<Box> {
  for (let position = 0; position < bytes.size;) {
    const box = await readBox(bytes, position, bytes.size);
    if (!box) break;
    if (box.end > bytes.size) throw new Refused('truncated');
    if (box.type === 'meta') return { ...box, content: box.content + 4 };
    position = box.end;
  }
  throw new Refused('damaged');
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
