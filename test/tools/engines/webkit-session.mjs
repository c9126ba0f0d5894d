import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { emulate, keyOfCode } from './limits.mjs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const LIBRARIES = '/usr/lib/x86_64-linux-gnu';

/** The browser that the driver starts, or `undefined` where it is not installed. */
export function miniBrowser() {
  if (!existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/Xvfb')) return undefined;
  return readdirSync(LIBRARIES)
    .filter((name) => name.startsWith('webkit2gtk-4'))
    .sort()
    .reverse()
    .map((name) => `${LIBRARIES}/${name}/MiniBrowser`)
    .find(existsSync);
}

const XDOTOOL = '/usr/bin/xdotool';

/** Whether `xdotool` is there, which reaches the browser's own windows. */
export const canPrint = () => existsSync(XDOTOOL);

/** On the first printer that the dialog lists. */
const DOUBLE_CLICK = 'mousemove --window %1 80 86 click --repeat 2 --delay 100 1'.split(' ');

/** W3C key codes of the keys that tests press by name. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, String.fromCodePoint(0xe031 + index)]),
  ),
};

const BUTTONS = ['left', 'middle', 'right'];

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A screen of its own, because the browser has no headless mode. */
async function startScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x2600x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(screen.stdio[3], 'data');
  return { screen, display: `:${String(number).trim()}` };
}

/** Settings of the desktop that there is none of: nothing is animated, which a page sees as reduced motion, and paper is a file. */
async function settingsFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'webkitgtk-'));
  await mkdir(join(folder, 'gtk-3.0'));
  const settings = '[Settings]\ngtk-enable-animations=0\ngtk-print-backends=file\n';
  await writeFile(join(folder, 'gtk-3.0/settings.ini'), settings);
  return folder;
}

