import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/media/${name}`, import.meta.url));
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}

/** A folder that is gone after `use`. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A real, playable MP4 of exactly `bytes` bytes: a `free` box, which players skip, fills it up. */
export async function grownClip(folder: string, bytes: number): Promise<string> {
  const clip = await readFile(fixture('clip.mp4'));
  const filler = Buffer.alloc(bytes - clip.length);
  filler.writeUInt32BE(filler.length, 0);
  filler.write('free', 4, 'latin1');
  // Bytes that differ by place, so that chunks in the wrong order would change the digest.
  for (let at = 8; at < filler.length; at += 4096) filler.writeUInt32BE(at, Math.min(at, filler.length - 4));
  const path = join(folder, 'grown.mp4');
  await writeFile(path, Buffer.concat([clip, filler]));
  return path;
}
