// What knowing a video costs, by class of file: bytes read and milliseconds, beside `<video preload="metadata">`, mp4box
// and mediabunny in the same run. `node test/bench/inspect.mjs [rounds] [word in the class]`; needs ffmpeg, and Linux for the bytes of
// `<video>`. Exits with 1 when a bar is broken.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import * as make from '../fixtures/media/make-large.mjs';

const MB = 1024 * 1024;
const INDEXED_BYTES = 1.5 * MB;
const INDEXED_AIM = 256 * 1024;
const TIME_RATIO = 1.6;
const TIME_AIM = 1;
/** mediabunny reads a live recording to its end, for half a minute: where it takes this long, it is asked once. */
const SLOW_MS = 1000;
const [rounds, word] = [Number(process.argv[2] ?? 15), process.argv[3] ?? ''];

const all = [
  { what: '5 MB, moov first', make: make.smallMoovFirst, indexed: true },
  { what: '5 MB, moov last', make: make.smallMoovLast, indexed: true },
  { what: '4 GB, 600 s, 60 fps, moov last', make: make.largeMoovLast, indexed: true },
  { what: '4 GB, 600 s, 60 fps, moov first', make: make.largeMoovFirst, indexed: true },
  { what: 'fragmented, 571 MB, 600 fragments, no index', make: make.largeFragmented, indexed: false },
  { what: 'WebM, 451 MB, recorded live, no duration', make: make.largeLive, indexed: false },
  { what: 'WebM, 432 MB, with cues', make: make.largeCues, indexed: true },
];
const classes = all.filter(({ what }) => what.includes(word));

const { openPage } = await tsImport('../e2e/media/browser-page.ts', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
const browser = await openPage();
try {
  const paths = classes.map((kind) => kind.make(folder));
  await browser.choose(...paths);
  const rows = [];
  for (const [index, kind] of classes.entries()) rows.push(await measure(kind, index, statSync(paths[index]).size));
  console.table(rows.map(({ broken: _, ...row }) => row));
  console.log(
    `Median of ${rounds} interleaved rounds. Bars: ${INDEXED_BYTES / MB} MB read of an indexed file, aim 0.25 MB;`,
  );
  console.log(`2 % or 8 MB of another; at most ${TIME_RATIO} times the time of <video>, aim ${TIME_AIM}.`);
  const broken = rows.flatMap((row) => row.broken);
  for (const line of broken) console.error(line);
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  await browser.close();
}

async function measure({ what, indexed }, index, size) {
  const ours = [];
  const theirs = [];
  const boxed = [];
  const bunnies = [];
  let bytes = 0;
  let played = 0;
  let duration = 0;
  let boxes;
  let bunny;
  for (let round = 0; round < rounds; round += 1) {
    const inspected = await browser.call('inspect', index);
    if (!inspected.inspection.ok) throw new Error(`${what}: ${inspected.inspection.reason}`);
    ours.push(inspected.milliseconds);
    bytes = inspected.bytes;
    const before = browser.bytesRead() ?? 0;
    const player = await browser.call('play', index);
    played = (browser.bytesRead() ?? 0) - before;
    theirs.push(player.milliseconds);
    duration = player.duration;
    boxes = await browser.call('mp4box', index);
    if (boxes) boxed.push(boxes.milliseconds);
    if (bunnies[0] > SLOW_MS) continue;
    bunny = await browser.call('mediabunny', index);
    bunnies.push(bunny.milliseconds);
  }
  const ratio = median(ours) / median(theirs);
  const most = indexed ? INDEXED_BYTES : Math.max(8 * MB, size * 0.02);
  const broken = [];
  if (bytes > most) broken.push(`${what}: read ${bytes} bytes, the bar is ${most}`);
  if (ratio > TIME_RATIO)
    broken.push(`${what}: ${ratio.toFixed(2)} times the time of <video>, the bar is ${TIME_RATIO}`);
  return {
    file: what,
    'kB read': Math.round(bytes / 1024),
    'kB, <video>': Math.round(played / 1024),
    'kB, mp4box': boxes ? Math.round(boxes.bytes / 1024) : 'no WebM',
    'kB, mediabunny': Math.round(bunny.bytes / 1024),
    ms: round1(median(ours)),
    'ms, <video>': round1(median(theirs)),
    'ms, mp4box': boxes ? round1(median(boxed)) : 'no WebM',
    'ms, mediabunny': round1(median(bunnies)),
    ratio: Math.round(ratio * 100) / 100,
    aims: bytes <= (indexed ? INDEXED_AIM : most) && ratio <= TIME_AIM ? 'met' : 'missed',
    '<video> duration': duration,
    'mediabunny duration': bunny.duration,
    'mp4box duration': boxes ? boxes.duration : 'no WebM',
    broken,
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function round1(value) {
  return Math.round(value * 10) / 10;
}
