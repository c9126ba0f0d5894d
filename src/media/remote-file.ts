import type { Sliceable } from './file-bytes.js';
import { Refused } from './refusal.js';

/**
 * A file on a server, read by ranges as if it were here. `undefined` where its size is not told: the server does not
 * let this page read it (CORS), the page does not let itself (`connect-src`), or it is not there. A server that knows
 * no ranges makes it `unreadable`, because the whole file would come for each.
 */
export async function openRemote(url: string, signal: AbortSignal | undefined): Promise<Sliceable | undefined> {
  const init = { credentials: 'omit', ...(signal && { signal }) } as const;
  // Every CORS answer shows this length; the one in `Content-Range` would have to be exposed.
  const head = await fetch(url, { ...init, method: 'HEAD' }).catch(() => undefined);
  const size = head?.ok ? Number(head.headers.get('content-length')) : 0;
  if (!size) return undefined;
  return {
    size,
    slice: (start, end) => ({
      async arrayBuffer() {
        const response = await fetch(url, { ...init, headers: { Range: `bytes=${start}-${end - 1}` } });
        if (response.status === 206) return response.arrayBuffer();
        await response.body?.cancel();
        throw new Refused('unreadable');
      },
    }),
  };
}
