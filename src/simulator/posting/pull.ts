import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Post, ReceivedFile } from '../model.js';
import { loopbackFor } from '../resolve.js';
import type { World } from '../world.js';
import { MAX_VIDEO_BYTES } from './chunk-rules.js';
import { failPost, processPost } from './publishing.js';
import { MAX_PHOTO_BYTES } from './source-info.js';

/** A download ends one hour after its task began. */
const PULL_TIMEOUT_MS = 3_600_000;

/** Downloads what the post names, and begins processing or fails the post. */
export async function pullMedia(world: World, post: Post, urls: readonly string[]): Promise<void> {
  const timeout = new AbortController();
  const stopTimer = world.clock.at(post.createdAt + PULL_TIMEOUT_MS, () => timeout.abort());
  const signal = AbortSignal.any([timeout.signal, world.closing.signal, post.download.signal]);
  try {
    const files: ReceivedFile[] = [];
    for (const [index, url] of urls.entries()) files.push(await download(world, post, url, index, signal));
    post.files = files;
    if (post.status === 'PROCESSING_DOWNLOAD') processPost(world, post, world.clock.now());
  } catch {
    if (world.closing.signal.aborted) return;
    failPost(world, post, post.mediaType === 'photo' ? 'photo_pull_failed' : 'video_pull_failed');
  } finally {
    stopTimer();
  }
}

function get(address: URL, host: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpRequest(address, { headers: { Host: host, 'User-Agent': 'TikTok simulator' }, signal }, resolve)
      .on('error', reject)
      .end();
  });
}

async function download(
  world: World,
  post: Post,
  url: string,
  index: number,
  signal: AbortSignal,
): Promise<ReceivedFile> {
  const address = loopbackFor(world.settings.resolve, url);
  if (address === undefined) throw new Error('The host is not mapped to loopback.');
  const response = await get(address, new URL(url).host, signal);
  // Any redirect makes the URL invalid ("Media transfer guide").
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error(`The media host answered ${response.statusCode}.`);
  }
  const limit = post.mediaType === 'photo' ? MAX_PHOTO_BYTES : MAX_VIDEO_BYTES[world.settings.profile];
  const path = join(world.folder, `${post.publishId}-${index}.media`);
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    response,
    async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) {
        bytes += part.length;
        // One byte too many is enough for the media check to see that the file is too large.
        if (bytes > limit + 1) throw new Error('The file is too large.');
        post.downloadedBytes += part.length;
        hash.update(part);
        yield part;
      }
    },
    createWriteStream(path),
    { signal },
  );
  const contentType = (response.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  return { path, contentType, bytes, sha256: hash.digest('hex') };
}
