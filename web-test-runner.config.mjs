import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { findBrowser } from './test/tools/browser.mjs';
import { bundledTests } from './test/tools/bundled-tests-plugin.mjs';
import { countReporter } from './test/tools/count-reporter.mjs';
import { ENGLISH, FAMILY, fontFaces, fontsLoaded } from './test/tools/fonts.mjs';
import { heldRequests } from './test/tools/held-requests-plugin.mjs';
import { focusedPage, pageForEachFile } from './test/tools/pages.mjs';
import { puppeteerCore } from './test/tools/puppeteer-core.mjs';
import { touch } from './test/tools/touch-plugin.mjs';

const browser = await findBrowser();
const fonts = fontFaces((name, file) => `/node_modules/@fontsource-variable/${name}/files/${file}`);

export default {
  // The longest first, so that the last page to end is a short one.
  files: [
    'test/browser/stories/stories.test.ts',
    'test/browser/accessibility/*.test.ts',
    'test/browser/**/*.test.ts',
    '!**/*.long.test.ts',
  ],
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  concurrency: 2,
  testRunnerHtml: (framework) => `<!doctype html>
    <html>
      <head>
        <style>
          ${fonts}
          body { font-family: '${FAMILY}'; }
        </style>
      </head>
      <body>
        <script type="module">
          await ${fontsLoaded(ENGLISH)};
          await import('${framework}');
        </script>
      </body>
    </html>`,
  testsFinishTimeout: 600_000,
  browserStartTimeout: 60_000,
  testsStartTimeout: 120_000,
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  plugins: [bundledTests(), a11ySnapshotPlugin(), touch(), heldRequests()],
  browsers: [
    pageForEachFile(chromeLauncher({ puppeteer: puppeteerCore, launchOptions: browser, createPage: focusedPage })),
  ],
  reporters: [countReporter()],
};
