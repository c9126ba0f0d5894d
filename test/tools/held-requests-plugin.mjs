/** What each page holds back: a pattern, the requests that fit it, and a promise of the first of them. */
const holds = new WeakMap();
const sessions = new WeakMap();

/** What tests hold back. */
const HOLDABLE = '*/text/locales/*';
/** Milliseconds after which a request that a test waits for is said to be missing. */
const PATIENCE = 10_000;

/**
 * Lets requests of this page be held, from before it loads anything: a page that is intercepted later may still send a request
 * on the old way.
 */
export async function holdable(page) {
  const client = await page.createCDPSession();
  sessions.set(page, client);
  client.on('Fetch.requestPaused', ({ requestId, request }) => {
    const hold = holds.get(page);
    if (hold?.pattern.test(request.url)) hold.add(requestId);
    // A page that has left needs no answer.
    else client.send('Fetch.continueRequest', { requestId }).catch(() => undefined);
  });
  await client.send('Fetch.enable', { patterns: [{ urlPattern: HOLDABLE }] });
}

function hold(page, pattern) {
  if (!sessions.has(page)) throw new Error('Only the protocol of Chromium holds requests.');
  const requests = [];
  let add;
  const first = new Promise((resolve) => {
    add = (requestId) => resolve(requests.push(requestId));
  });
  holds.set(page, { pattern: new RegExp(pattern), requests, first, add });
}

async function release(page, outcome) {
  const { pattern, requests, first } = holds.get(page);
  await within(PATIENCE, first, `The page has asked for nothing like ${pattern}.`);
  holds.delete(page);
  const client = sessions.get(page);
  for (const requestId of requests) {
    if (outcome === 'fail') await client.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    else await client.send('Fetch.continueRequest', { requestId });
  }
}

async function within(milliseconds, promise, message) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * Commands for tests in the browser: `hold-requests` keeps what matches a pattern from being answered, until
 * `release-requests` lets it `load` or `fail`.
 */
export function heldRequests() {
  return {
    name: 'held-requests',
    async executeCommand({ command, payload, session }) {
      if (command !== 'hold-requests' && command !== 'release-requests') return undefined;
      const page = session.browser.getPage(session.id);
      await (command === 'hold-requests' ? hold(page, payload) : release(page, payload));
      return true;
    },
  };
}
