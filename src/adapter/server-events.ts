/**
 * Reads server-sent events, the data of each as text; throws where there is no stream. It is a `fetch` and no
 * `EventSource`, because that one can send no header and reconnects by itself, out of reach of the signal. It imports
 * nothing, so that the script can load it alone, when there is a post to follow.
 */
export async function* readEvents(
  url: string,
  init: {
    readonly headers: Readonly<Record<string, string>>;
    readonly credentials: RequestCredentials;
    readonly signal: AbortSignal;
  },
): AsyncGenerator<string, void, undefined> {
  const response = await fetch(url, {
    ...init,
    headers: { ...init.headers, Accept: 'text/event-stream' },
    cache: 'no-store',
    redirect: 'error',
  });
  const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream');
  if (!response.ok || !isStream || !response.body) throw new Error(`No stream of events (${response.status})`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (rest + part.value).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = dataOf(block);
        if (data !== undefined) yield data;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function dataOf(block: string): string | undefined {
  const lines = block.split(/\r?\n/).flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trimStart()] : []));
  return lines.length > 0 ? lines.join('\n') : undefined;
}
