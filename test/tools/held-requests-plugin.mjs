const holds = new WeakMap();

async function hold(page, urlPattern) {
  const client = await page.createCDPSession();
  const held = [];
  const first = new Promise((resolve) => {
    client.on('Fetch.requestPaused', ({ requestId }) => resolve(held.push(requestId)));
  });
  await client.send('Fetch.enable', { patterns: [{ urlPattern }] });
  holds.set(page, { client, held, first });
}

async function release(page, outcome) {
  const { client, held, first } = holds.get(page);
  // A request that has not left yet would otherwise go through untouched.
  await first;
  for (const requestId of held) {
    if (outcome === 'fail') await client.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    else await client.send('Fetch.continueRequest', { requestId });
  }
  await client.detach();
}

/**
 * Commands for tests in the browser: `hold-requests` keeps what matches a URL pattern from being answered, until
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
