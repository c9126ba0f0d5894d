import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { WebKitSession } from '../../tools/engines/webkit-session.mjs';
import type { Engine } from '../../tools/engines/engines.mjs';

/** What every engine can do, by whatever protocol it is driven. */
export interface Driver {
  goto(url: string): Promise<void>;
  /** Value of an expression on the page, or in its first frame. */
  evaluate(expression: string, inFrame: boolean): Promise<unknown>;
  /** Clicks with the real mouse; a frame stands at the corner of its page. */
  click(x: number, y: number, inFrame: boolean): Promise<void>;
  /** The page on paper, as PDF; WebKitGTK's driver cannot print. */
  print?(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function startDriver(engine: Engine): Promise<Driver> {
  return 'launchOptions' in engine ? puppeteerDriver(engine.launchOptions) : webKitDriver();
}

async function puppeteerDriver(options: Parameters<typeof puppeteer.launch>[0]): Promise<Driver> {
  const browser: Browser = await puppeteer.launch({ ...options, defaultViewport: { width: 1000, height: 900 } });
  const page: Page = await browser.newPage();
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate: (expression, inFrame) => (inFrame ? (page.frames()[1] ?? page) : page).evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    print: () => page.pdf(),
    close: () => browser.close(),
  };
}

async function webKitDriver(): Promise<Driver> {
  const session = await WebKitSession.start();
  const within = (inFrame: boolean) => session.call('POST', '/frame', { id: inFrame ? 0 : null });
  return {
    goto: async (url) => {
      await within(false);
      await session.goto(url);
    },
    evaluate: async (expression, inFrame) => {
      await within(false);
      if (inFrame) await within(true);
      return session.evaluate(`() => (${expression})`);
    },
    click: async (x, y, inFrame) => {
      await within(false);
      if (inFrame) await within(true);
      await session.mouse.click(x, y);
    },
    close: () => session.close(),
  };
}
