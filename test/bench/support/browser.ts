import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';

/** A browser for measuring: without the network domain of DevTools, which slows bodies down. */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, args, headless } = await findBrowser();
  return puppeteer.launch({
    executablePath,
    args: [...args, ...flags],
    // findBrowser answers true or 'shell'.
    headless: headless as true | 'shell',
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
