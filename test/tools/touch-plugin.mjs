const sessions = new WeakMap();

async function sessionOf(page) {
  const session = sessions.get(page) ?? (await page.createCDPSession());
  sessions.set(page, session);
  return session;
}

/** A command for tests in the browser: makes its pointer a finger, or a mouse again (`executeCommand('touch', true)`). */
export function touch() {
  return {
    name: 'touch',
    async executeCommand({ command, payload, session }) {
      if (command !== 'touch') return undefined;
      const client = await sessionOf(session.browser.getPage(session.id));
      await client.send('Emulation.setTouchEmulationEnabled', { enabled: payload });
      return true;
    },
  };
}
