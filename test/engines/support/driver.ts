import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { canPrint, WebKitSession } from '../../tools/engines/webkit-session.mjs';
import type { Engine } from '../../tools/engines/engines.mjs';

/** One window of an engine, in a profile of its own: what every engine can do, by whatever protocol it is driven. */
export interface Driver {
  goto(url: string): Promise<void>;
  /** Value of an expression on the page, or in its first frame. */
  evaluate(expression: string, inFrame: boolean): Promise<unknown>;
  /** Clicks with the real mouse; a frame stands at the corner of its page. */
  click(x: number, y: number, inFrame: boolean): Promise<void>;
  /** The page on paper, as PDF; nothing where that takes a program that is not installed. */
  print(): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** An engine that opens windows at a zoom: as many times fewer CSS pixels, each of as many more of the screen. */
export interface Windows {
  open(zoom: number): Promise<Driver>;
  close(): Promise<void>;
}

const WINDOW = { width: 1280, height: 1024 };

export async function startEngine(engine: Engine): Promise<Windows> {
  if (!('launchOptions' in engine)) return { open: webKitDriver, close: async () => {} };
  const browser = await puppeteer.launch(engine.launchOptions);
  return { open: (zoom) => puppeteerDriver(browser, zoom), close: () => browser.close() };
}

async function puppeteerDriver(browser: Browser, zoom: number): Promise<Driver> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: WINDOW.width / zoom, height: WINDOW.height / zoom, deviceScaleFactor: zoom });
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate: (expression, inFrame) => (inFrame ? (page.frames()[1] ?? page) : page).evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    print: () => page.pdf(),
    close: () => context.close(),
  };
}

async function webKitDriver(zoom: number): Promise<Driver> {
  const session = await WebKitSession.start({ scale: zoom, ...WINDOW });
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
    print: async () => (canPrint() ? session.print() : undefined),
    close: () => session.close(),
  };
}
