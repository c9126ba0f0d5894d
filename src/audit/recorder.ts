import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CDPSession, Page } from 'puppeteer-core';
import { VIEWPORT } from './browser.js';
import { encodeWebm } from './encode.js';

const run = promisify(execFile);

/** The largest video that TikTok's form takes: 50 MB. */
const MAX_VIDEO_BYTES = 50_000_000;
/** The last picture stays for this long, so that a viewer sees the end. */
const LAST_SECONDS = 2;

interface Picture {
  readonly path: string;
  readonly at: number;
}

/** Records what pages show, as pictures with their times, and makes one video of them. */
export class Recorder {
  readonly #folder: string;
  readonly #pictures: Picture[] = [];
  readonly #writing: Promise<void>[] = [];
  readonly #sessions: CDPSession[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<Recorder> {
    return new Recorder(await mkdtemp(join(tmpdir(), 'tiktok-audit-')));
  }

  /** Records a page from now on, a popup as well; the newest one is what a person looks at. */
  async follow(page: Page): Promise<void> {
    const session = await page.createCDPSession();
    this.#sessions.push(session);
    session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
      const path = join(this.#folder, `${String(this.#pictures.length).padStart(6, '0')}.jpg`);
      this.#pictures.push({ path, at: metadata.timestamp ?? 0 });
      this.#writing.push(writeFile(path, Buffer.from(data, 'base64')));
      void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    });
    await session.send('Page.startScreencast', {
      format: 'jpeg',
      quality: 80,
      maxWidth: VIEWPORT.width,
      maxHeight: VIEWPORT.height,
    });
  }

  /** Writes the video beside `path` without its ending, and returns the file: H.264 with ffmpeg, else WebM. */
  async finish(
    path: string,
    { ffmpeg, page }: { readonly ffmpeg: string; readonly page: Page },
  ): Promise<string | undefined> {
    for (const session of this.#sessions) await session.send('Page.stopScreencast').catch(() => {});
    await Promise.all(this.#writing);
    const pictures = this.#pictures.toSorted((a, b) => a.at - b.at);
    if (pictures.length === 0) return undefined;
    const shown = pictures.map(({ path: file, at }, index) => ({
      file,
      seconds: Math.max(0.04, (pictures[index + 1]?.at ?? at + LAST_SECONDS) - at),
    }));
    try {
      return await withFfmpeg(ffmpeg, shown, this.#folder, `${path}.mp4`);
    } catch {
      const video = await encodeWebm(
        page,
        await Promise.all(shown.map(async ({ file, seconds }) => ({ jpeg: await readFile(file), seconds }))),
      );
      if (!video) return undefined;
      await writeFile(`${path}.webm`, video);
      return `${path}.webm`;
    }
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function withFfmpeg(
  ffmpeg: string,
  shown: readonly { readonly file: string; readonly seconds: number }[],
  folder: string,
  output: string,
): Promise<string> {
  const list = join(folder, 'pictures.txt');
  const last = shown.at(-1);
  const lines = shown.map(({ file, seconds }) => `file '${file}'\nduration ${seconds.toFixed(3)}`);
  // The demuxer takes the duration of the last entry only where the file is named once more.
  await writeFile(list, `${lines.join('\n')}\nfile '${last?.file ?? ''}'\n`);
  const { width, height } = VIEWPORT;
  const filter = `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2,fps=15,format=yuv420p`;
  const encode = (quality: readonly string[]) =>
    run(ffmpeg, [
      '-y',
      '-f',
      'concat',
      '-safe',
      '0',
      '-i',
      list,
      '-vf',
      filter,
      '-c:v',
      'libx264',
      ...quality,
      '-movflags',
      '+faststart',
      output,
    ]);
  await encode(['-crf', '26']);
  if ((await stat(output)).size > MAX_VIDEO_BYTES) {
    const seconds = shown.reduce((sum, picture) => sum + picture.seconds, 0);
    const kilobits = Math.floor((MAX_VIDEO_BYTES * 8 * 0.9) / seconds / 1000);
    await encode(['-b:v', `${kilobits}k`, '-maxrate', `${kilobits}k`, '-bufsize', `${kilobits}k`]);
  }
  return output;
}
