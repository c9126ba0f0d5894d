import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { text, type Answer, type SimulatorRequest } from '../http.js';
import type { ReceivedFile } from '../model.js';
import type { World } from '../world.js';

/** Serves a received file, whole or the range that is asked for, so that a player can seek. */
export async function serveMedia(world: World, request: SimulatorRequest): Promise<Answer> {
  const [, publishId = '', index = ''] = /^\/__media\/([\w.~-]+)\/(\d+)$/.exec(request.path) ?? [];
  const file = world.posts.get(publishId)?.files[Number(index)];
  const size = file === undefined ? undefined : await sizeOf(file);
  if (file === undefined || size === undefined) return text(404, 'No such media.');
  const headers = {
    // The type is TikTok's to judge, never the sender's: a page must not come to run as the simulator's own.
    'Content-Type':
      /^(video|image)\/[\w.+-]+$/.test(file.contentType) && file.contentType !== 'image/svg+xml'
        ? file.contentType
        : 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
  };
  const wanted = request.headers.range;
  if (wanted === undefined) return part(file, 200, 0, size - 1, headers);
  const range = rangeWithin(wanted, size);
  if (range === undefined) return { status: 416, headers: { 'Content-Range': `bytes */${size}` } };
  const [first, last] = range;
  return part(file, 206, first, last, { ...headers, 'Content-Range': `bytes ${first}-${last}/${size}` });
}

async function sizeOf(file: ReceivedFile): Promise<number | undefined> {
  try {
    return (await stat(file.path)).size;
  } catch {
    return undefined;
  }
}

function rangeWithin(header: string, size: number): readonly [first: number, last: number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header);
  if (match === null) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '') {
    const length = Number(to);
    return to === '' || length === 0 ? undefined : [Math.max(size - length, 0), size - 1];
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last ? [first, last] : undefined;
}

function part(
  file: ReceivedFile,
  status: number,
  first: number,
  last: number,
  headers: Record<string, string>,
): Answer {
  return {
    status,
    headers: { ...headers, 'Content-Length': String(last - first + 1) },
    async stream(response) {
      try {
        await pipeline(createReadStream(file.path, { start: first, end: last }), response);
      } catch {
        // A player that seeks breaks off what it no longer needs.
        response.destroy();
      }
    },
  };
}
