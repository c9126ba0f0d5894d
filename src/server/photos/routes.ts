import { PHOTO_LIMITS } from '../../domain/limits.js';
import { requireAccount } from '../creator-info.js';
import type { Exchange } from '../exchange.js';
import { Failure } from '../http/failure.js';
import { data, respond } from '../http/respond.js';
import { ownerOf } from '../posts/records.js';
import { checkedBody, watchedBody } from './photo-body.js';
import { isPhotoType } from './photo-type.js';
import { readStagedPhoto, requirePhotoStore, stagePhoto } from './staged.js';

/** `POST photos`: keeps a photo where TikTok can pull it, because photos have no upload (Photo post reference). */
export async function takePhoto(exchange: Exchange): Promise<Response> {
  const { kit, request } = exchange;
  const { subject, accountKey } = await requireAccount(exchange, 'photos');
  const contentType = request.headers.get('content-type') ?? '';
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!isPhotoType(contentType)) throw new Failure('unsupported_media_type');
  if (bytes > PHOTO_LIMITS.maxBytes) throw new Failure('too_large');
  if (!request.body || !Number.isSafeInteger(bytes)) {
    throw new Failure('invalid_params', { message: 'Content-Length or the body is missing.' });
  }
  const owner = ownerOf(subject, accountKey);
  const leave = kit.photosIn.enter(owner);
  if (!leave) throw new Failure('rate_limit_exceeded');
  try {
    const body = await checkedBody(request.body, contentType, bytes);
    const url = await stagePhoto(kit, owner, { contentType, bytes, body });
    exchange.note({ bytes });
    return data({ url });
  } finally {
    leave();
  }
}

/** `GET photos/:name`: the bytes, for TikTok; the name is the only key to them. */
export async function givePhoto(exchange: Exchange): Promise<Response> {
  const { kit, request } = exchange;
  const name = exchange.params['name'] ?? '';
  const photo = await readStagedPhoto(kit, name);
  if (!photo) throw new Failure('not_found');
  const headers = {
    'content-type': photo.contentType,
    'content-length': String(photo.bytes),
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-robots-tag': 'noindex',
  };
  if (request.method === 'HEAD') return respond(null, 200, headers);
  const leave = kit.photosOut.enter(name);
  if (!leave) throw new Failure('busy');
  try {
    const body = await requirePhotoStore(kit).get(name);
    if (!body) {
      exchange.note({ message: 'photos.store does not hold the photo: do all machines share it?' });
      throw new Failure('not_found');
    }
    return respond(watchedBody(body, kit.clock, leave), 200, headers);
  } catch (error) {
    leave();
    throw error;
  }
}
