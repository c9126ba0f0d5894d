import { engineReporter } from './test/tools/engines/engine-reporter.mjs';
import { engines } from './test/tools/engines/engines.mjs';
import { filesFor } from './test/tools/engines/selection.mjs';
import { testFrame } from './test/tools/engines/webkit-launcher.mjs';
import shared from './web-test-runner.config.mjs';

const name = process.env.ENGINE;
const engine = (await engines()).find((each) => each.name === name);
if (!engine?.launcher) throw new Error(`ENGINE=${name} is not here: ${engine?.missing ?? 'no such engine'}`);

/** The browser suite in one engine that `ENGINE` names, as far as WebDriver can drive it. */
export default {
  ...shared,
  files: filesFor(name),
  // One window has the focus and the mouse.
  concurrency: 1,
  // WebKitGTK on a busy machine needs minutes for the longest file; one that hangs costs no more.
  testsFinishTimeout: 240_000,
  plugins: [...shared.plugins, testFrame()],
  browsers: [engine.launcher()],
  reporters: [engineReporter(name)],
};
