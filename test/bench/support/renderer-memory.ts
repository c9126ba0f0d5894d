import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';

/** Memory of the browser's page processes, in MB of 1,000,000 bytes. */
export interface RendererMemory {
  /** Resident now; forgets the peak so far. */
  idle(): number;
  /** Highest resident since `idle`. */
  peak(): number;
}

/** Linux tells the peak of a process through `/proc`; elsewhere the answer is `undefined`. */
export async function rendererMemory(browser: Browser): Promise<RendererMemory | undefined> {
  if (process.platform !== 'linux') return undefined;
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  // The browser keeps spare ones and does not say which is the page's: idle, they add nothing to a difference.
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const total = (name: string): number =>
    renderers.reduce((sum, id) => {
      const kib = new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
      return sum + (Number(kib) * 1024) / 1e6;
    }, 0);
  return {
    idle() {
      for (const id of renderers) writeFileSync(`/proc/${id}/clear_refs`, '5');
      return total('VmRSS');
    },
    peak: () => total('VmHWM'),
  };
}
