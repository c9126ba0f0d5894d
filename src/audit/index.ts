import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { exitCodeOf, fine, problem } from '../findings/finding.js';
import type { Finding } from '../findings/finding.js';
import { launchBrowser } from './browser.js';
import { makeSamples } from './encode.js';
import { checklist, judgeSite } from './judge/site.js';
import { NetworkWatch } from './network.js';
import type { AuditOptions } from './options.js';
import { Person } from './person.js';
import { Recorder } from './recorder.js';
import { htmlReport } from './report/html.js';
import { COMMERCIAL_STEPS } from './walk/commercial.js';
import { connect } from './walk/connect.js';
import { CREATOR_STEPS } from './walk/creator.js';
import { FIELD_STEPS } from './walk/fields.js';
import { PUBLISH_STEPS } from './walk/publish.js';
import { PAGE_STEPS } from './walk/whole-page.js';
import { Walk } from './walk/walk.js';
import type { Samples, Step } from './walk/walk.js';

export type { AuditOptions } from './options.js';
export type { Finding } from '../findings/finding.js';

/** One point of the guideline on the host's page. */
export interface PointReport {
  readonly point: string;
  readonly title: string;
  readonly findings: readonly Finding[];
  /** File name in the folder of the report. */
  readonly screenshot: string | undefined;
}

/** What the kit found; the same is in `report.json`. */
export interface AuditReport {
  readonly url: string;
  /** ISO 8601. */
  readonly time: string;
  readonly browser: string;
  readonly composer: string;
  /** Whether no point failed. */
  readonly passed: boolean;
  readonly points: readonly PointReport[];
  readonly site: readonly Finding[];
  /** What TikTok's audit form asks, as far as page and options answer it. */
  readonly checklist: Readonly<Record<string, string>>;
  /** File name of the video; undefined where none was recorded. */
  readonly video: string | undefined;
}

/** In the order of the guideline, as reviewers want to see it; the post itself comes last. */
const STEPS: readonly Step[] = [...CREATOR_STEPS, ...FIELD_STEPS, ...COMMERCIAL_STEPS, ...PAGE_STEPS, ...PUBLISH_STEPS];

/**
 * Walks a host's own "Post to TikTok" page in the order of the Content Sharing Guidelines, judges each point as it is shown,
 * and leaves video, screenshots and reports in a folder. It sees the page from outside, as a reviewer does. Rejects when
 * there is no browser, or the page cannot be opened.
 */
export async function audit(options: AuditOptions): Promise<AuditReport> {
  await checkOptions(options);
  const folder = options.folder ?? 'tiktok-audit';
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser(options);
  try {
    const [first] = await browser.pages();
    const page = first ?? (await browser.newPage());
    const workshop = await browser.newPage();
    const samples = await prepareSamples(workshop, folder, options);
    await page.bringToFront();
    const recorder = options.video === false ? undefined : await Recorder.create();
    try {
      const network = new NetworkWatch();
      await network.watch(page);
      await recorder?.follow(page);
      const person = new Person(page, options.paceMs ?? 900, (caption) => recorder?.caption(caption));
      const walk = await Walk.begin({ page, person, network, samples, options });
      const connected = await connect(walk, recorder);
      const answers = await checklist(walk);
      const points: PointReport[] = [
        {
          point: 'connect',
          title: 'The account is connected with the scopes that are used.',
          findings: connected,
          screenshot: await shot(page, folder, 'connect'),
        },
      ];
      if (exitCodeOf(connected) === 0) {
        for (const step of STEPS.filter(({ point }) => isAsked(point, options)))
          points.push(await take(step, walk, folder));
      }
      const site = await judgeSite(walk);
      const ffmpeg = options.ffmpegPath ?? process.env['FFMPEG_PATH'] ?? 'ffmpeg';
      const video = await recorder?.finish(join(folder, 'video'), { ffmpeg, page: workshop });
      return await write(folder, {
        url: options.url,
        time: new Date().toISOString(),
        browser: await browser.version(),
        composer: walk.composer.isOurs ? '<share-to-tiktok>' : 'another composer',
        passed: exitCodeOf([...points.flatMap(({ findings }) => findings), ...site]) === 0,
        points,
        site,
        checklist: answers,
        video: video === undefined ? undefined : basename(video),
      });
    } finally {
      await recorder?.remove();
    }
  } finally {
    await browser.close();
  }
}

