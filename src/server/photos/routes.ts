import { PHOTO_LIMITS } from '../../domain/limits.js';
import type { Callers } from '../accounts/callers.js';
import { ownerOf } from '../accounts/callers.js';
import { runningDigest } from '../crypto/running-digest.js';
import type { Handle } from '../http/exchange.js';
import { Failure } from '../http/failure.js';
import { data, respond } from '../http/respond.js';
import { incomingBody, watchedBody } from '../http/watched-body.js';
import type { Clock } from '../runtime/clock.js';
import { limiter } from './limiter.js';
import { checkedBody } from './photo-body.js';
import { isPhotoType } from './photo-type.js';
import type { StagedPhotos } from './staged.js';

/** `POST photos`: keeps a photo where TikTok can pull it, because photos have no upload (Photo post reference). */
export function stagePhoto(needs: {
  readonly callers: Callers;
  readonly photos: StagedPhotos;
  readonly clock: Clock;
}): Handle {
  const { callers, photos, clock } = needs;
  const coming = limiter({ perKey: 8, total: 100 });
  return async (exchange) => {
    const { request } = exchange;
    const { subject, accountKey } = await callers.account(exchange, 'photos');
    const contentType = request.headers.get('content-type') ?? '';
    const bytes = Number(request.headers.get('content-length') ?? Number.NaN);
    if (!isPhotoType(contentType)) throw new Failure('unsupported_media_type');
    if (bytes > PHOTO_LIMITS.maxBytes) throw new Failure('too_large');
    if (!request.body || !Number.isSafeInteger(bytes)) {
      throw new Failure('invalid_params', { message: 'Content-Length or the body is missing.' });
    }
    const owner = ownerOf(subject, accountKey);
    const leave = coming.enter(owner);
    if (!leave) throw new Failure('rate_limit_exceeded');
    const sender: { failure?: Failure } = {};
    try {
      const digest = await runningDigest();
      const incoming = incomingBody(request.body, clock, (failure) => (sender.failure ??= failure));
      const body = await checkedBody(incoming, contentType, bytes, digest);
      const url = await photos.stage(owner, { contentType, bytes, body, digest });
      exchange.note({ bytes });
      return data({ url });
    } catch (thrown) {
      throw sender.failure ?? thrown;
    } finally {
      leave();
    }
  };
}

/** `GET photos/:name`: the bytes, for TikTok; the name is the only key to them. */
export function servePhoto(needs: { readonly photos: StagedPhotos; readonly clock: Clock }): Handle {
  const { photos, clock } = needs;
  const going = limiter({ perKey: 4, total: 400 });
  return async (exchange) => {
    const name = exchange.params['name'] ?? '';
    const photo = await photos.find(name);
    if (!photo) throw new Failure('not_found');
    const headers = {
      'content-type': photo.contentType,
      'content-length': String(photo.bytes),
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-robots-tag': 'noindex',
    };
    if (exchange.request.method === 'HEAD') return respond(null, 200, headers);
    const leave = going.enter(name);
    if (!leave) throw new Failure('busy');
    try {
      const body = await photos.read(name);
      if (!body) {
        exchange.note({ message: 'photos.store does not hold the photo: do all machines share it?' });
        throw new Failure('not_found');
      }
      exchange.note({ bytes: photo.bytes });
      return respond(watchedBody(body, clock, leave), 200, headers);
    } catch (error) {
      leave();
      throw error;
    }
  };
}
