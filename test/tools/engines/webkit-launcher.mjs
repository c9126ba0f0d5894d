import { WebKitSession } from './webkit-session.mjs';

const FRAME = '/__engine-frame/';

/**
 * Serves the page around the tests: a window cannot be as narrow as a phone, a frame in it can. It stands at the corner of
 * the window, so that the mouse finds what the test measured.
 */
export function testFrame() {
  return {
    name: 'test-frame',
    serve: ({ path }) =>
      path === FRAME
        ? {
            type: 'html',
            body: `<!doctype html><title>Tests</title><body style="margin: 0; overflow: hidden">
              <iframe style="display: block; border: 0; width: 800px; height: 600px" allow="clipboard-read; clipboard-write"></iframe>
              <script>document.querySelector('iframe').src = decodeURIComponent(location.search.slice(1));</script>`,
          }
        : undefined,
  };
}

/** Runs test files in WebKitGTK, one after another in one window. */
export function webkitLauncher() {
  let started;
  const active = new Set();
  const session = () => (started ??= WebKitSession.start());
  let page;
  return {
    name: 'WebKitGTK',
    // What this promises is `getPage` with Playwright's mouse, keyboard, and setViewportSize.
    type: 'playwright',
    async initialize() {},
    async startSession(id, url) {
      page = await session();
      active.add(id);
      await page.goto(`${new URL(FRAME, url)}?${encodeURIComponent(url)}`);
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: () => page.url(),
    async stopSession(id) {
      active.delete(id);
      await page.goto('about:blank');
      return {};
    },
    async startDebugSession() {
      throw new Error('There is no debugger for WebKitGTK here.');
    },
    async stop() {
      await (await started)?.close();
    },
    getPage: () => page,
  };
}
