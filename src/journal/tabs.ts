import { randomId } from '../adapter/random-id.js';
import { parseTabMessage } from '../wire/tab-message.js';
import type { TabMessage, TabSaying } from '../wire/tab-message.js';

/** The way to the other tabs of this browser. */
export interface Tabs {
  tell(adapterId: string, said: TabSaying): void;
  /** What others tell, until the signal aborts; what is no message of ours is not heard. */
  hear(signal: AbortSignal): AsyncIterable<TabMessage>;
}

/** As much of a `BroadcastChannel` as is used. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

const NAME = 'share-to-tiktok';

/** Only windows are tabs: on a server there is nobody to tell. */
function openChannel(): Channel | undefined {
  const { window } = globalThis as { readonly window?: { readonly BroadcastChannel?: typeof BroadcastChannel } };
  return window?.BroadcastChannel && new window.BroadcastChannel(NAME);
}

export function createTabs(open: () => Channel | undefined = openChannel): Tabs {
  const tab = randomId();
  /** A channel does not hear itself, so what is told goes through the one that listens. */
  let listening: Channel | undefined;

  return {
    tell(adapterId, said) {
      const channel = listening ?? open();
      channel?.postMessage({ tab, adapterId, said } satisfies TabMessage);
      if (channel !== listening) channel?.close();
    },
    async *hear(signal) {
      const channel = open();
      if (!channel || signal.aborted) return;
      const heard: TabMessage[] = [];
      let wake = (): void => {};
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        const message = parseTabMessage(data);
        if (message) heard.push(message);
        wake();
      };
      const stop = (): void => wake();
      signal.addEventListener('abort', stop, { once: true });
      listening = channel;
      try {
        while (!signal.aborted) {
          const next = heard.shift();
          if (next) yield next;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        signal.removeEventListener('abort', stop);
        if (listening === channel) listening = undefined;
        channel.close();
      }
    },
  };
}
