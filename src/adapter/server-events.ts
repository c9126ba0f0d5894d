/** Reads server-sent events from a body, the data of each as text. `EventSource` can send no header and reconnects by itself. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (rest + decoder.decode(part.value, { stream: true })).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      if (rest.length > MAX_EVENT_LENGTH) throw new RangeError('An event of a status is short.');
      for (const block of blocks) {
        const data = dataOf(block);
        if (data !== undefined) yield data;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const MAX_EVENT_LENGTH = 100_000;

function dataOf(block: string): string | undefined {
  const lines = block.split(/\r?\n/).flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trimStart()] : []));
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/**
 * Lets one tab of a site read events at a time, and returns what ends its turn; `undefined` while another one reads. Over HTTP/1.1 a
 * browser opens six connections to a server, and streams of six tabs would keep the whole site from loading in a seventh.
 */
export function takeTurn(): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    const whileReading = (lock: Lock | null): Promise<void> | undefined => {
      // Held until the reader lets go.
      if (lock) return new Promise((letGo) => resolve(letGo));
      resolve(undefined);
      return undefined;
    };
    const alone = (): void => resolve(() => {});
    const locks: LockManager | undefined = globalThis.navigator?.locks;
    if (!locks) return alone();
    locks.request('share-to-tiktok events', { ifAvailable: true }, whileReading).catch(alone);
  });
}
