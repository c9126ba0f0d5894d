import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { findBrowser } from './test/tools/browser.mjs';
import { countReporter } from './test/tools/count-reporter.mjs';
import { emptyInBrowser } from './test/tools/empty-in-browser.mjs';
import { heldRequests } from './test/tools/held-requests-plugin.mjs';
import { puppeteerCore } from './test/tools/puppeteer-core.mjs';
import { storybook } from './test/tools/storybook-plugin.mjs';
import { touch } from './test/tools/touch-plugin.mjs';

const browser = await findBrowser();

export default {
  files: ['test/browser/**/*.test.ts'],
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: { exportConditions: ['browser', 'production'] },
  // Mouse, focus and axe tests share one window: two pages at once steal each other's focus.
  concurrency: 1,
  testsFinishTimeout: 600_000,
  browserStartTimeout: 60_000,
  testFramework: { config: { ui: 'bdd', timeout: 20_000 } },
  plugins: [
    emptyInBrowser(),
    storybook(),
    a11ySnapshotPlugin(),
    touch(),
    heldRequests(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  browsers: [
    chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: { executablePath: browser.executablePath, args: browser.args, headless: browser.headless },
    }),
  ],
  reporters: [countReporter()],
};
