import { after } from 'node:test';
import type { LogEntry, ShareToTikTok, ShareToTikTokOptions } from '../../../../src/server/index.js';
import { createShareToTikTok, memoryStorage } from '../../../../src/server/index.js';
import type { Simulator, SimulatorOptions } from '../../../../src/simulator/index.js';
import { createManualClock, startSimulator } from '../../../../src/simulator/index.js';
import type { ManualClock } from './manual-clock.js';
import { manualClock } from './manual-clock.js';
import { TestBrowser } from './browser.js';
import { BASE, COOKIE_KEY, SECRET } from './constants.js';

export { BASE, COOKIE_KEY, SECRET };

// A test that fails does not close its stage, and an open server would keep the run from ending.
const open = new Set<() => Promise<void>>();
after(async () => {
  for (const close of open) await close();
});

type Backend = (request: Request) => Promise<Response>;

/** A backend in front of a simulator, both on one clock that the test moves. */
export interface Stage {
  readonly simulator: Simulator;
  readonly backend: ShareToTikTok;
  readonly options: ShareToTikTokOptions;
  readonly clock: ManualClock;
  readonly log: readonly LogEntry[];
  /** A browser without a history. */
  browser(backend?: Backend): TestBrowser;
  /** A browser whose user has linked a creator. */
  connected(creator?: string, backend?: Backend): Promise<TestBrowser>;
  /** Another process: the same options and storage, nothing else shared. */
  secondProcess(change?: Partial<ShareToTikTokOptions>): ShareToTikTok;
  /** Waits until no call is on its way to TikTok: the clock must not run ahead of what happens in real time. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(
  change: Partial<ShareToTikTokOptions> = {},
  simulated: SimulatorOptions = {},
): Promise<Stage> {
  const simulatorClock = createManualClock();
  const simulator = await startSimulator({ clock: simulatorClock, ...simulated });
  const clock = manualClock(simulatorClock.now(), (milliseconds) => simulatorClock.advance(milliseconds));
  const log: LogEntry[] = [];
  let onTheWay = 0;
  const counted: typeof fetch = async (input, init) => {
    onTheWay += 1;
    try {
      return await fetch(input, init);
    } finally {
      onTheWay -= 1;
    }
  };
  const options: ShareToTikTokOptions = {
    clientKey: 'awaudited00000001',
    clientSecret: SECRET,
    redirectUri: `${BASE}/callback`,
    pkce: 'desktop',
    scopes: ['user.info.basic', 'video.publish', 'video.upload'],
    cookieKeys: [COOKIE_KEY],
    storage: memoryStorage({ now: clock.now }),
    development: { tikTokOrigin: simulator.origin },
    log: (entry) => log.push(entry),
    clock,
    fetch: counted,
    ...change,
  };
  const backend = createShareToTikTok(options);
  const close = async () => {
    open.delete(close);
    backend.close();
    await simulator.close();
  };
  open.add(close);
  const browser = (other: Backend = backend) => new TestBrowser(other, BASE);
  return {
    simulator,
    backend,
    options,
    clock,
    log,
    browser,
    async connected(creator = 'ada', other: Backend = backend) {
      const visitor = browser(other);
      await connect(visitor, creator);
      return visitor;
    },
    secondProcess: (more = {}) => createShareToTikTok({ ...options, ...more }),
    async quiet() {
      for (let calm = 0; calm < 20; calm += 1) {
        await new Promise(setImmediate);
        // Sealing and opening run on threads, in the order in which they were begun.
        await crypto.subtle.digest('SHA-256', new Uint8Array());
        if (onTheWay > 0) calm = 0;
      }
    },
    close,
  };
}

/** Goes through the consent page as a user does, and answers the last page. */
export async function connect(
  browser: TestBrowser,
  creator = 'ada',
  { nonce = 'nonce-1', scopes = ['video.publish', 'video.upload'], query = '' } = {},
): Promise<Response> {
  return browser.navigate(await consent(browser, creator, { nonce, scopes, query }));
}

/** The address at which TikTok returns the browser after consent. */
export async function consent(
  browser: TestBrowser,
  creator = 'ada',
  { nonce = 'nonce-1', scopes = ['video.publish', 'video.upload'], query = '' } = {},
): Promise<string> {
  const begun = await browser.get(`connect?nonce=${nonce}${query}`);
  const page = await fetch(begun.headers.get('location') ?? '');
  const ticket = /name="ticket" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const form = new URLSearchParams({ ticket, creator, decision: 'allow' });
  for (const scope of scopes) form.append('scope', scope);
  const decided = await fetch(page.url, { method: 'POST', body: form, redirect: 'manual' });
  return decided.headers.get('location') ?? '';
}
