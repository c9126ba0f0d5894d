import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { startDemo } from '../../../demo/demo-server.js';
import type { Demo, DemoOptions } from '../../../demo/demo-server.js';
import type { DescribedPost } from '../../../src/simulator/index.js';
import { inPhase, isWhole, launch } from './browser.js';
import { linkAccount } from './link-account.js';

/** TikTok is quick here: the stages are the same, only shorter. */
const QUICK = { processingMs: 300, moderationMs: 300 };

type Prepare = (page: Page) => Promise<unknown>;

/** Page, backend, simulator and a browser, as a user meets them. */
export interface Stage {
  readonly demo: Demo;
  readonly browser: Browser;
  /** A fresh page in a browser profile of its own, without a linked account; `prepare` is called before it is loaded. */
  open(path?: string, prepare?: Prepare): Promise<Page>;
  /** The same with an account that was linked before. */
  openConnected(path?: string, prepare?: Prepare): Promise<Page>;
  posts(): readonly DescribedPost[];
  close(): Promise<void>;
}

export async function setStage(options: DemoOptions = {}, launchBrowser = launch): Promise<Stage> {
  const demo = await startDemo({ ...options, simulator: { processing: QUICK, ...options.simulator } });
  const browser = await launchBrowser();
  const open = async (context: BrowserContext, path: string, phase: string, prepare?: Prepare): Promise<Page> => {
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(`${demo.origin}${path}`);
    await inPhase(page, phase);
    await isWhole(page);
    return page;
  };
  return {
    demo,
    browser,
    open: async (path = '/', prepare) => open(await browser.createBrowserContext(), path, 'disconnected', prepare),
    async openConnected(path = '/', prepare) {
      const context = await browser.createBrowserContext();
      await linkAccount(context, demo.origin);
      return open(context, path, 'editing', prepare);
    },
    posts: () => demo.simulator.control.state().posts,
    async close() {
      await browser.close();
      await demo.close();
    },
  };
}
