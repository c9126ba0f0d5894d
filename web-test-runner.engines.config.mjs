import { engineReporter } from './test/tools/engines/engine-reporter.mjs';
import { engines } from './test/tools/engines/engines.mjs';
import { filesFor } from './test/tools/engines/selection.mjs';
import { testFrame } from './test/tools/engines/webkit-launcher.mjs';
import shared from './web-test-runner.config.mjs';

const name = process.env.ENGINE;
const engine = (await engines()).find((each) => each.name === name);
if (!engine?.launcher) throw new Error(`ENGINE=${name} is not here: ${engine?.missing ?? 'no such engine'}`);

const launcher = engine.launcher();

/** The browser suite in one engine that `ENGINE` names, as far as WebDriver can drive it. */
export default {
  ...shared,
  files: filesFor(name),
  // One window has the focus and the mouse.
  concurrency: 1,
  // The longest file takes a minute, and several on a busy machine; a test, and a page, that hang cost no more and are named.
  testsFinishTimeout: 240_000,
  testFramework: { config: { ui: 'bdd', timeout: 20_000 } },
  plugins: [...shared.plugins, testFrame()],
  browsers: [launcher],
  reporters: [engineReporter(name), { start: ({ sessions }) => launcher.follow?.(sessions) }],
};
