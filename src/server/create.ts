import { createApp } from './app.js';
import { createKit } from './kit.js';
import type { ShareToTikTokOptions } from './options.js';
import { readReceipt } from './posts/receipt.js';

/** The backend as one function of the Web's own types, to be mounted under its base path. */
export interface ShareToTikTok {
  /**
   * `env` is what the runtime or server hands over with a request. On Node, `@hono/node-server` names Node's own streams
   * there, through which chunks then go without a detour.
   */
  (request: Request, env?: unknown): Promise<Response>;
  /**
   * The signed consent receipt of a post, for `verifyReceipt`; `undefined` when there is none. While no publish id is
   * known, the receipt goes by the `attempt` that the log names.
   */
  receipt(publishIdOrAttempt: string): Promise<string | undefined>;
  /** Ends the event streams of this process, so that it can stop. */
  close(): void;
}

/** Checks the options, all at once, and makes the backend; throws `TypeError` with what is wrong and how to mend it. */
export function createShareToTikTok(options: ShareToTikTokOptions): ShareToTikTok {
  const kit = createKit(options);
  const app = createApp(kit);
  if (kit.config.development) {
    const given = [
      ...(kit.config.insecureCookies ? ['cookies go without Secure and __Host-, so any local port can read them'] : []),
      ...(kit.config.uploadOrigin ? [`a simulator stands for TikTok`] : []),
    ];
    kit.log({
      level: 'warn',
      event: 'start',
      message: `development mode: ${given.join('; ') || 'http on loopback is allowed'}`,
    });
  }
  return Object.assign(async (request: Request, env?: unknown) => app.fetch(request, isRecord(env) ? env : {}), {
    receipt: (name: string) => readReceipt(kit, name),
    close: () => kit.closed.abort(),
  });
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
