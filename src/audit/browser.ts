import { existsSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import type { AuditOptions } from './options.js';

const INSTALLED = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const VIEWPORT = { width: 1280, height: 900 } as const;
/** Height of each bar that the video has above and below the page, in pixels. */
export const BAR_HEIGHT = 44;

/** Starts the user's own browser. Throws with the way out where there is no browser or no puppeteer-core. */
export async function launchBrowser(options: AuditOptions): Promise<Browser> {
  const executablePath =
    options.browserPath ?? process.env['CHROME_PATH'] ?? INSTALLED.find((path) => existsSync(path));
  if (!executablePath) throw new Error('No Chrome, Edge or Chromium was found. Install one, or set CHROME_PATH.');
  const puppeteer = await import('puppeteer-core').catch((cause: unknown) => {
    throw new Error('The audit drives a browser with puppeteer-core. Install it: npm install puppeteer-core', {
      cause,
    });
  });
  return puppeteer.launch({
    executablePath,
    headless: options.signIn ? false : 'shell',
    defaultViewport: VIEWPORT,
    // The names of the controls are looked up in English.
    args: ['--lang=en-US', '--hide-scrollbars', ...(options.browserArguments ?? [])],
    acceptInsecureCerts: new URL(options.url).hostname === 'localhost',
  });
}
