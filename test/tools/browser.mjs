import { existsSync } from 'node:fs';

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * Finds a Chromium: `CHROME_PATH`, an installed one, or the one that an npm package carries, so that the tests run on a
 * machine with Node alone. `BROWSER_FROM_NPM=1` asks for the last even where a browser is installed.
 */
export async function findBrowser() {
  const sandbox = process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : [];
  const installed = process.env.BROWSER_FROM_NPM ? undefined : INSTALLED.find((path) => path && existsSync(path));
  if (installed)
    return { executablePath: installed, args: [...sandbox, ...QUIET], headless: true, origin: 'installed' };
  if (process.platform === 'linux') process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return {
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--no-zygote', ...QUIET],
    headless: 'shell',
    origin: 'npm',
  };
}
