import { fromBase64Url, toBase64Url } from '../crypto/encoding.js';
import { randomText } from '../crypto/hash.js';
import type { Kit } from '../kit.js';
import type { PhotoType } from './photo-type.js';

/** TikTok gives up pulling an hour after the post began; the page may take its time before that. */
const STAGED_MS = 3 * 60 * 60 * 1000;
/** Bytes in one stored piece: storages hold texts of about 1 MB, and a photo of 20 MB never is in memory twice. */
const PIECE_BYTES = 512 * 1024;

interface StagedPhoto {
  readonly owner: string;
  readonly contentType: PhotoType;
  readonly bytes: number;
  readonly pieces: number;
}

const photoKey = (name: string) => `photo:${name}`;
const pieceKey = (name: string, index: number) => `photo:${name}:${index}`;
const NAME = /^[\w-]{32}\.(?:jpg|webp)$/;

/** Keeps a photo for TikTok and answers its unguessable name. */
export async function stagePhoto(
  kit: Kit,
  owner: string,
  contentType: PhotoType,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const name = `${randomText(24)}.${contentType === 'image/jpeg' ? 'jpg' : 'webp'}`;
  const pieces = Math.ceil(bytes.length / PIECE_BYTES);
  for (let index = 0; index < pieces; index += 1) {
    const piece = bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
    await kit.storage.set(pieceKey(name, index), toBase64Url(piece), { expiresInMs: STAGED_MS });
  }
  const photo: StagedPhoto = { owner, contentType, bytes: bytes.length, pieces };
  await kit.vault.set(photoKey(name), photo, { expiresInMs: STAGED_MS });
  return name;
}

export async function readStagedPhoto(kit: Kit, name: string): Promise<StagedPhoto | undefined> {
  return NAME.test(name) ? kit.vault.get<StagedPhoto>(photoKey(name)) : undefined;
}

/** The bytes of a staged photo, piece by piece. */
export function photoBody(kit: Kit, name: string, { pieces }: StagedPhoto): ReadableStream<Uint8Array> {
  let index = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (index >= pieces) return controller.close();
        const piece = fromBase64Url((await kit.storage.get(pieceKey(name, index))) ?? '');
        index += 1;
        if (!piece?.length) return controller.error(new TypeError('The photo is no longer there.'));
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The name of a staged photo by its address, if this owner staged it and it is still there. */
export async function stagedPhotoName(kit: Kit, url: string, owner: string): Promise<string | undefined> {
  if (!url.startsWith(kit.config.photosBaseUrl)) return undefined;
  const name = url.slice(kit.config.photosBaseUrl.length);
  return (await readStagedPhoto(kit, name))?.owner === owner ? name : undefined;
}

export async function deletePhotos(kit: Kit, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const photo = await readStagedPhoto(kit, name);
    if (!photo) continue;
    await kit.vault.delete(photoKey(name));
    for (let index = 0; index < photo.pieces; index += 1) await kit.storage.delete(pieceKey(name, index));
  }
}
