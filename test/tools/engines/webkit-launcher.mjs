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
              <script>
                const frame = document.querySelector('iframe');
                frame.src = decodeURIComponent(location.search.slice(1));
                // Keys go to where the focus is.
                frame.addEventListener('load', () => frame.focus());
              </script>`,
          }
        : undefined,
  };
}

/** Test files that play videos: whole posts and all about media. */
const PLAYS = /\/(?:accessibility|element|media|phases)\b/;

/** Runs test files in WebKitGTK, each in a browser of its own: what one leaves behind, such as a player, burdens no other. */
export function webkitLauncher() {
  const pages = new Map();
  let follow;
  const sessions = new Promise((resolve) => (follow = resolve));
  return {
    /** Takes all sessions, which tell their test files. */
    follow,
    name: 'WebKitGTK',
    // What this promises is `getPage` with Playwright's mouse, keyboard, and setViewportSize.
    type: 'playwright',
    async initialize() {},
    async startSession(id, url) {
      const page = await WebKitSession.start({ layers: PLAYS.test((await sessions).get(id).testFile) });
      pages.set(id, page);
      await page.goto(`${new URL(FRAME, url)}?${encodeURIComponent(url)}`);
    },
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id).url(),
    async stopSession(id) {
      const page = pages.get(id);
      pages.delete(id);
      await page.close();
      return {};
    },
    async startDebugSession() {
      throw new Error('There is no debugger for WebKitGTK here.');
    },
    async stop() {
      await Promise.all([...pages.values()].map((page) => page.close()));
    },
    getPage: (id) => pages.get(id),
  };
}
