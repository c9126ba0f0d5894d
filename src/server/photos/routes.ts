import { PHOTO_LIMITS } from '../../domain/limits.js';
import { requireAccount } from '../creator-info.js';
import type { Exchange } from '../exchange.js';
import { readBytes } from '../exchange.js';
import { Failure } from '../http/failure.js';
import { data, respond } from '../http/respond.js';
import { ownerOf } from '../posts/records.js';
import { photoTypeOf } from './photo-type.js';
import { photoBody, readStagedPhoto, stagePhoto } from './staged.js';

/** `POST photos`: keeps a photo where TikTok can pull it, because photos have no upload (Photo post reference). */
export async function takePhoto(exchange: Exchange): Promise<Response> {
  const { kit, request } = exchange;
  const { subject, accountKey } = await requireAccount(exchange);
  const bytes = await readBytes(request, PHOTO_LIMITS.maxBytes);
  const contentType = photoTypeOf(bytes);
  // What the bytes are decides; a sender who calls them something else is mistaken or worse.
  if (!contentType || request.headers.get('content-type') !== contentType) {
    throw new Failure('unsupported_media_type');
  }
  const name = await stagePhoto(kit, ownerOf(subject, accountKey), contentType, bytes);
  exchange.note({ bytes: bytes.length });
  return data({ url: `${kit.config.photosBaseUrl}${name}` });
}

/** `GET photos/:name`: the bytes, for TikTok; the name is the only key to them. */
export async function givePhoto(exchange: Exchange): Promise<Response> {
  const { kit, request } = exchange;
  const name = exchange.params['name'] ?? '';
  const photo = await readStagedPhoto(kit, name);
  if (!photo) throw new Failure('not_found');
  return respond(request.method === 'HEAD' ? null : photoBody(kit, name, photo), 200, {
    'content-type': photo.contentType,
    'content-length': String(photo.bytes),
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-robots-tag': 'noindex',
  });
}