async function startDriver(display, settings, { scale, layers }) {
  const port = await freePort();
  const driver = spawn('/usr/bin/WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    // What is printed is written here.
    cwd: settings,
    env: {
      ...process.env,
      DISPLAY: display,
      XDG_CONFIG_HOME: settings,
      GDK_BACKEND: 'x11',
      GDK_SCALE: String(scale),
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      ...(!layers && { WEBKIT_DISABLE_COMPOSITING_MODE: '1' }),
    },
  });
  const base = `http://127.0.0.1:${port}`;
  // The driver says nothing when it is ready; it answers then.
  for (;;) {
    const answer = await fetch(`${base}/status`).catch(() => undefined);
    if (answer) return { driver, base };
    if (driver.exitCode !== null) throw new Error('WebKitWebDriver did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * One WebKitGTK browser, driven by plain W3C WebDriver. Its members have Playwright's names, so that the test runner's own
 * commands work with it.
 */
export class WebKitSession {
  #processes;
  #base;
  #settings;
  #display;

  /** Arguments are the processes to end, the address of the session, a folder to remove, and the screen. */
  constructor(processes, base, settings, display) {
    this.#processes = processes;
    this.#base = base;
    this.#settings = settings;
    this.#display = display;
  }

  /**
   * Opens a window of this many pixels of the screen, of which `scale` times `scale` make one CSS pixel. Without `layers` a
   * page is drawn in a third of the time, as there is no graphics card; but a player then tells of no frame, and one that
   * leaves the page while it plays stops the page for good.
   */
  static async start({ scale = 1, width = 1600, height = 2600, layers = true } = {}) {
    const { screen, display } = await startScreen();
    const settings = await settingsFolder();
    const { driver, base } = await startDriver(display, settings, { scale, layers });
    const session = new WebKitSession([driver, screen], base, settings, display);
    const { sessionId } = await session.call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          pageLoadStrategy: 'none',
          'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
        },
      },
    });
    session.#base += `/session/${sessionId}`;
    await session.call('POST', '/window/rect', { x: 0, y: 0, width: width / scale, height: height / scale });
    return session;
  }

  async call(method, path, body, signal) {
    const answer = await fetch(this.#base + path, { method, signal, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`WebKitWebDriver: ${value.error}: ${value.message}`);
    return value;
  }

  goto(url) {
    return this.call('POST', '/url', { url });
  }

  url() {
    return this.call('GET', '/url');
  }

  /** Runs a function's text with arguments that JSON can hold; waits for a promise. */
  evaluate(run, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${run})(...[...arguments].slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.call('POST', '/execute/async', { script, args }).then((result) => {
      if (result?.error) throw new Error(result.error);
      return result?.value;
    });
  }

  /** Of the frame that the tests run in, which is as large as it is told to be a frame later. */
  async setViewportSize({ width, height }) {
    await this.evaluate(
      async (width, height) => {
        const { style, contentWindow: view } = document.querySelector('iframe');
        style.width = `${width}px`;
        style.height = `${height}px`;
        do await new Promise((resolve) => view.requestAnimationFrame(resolve));
        while (view.innerWidth !== width || view.innerHeight !== height);
      },
      width,
      height,
    );
  }

  emulateMedia(features) {
    emulate(features);
  }

  accessibility = {
    snapshot() {
      throw new Error('WebDriver has no accessibility snapshot');
    },
  };

  #pointer(...actions) {
    return this.call('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  #at;

  /** A mouse that already is there comes from beside: one that does not move is not told to what has appeared under it. */
  #moves(to) {
    const [x, y] = to;
    const from = this.#at?.join() === to.join() ? [[x, y > 0 ? y - 1 : y + 1]] : [];
    this.#at = to;
    return [...from, to].map(([x, y]) => ({ type: 'pointerMove', duration: 0, origin: 'viewport', x, y }));
  }

  mouse = {
    move: (...to) => this.#pointer(...this.#moves(to)),
    click: async (x, y, { button = 'left' } = {}) => {
      const index = BUTTONS.indexOf(button);
      await this.#pointer(
        ...this.#moves([x, y]),
        { type: 'pointerDown', button: index },
        { type: 'pointerUp', button: index },
      );
    },
    down: ({ button = 'left' } = {}) => this.#pointer({ type: 'pointerDown', button: BUTTONS.indexOf(button) }),
    up: ({ button = 'left' } = {}) => this.#pointer({ type: 'pointerUp', button: BUTTONS.indexOf(button) }),
  };

  #keys(...actions) {
    return this.call('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  keyboard = {
    type: (text) =>
      this.#keys(
        ...[...text].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      ),
    press: (name) => {
      const value = KEYS[name] ?? keyOfCode(name);
      return this.#keys({ type: 'keyDown', value }, { type: 'keyUp', value });
    },
    down: (name) => this.#keys({ type: 'keyDown', value: KEYS[name] ?? name }),
    up: (name) => this.#keys({ type: 'keyUp', value: KEYS[name] ?? name }),
  };

  /**
   * What the browser prints of the page, as PDF. The driver has no command for it, and its mouse and keys reach the page alone,
   * so this goes through the browser's own key and dialog. The dialog lists one printer, which a double click prints with.
   */
  async print() {
    const xdotool = (...args) =>
      promisify(execFile)(XDOTOOL, args, { env: { ...process.env, DISPLAY: this.#display }, timeout: 30_000 });
    await xdotool('search', '--onlyvisible', '--class', 'MiniBrowser', 'windowfocus', '--sync', 'key', 'ctrl+p');
    const printed = join(this.#settings, 'output.pdf');
    for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
      // Until the dialog is there and lists its printer, and once it is gone, there is nothing to click on.
      await xdotool('search', '--onlyvisible', '--name', '^Print$', ...DOUBLE_CLICK).catch(() => {});
      const pdf = await readFile(printed, 'latin1').catch(() => '');
      if (pdf.trimEnd().endsWith('%%EOF')) return Buffer.from(pdf, 'latin1');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Nothing was printed.');
  }

  async close() {
    // A browser that hangs does not answer; it ends with its screen.
    await this.call('DELETE', '', undefined, AbortSignal.timeout(5000)).catch(() => undefined);
    for (const each of this.#processes) each.kill();
    await rm(this.#settings, { recursive: true, force: true });
  }
}
