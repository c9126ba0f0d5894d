import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CDPSession, Page } from 'puppeteer-core';
import { BAR_HEIGHT, VIEWPORT } from './browser.js';
import { drawBars, encodeWebm } from './encode.js';

const run = promisify(execFile);

/** The largest video that TikTok's form takes: 50 MB. */
const MAX_VIDEO_BYTES = 50_000_000;
/** Of pictures that follow each other more quickly than this, the last one of each moment is kept. */
const PICTURES_PER_SECOND = 10;
/** The last picture stays for this long, so that a viewer sees the end. */
const LAST_SECONDS = 2;

interface Picture {
  readonly path: string;
  readonly address: string;
  /** Seconds since 1970. */
  readonly at: number;
}

/** What the video shows for a while: a picture of a page, and the picture with the bars around it. */
interface Shown {
  readonly page: string;
  readonly bars: string;
  readonly seconds: number;
}

/** Records what pages show, as pictures with their times, and makes one video of them, with address and captions around. */
export class Recorder {
  readonly #folder: string;
  readonly #pictures: Picture[] = [];
  readonly #captions: { readonly caption: string; readonly at: number }[] = [];
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
      this.#pictures.push({ path, address: page.url(), at: metadata.timestamp ?? Date.now() / 1000 });
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

  /** Captions what the pages show from now on. */
  caption(caption: string): void {
    this.#captions.push({ caption, at: Date.now() / 1000 });
  }

  /** Writes the video beside `path` without its ending, and returns the file: H.264 with ffmpeg, else WebM. */
  async finish(
    path: string,
    { ffmpeg, page }: { readonly ffmpeg: string; readonly page: Page },
  ): Promise<string | undefined> {
    for (const session of this.#sessions) await session.send('Page.stopScreencast').catch(() => {});
    await Promise.all(this.#writing);
    const shown = await this.#timeline(page);
    if (shown.length === 0) return undefined;
    try {
      return await withFfmpeg(ffmpeg, shown, this.#folder, `${path}.mp4`);
    } catch {
      const framed = shown.map(async ({ page: picture, bars, seconds }) => ({
        page: await readFile(picture),
        bars: await readFile(bars),
        seconds,
      }));
      const video = await encodeWebm(page, await Promise.all(framed));
      if (!video) return undefined;
      await writeFile(`${path}.webm`, video);
      return `${path}.webm`;
    }
  }

  /** A page that does not change sends no picture, so a new caption stands around the picture before it. */
  async #timeline(page: Page): Promise<readonly Shown[]> {
    const pictures = new Map(this.#pictures.map((each) => [Math.floor(each.at * PICTURES_PER_SECOND), each]));
    const changes = [...pictures.values(), ...this.#captions].toSorted((a, b) => a.at - b.at);
    const moments: { readonly picture: Picture; readonly caption: string; readonly at: number }[] = [];
    let picture: Picture | undefined;
    let caption = '';
    for (const change of changes) {
      if ('caption' in change) caption = change.caption;
      else picture = change;
      if (picture) moments.push({ picture, caption, at: change.at });
    }
    const texts = new Map(
      moments.map((moment) => [
        `${moment.picture.address}\n${moment.caption}`,
        { address: moment.picture.address, caption: moment.caption },
      ]),
    );
    const bars = new Map<string, string>();
    for (const [index, png] of (await drawBars(page, [...texts.values()])).entries()) {
      const file = join(this.#folder, `bars-${index}.png`);
      await writeFile(file, png);
      bars.set([...texts.keys()][index] ?? '', file);
    }
    return moments.map((moment, index) => ({
      page: moment.picture.path,
      bars: bars.get(`${moment.picture.address}\n${moment.caption}`) ?? '',
      seconds: Math.max(0.001, (moments[index + 1]?.at ?? moment.at + LAST_SECONDS) - moment.at),
    }));
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function withFfmpeg(ffmpeg: string, shown: readonly Shown[], folder: string, output: string): Promise<string> {
  const input = async (layer: 'page' | 'bars') => {
    const list = join(folder, `${layer}.txt`);
    const lines = shown.map((moment) => `file '${moment[layer]}'\nduration ${moment.seconds.toFixed(3)}`);
    // The demuxer takes the duration of the last entry only where the file is named once more.
    await writeFile(list, `${lines.join('\n')}\nfile '${shown.at(-1)?.[layer] ?? ''}'\n`);
    return ['-f', 'concat', '-safe', '0', '-i', list];
  };
  const inputs = [...(await input('bars')), ...(await input('page'))];
  const { width, height } = VIEWPORT;
  const size = `${width}:${height}`;
  const filter = [
    `[1]scale=${size}:force_original_aspect_ratio=decrease,pad=${size}:(ow-iw)/2:(oh-ih)/2[page]`,
    // Both layers change at the same moments, so only what is drawn once more in between is repeated.
    `[0][page]overlay=0:${BAR_HEIGHT},format=yuv420p,fps=${PICTURES_PER_SECOND}`,
  ].join(';');
  const encode = (quality: readonly string[]) =>
    run(ffmpeg, [
      '-y',
      ...inputs,
      '-filter_complex',
      filter,
      '-c:v',
      'libx264',
      // Faster than the default, for a file that is far below the limit either way.
      '-preset',
      'veryfast',
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
