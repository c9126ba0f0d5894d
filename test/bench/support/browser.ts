import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';

/** A browser for measuring: without the network domain of DevTools, which slows bodies down. */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const found = await findBrowser();
  return puppeteer.launch({
    ...found,
    args: [...found.args, ...flags],
    defaultViewport: { width: 1180, height: 1100 },
    networkEnabled: false,
    protocolTimeout: 600_000,
  });
}

/** A page in a profile and a process of its own, gone after `use`. */
export async function withFreshPage<T>(browser: Browser, url: string, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Runs `work` and tells the processor time of the page's main thread in it, in ms: what others do on the machine is not in it. */
export async function timedByProcessor<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly milliseconds: number }> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await spent();
  const result = await work();
  // The session ends with its page: one that is detached takes the slowed processor of the page with it.
  return { result, milliseconds: (await spent()) - before };
}
