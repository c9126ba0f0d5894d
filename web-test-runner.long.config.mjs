import shared from './web-test-runner.config.mjs';

/** The browser tests that are too long for every commit. */
export default { ...shared, files: ['test/browser/**/*.long.test.ts'] };
