import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from '../browser.mjs';
import { leavable, pageForEachFile } from '../pages.mjs';
import { puppeteerCore } from '../puppeteer-core.mjs';
import { emulate, keyOfCode } from './limits.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';
import { miniBrowser } from './webkit-session.mjs';

const FIREFOX = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** An installed Firefox, or `undefined`. */
export function findFirefox() {
  return FIREFOX.find((path) => path && existsSync(path));
}

const version = (path) => execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();

/** An engine that Puppeteer drives. */
function driven(name, launchOptions) {
  return {
    name,
    version: version(launchOptions.executablePath),
    launchOptions,
    launcher() {
      // A page that comes back from about:blank has lost the focus to the address bar of Firefox, so each file gets its own.
      const createPage = async ({ browser }) => leavable(await (await browser.createBrowserContext()).newPage());
      const launcher = pageForEachFile(chromeLauncher({ puppeteer: puppeteerCore, launchOptions, createPage }));
      return launchOptions.browser === 'firefox' ? withFirefoxPages(launcher) : launcher;
    },
  };
}

/** Gives the pages of Firefox what the test runner's commands take from Chromium's own protocol. */
function withFirefoxPages(launcher) {
  const getPage = launcher.getPage.bind(launcher);
  const ready = new WeakSet();
  launcher.getPage = (id) => {
    const page = getPage(id);
    if (ready.has(page)) return page;
    ready.add(page);
    page.emulateMediaFeatures = async (features) =>
      emulate(Object.fromEntries(features.map(({ name, value }) => [MEDIA_FEATURES[name] ?? name, value])));
    page.emulateMediaType = async (media) => emulate({ media });
    for (const name of ['press', 'down', 'up']) {
      const send = page.keyboard[name].bind(page.keyboard);
      page.keyboard[name] = (key, options) => send(keyOfCode(key), options);
    }
    return page;
  };
  return launcher;
}

const MEDIA_FEATURES = { 'prefers-color-scheme': 'colorScheme' };

/** The engines that tests run in: each that is installed makes its launcher, any other has the reason why it is missing. */
export async function engines() {
  const { executablePath, args, headless } = await findBrowser();
  const firefox = findFirefox();
  const webkit = miniBrowser();
  return [
    driven('chromium', { executablePath, args, headless }),
    firefox
      ? driven('firefox', {
          browser: 'firefox',
          executablePath: firefox,
          headless: true,
          protocolTimeout: 120_000,
          // As in Chromium without a window: a scrollbar takes no width.
          extraPrefsFirefox: { 'ui.useOverlayScrollbars': 1, 'ui.prefersReducedMotion': 1 },
        })
      : { name: 'firefox', missing: 'install firefox-esr, or set FIREFOX_PATH' },
    webkit
      ? { name: 'webkitgtk', version: webkit, launcher: webkitLauncher }
      : {
          name: 'webkitgtk',
          missing: 'install webkit2gtk-driver, xvfb, gstreamer1.0-libav, and gstreamer1.0-plugins-bad',
        },
  ];
}