/** Throws before a browser is started: a point that does not exist would be judged by nobody, and a walk takes minutes. */
async function checkOptions({ url, points, paceMs = 0, videoFile }: AuditOptions): Promise<void> {
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new TypeError(`"${url}" is no address of a page. Write it as https://your.site/post.`);
  }
  const known = STEPS.map(({ point }) => point);
  const unknown = points?.find((asked) => !known.some((point) => stands(asked, point)));
  if (unknown !== undefined) throw new TypeError(`There is no point "${unknown}". Choose from ${known.join(', ')}.`);
  if (points?.length === 0) {
    throw new TypeError(`No point is named. Choose from ${known.join(', ')}, or leave the option out for all.`);
  }
  if (!(paceMs >= 0)) throw new TypeError('The pace must be a number of milliseconds, such as 900.');
  if (videoFile === undefined) return;
  await access(videoFile).catch((cause: unknown) => {
    throw new TypeError(`The video ${videoFile} cannot be read. Name a file of this machine.`, { cause });
  });
}

function isAsked(point: string, { points }: AuditOptions): boolean {
  return points === undefined || points.some((asked) => stands(asked, point));
}

/** `3b` stands for both of its steps. */
function stands(asked: string, point: string): boolean {
  return point === asked || point.startsWith(`${asked}-`);
}

/** Runs one step; what cannot be operated at all is a failure of the page and not of the kit. */
async function take(step: Step, walk: Walk, folder: string): Promise<PointReport> {
  walk.options.log?.(`${step.point}: ${step.title}`);
  const findings = await judge(step, walk).catch((error: unknown) => [
    problem(
      step.point,
      `the page could not be operated: ${error instanceof Error ? error.message : 'unknown'}`,
      'Try this point by hand.',
    ),
  ]);
  return { point: step.point, title: step.title, findings, screenshot: await shot(walk.page, folder, step.point) };
}

async function judge(step: Step, walk: Walk): Promise<readonly Finding[]> {
  return step.isOfDirectPost && (await walk.composer.isForInbox())
    ? [fine(step.point, 'a draft for the inbox has no such setting: the creator chooses it in TikTok')]
    : step.run(walk);
}

async function shot(page: Page, folder: string, name: string): Promise<string | undefined> {
  const file = `${name}.png`;
  return page.screenshot({ path: join(folder, file) as `${string}.png` }).then(
    () => file,
    () => undefined,
  );
}

async function prepareSamples(workshop: Page, folder: string, { videoFile }: AuditOptions): Promise<Samples> {
  const made = await makeSamples(workshop);
  if (!made) throw new Error('This browser cannot encode a sample video (VP9). Use Chrome, Edge or Chromium.');
  const [video, photo] = [join(folder, 'sample.webm'), join(folder, 'sample.jpg')];
  await Promise.all([writeFile(video, made.video), writeFile(photo, made.photo)]);
  return { video: videoFile ?? video, photo, timed: { video, seconds: made.videoSeconds } };
}

async function write(folder: string, report: AuditReport): Promise<AuditReport> {
  const pictures = new Map<string, Buffer>();
  for (const { screenshot } of report.points)
    if (screenshot) pictures.set(screenshot, await readFile(join(folder, screenshot)));
  await Promise.all([
    writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`),
    writeFile(join(folder, 'report.html'), htmlReport(report, pictures)),
  ]);
  return report;
}
