// What a staged photo costs the folder that keeps it: CPU milliseconds a megabyte to take and to serve one, and how much the
// process grows while ten are served at once; and how the file storage keeps up with memory when it holds many entries.
// `node --import tsx test/bench/storage.mjs [photo MB] [entries]`. Exits with 1 when a bar is broken.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileStorage, folderPhotos, memoryStorage } from '../../src/server/index.js';

const CPU_BAR_MS_PER_MB = 10;
/** How many times slower than memory the slowest hundredth of changes may be. */
const P99_BAR = 5;
const MB = 1_000_000;
const [photoMb = 19, entries = 50_000] = process.argv.slice(2).map(Number);
const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-bench-'));
let failed = false;

function report(name, value, unit, bar) {
  const isOver = bar !== undefined && value > bar;
  failed ||= isOver;
  console.log(
    `${name.padEnd(56)} ${value.toFixed(2).padStart(9)} ${unit}${bar === undefined ? '' : ` (bar ${bar})`}${isOver ? ' BROKEN' : ''}`,
  );
}

/** CPU of this process while `work` runs, in milliseconds. */
async function cpuOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function photos() {
  const store = folderPhotos({ directory: join(directory, 'photos') });
  const photo = Buffer.alloc(photoMb * MB, 7);
  const body = () =>
    Readable.toWeb(
      Readable.from(
        Array.from({ length: Math.ceil(photo.length / 65_536) }, (_, i) =>
          photo.subarray(i * 65_536, (i + 1) * 65_536),
        ),
      ),
    );
  const put = (name) =>
    store.put(name, { contentType: 'image/jpeg', bytes: photo.length, body: body(), expiresInMs: 60_000 });
  const get = async (name) => {
    for await (const _ of await store.get(name)) void _;
  };
  await put('warm.jpg');
  await get('warm.jpg');
  const rounds = 10;
  const taken = await cpuOf(async () => {
    for (let round = 0; round < rounds; round += 1) await put(`${round}.jpg`);
  });
  report('taking a photo', taken / (rounds * photoMb), 'ms CPU a MB', CPU_BAR_MS_PER_MB);
  const given = await cpuOf(async () => {
    for (let round = 0; round < rounds; round += 1) await get(`${round}.jpg`);
  });
  report('serving a photo', given / (rounds * photoMb), 'ms CPU a MB', CPU_BAR_MS_PER_MB);
  const before = process.memoryUsage().rss;
  await Promise.all(Array.from({ length: 10 }, (_, round) => get(`${round}.jpg`)));
  report('ten served at once, growth of the process', (process.memoryUsage().rss - before) / MB, 'MB');
  store.close();
}

/** Durations of operations like those of posts, at ten at once, while the storage holds many entries. */
async function latencies(storage) {
  for (let index = 0; index < entries; index += 100) {
    const batch = Array.from({ length: 100 }, (_, each) =>
      storage.set(`held:${index + each}`, 'x'.repeat(600), { expiresInMs: 3_600_000 }),
    );
    await Promise.all(batch);
  }
  const times = [];
  const worker = async (id) => {
    for (let turn = 0; turn < 300; turn += 1) {
      const begun = performance.now();
      const key = `work:${id}:${turn}`;
      await storage.setIfAbsent(key, 'a'.repeat(600), { expiresInMs: 3_600_000 });
      await storage.get(`held:${(id * 7919 + turn * 31) % entries}`);
      await storage.compareAndSet(key, 'a'.repeat(600), 'b'.repeat(600), { expiresInMs: 3_600_000 });
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, id) => worker(id)));
  times.sort((a, b) => a - b);
  return {
    median: times[Math.floor(times.length / 2)],
    p99: times[Math.floor(times.length * 0.99)],
    max: times.at(-1),
  };
}

async function storages() {
  const file = fileStorage({ directory: join(directory, 'values') });
  const found = { memory: await latencies(memoryStorage()), file: await latencies(file) };
  for (const [name, { median, p99, max }] of Object.entries(found)) {
    report(`${name}, ${entries} entries: median`, median, 'ms');
    report(`${name}, ${entries} entries: p99`, p99, 'ms');
    report(`${name}, ${entries} entries: longest`, max, 'ms');
  }
  report('file to memory: p99', found.file.p99 / found.memory.p99, 'times', P99_BAR);
  const begun = performance.now();
  await file.sweep();
  report('a sweep of the file storage in the background', performance.now() - begun, 'ms');
  file.close();
}

await photos();
await storages();
await rm(directory, { recursive: true });
process.exitCode = failed ? 1 : 0;
