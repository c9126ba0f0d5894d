import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

/** What the processes behind a page use. */
export interface ProcessMemory {
  /** Collects garbage and caches, then forgets the peak so far. */
  reset(): Promise<void>;
  /** Resident now, in MB. */
  resident(): number;
  /** Highest resident since `reset`, in MB. */
  peak(): number;
}

/** Memory stands still that has not fallen by a megabyte in so many looks, with so many milliseconds before each. */
const STILL_LOOKS = 6;
const LOOK_PAUSE = 500;

/** Memory of the page's process and the idle spare ones. Linux tells it through `/proc`; elsewhere it is `undefined`. */
export async function memoryOf(page: Page, root: number): Promise<ProcessMemory | undefined> {
  if (process.platform !== 'linux') return undefined;
  const session = await page.createCDPSession();
  // Chromium keeps spare renderers and does not say which one is the page's: idle ones add nothing to a difference.
  const renderers = descendants(root).filter((id) => commandLine(id).includes('--type=renderer'));
  const total = (name: string) =>
    sum(renderers.map((id) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(read(`/proc/${id}/status`))?.[1] ?? 0))) /
    1024;
  return {
    async reset() {
      // What the browser keeps for later it gives back as where memory is short, little by little; whatever stands still is in use.
      for (let least = Infinity, looks = 0; looks < STILL_LOOKS; looks += 1) {
        await session.send('HeapProfiler.collectGarbage');
        await session.send('Memory.simulatePressureNotification', { level: 'critical' });
        await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
        await pass(LOOK_PAUSE);
        const now = total('VmRSS');
        if (now >= least - 1) continue;
        least = now;
        looks = 0;
      }
      for (const id of renderers) writeFileSync(`/proc/${id}/clear_refs`, '5');
    },
    resident: () => total('VmRSS'),
    peak: () => total('VmHWM'),
  };
}

/** Bytes that a process and all that it began have read so far. Linux only. */
export function bytesReadBy(root: number): number | undefined {
  return process.platform === 'linux' ? sum(descendants(root).map(readBytes)) : undefined;
}

function descendants(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const belongs = (id: number): boolean => id === root || (parents.has(id) && belongs(parents.get(id) ?? 0));
  return [...parents.keys()].filter(belongs);
}

const commandLine = (id: number) => read(`/proc/${id}/cmdline`);
const readBytes = (id: number) => Number(/^rchar: (\d+)/m.exec(read(`/proc/${id}/io`))?.[1] ?? 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
