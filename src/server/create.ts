import { resolveConfig } from './options/config.js';
import { orInstall } from './runtime/optional-peer.js';
import type { Health } from './doctor/health.js';
import type { ShareToTikTokOptions } from './options/options.js';
import type { SignedReceipt } from './consent/receipt.js';

/** The backend as one function of the Web's own types, to be mounted under its base path. */
export interface ShareToTikTok {
  /**
   * `env` is what the runtime or server passes with a request. On Node, `@hono/node-server` names Node's own streams
   * there, through which chunks then go without a detour.
   */
  (request: Request, env?: unknown): Promise<Response>;
  /**
   * The signed consent receipt of a post, for `verifyReceipt`; `undefined` when there is none. While no publish id is
   * known, the receipt goes by the `attempt` that the log names.
   */
  receipt(publishIdOrAttempt: string): Promise<string | undefined>;
  /** Whether this process is ready: its storage, its clock and TikTok's token endpoint, which is asked once a minute at most. */
  health(): Promise<Health>;
  /**
   * Ends the event streams of this process and resolves when the server has the response to every other request, chunks
   * included. The server still has to send it: end the process when that has closed too.
   */
  close(): Promise<void>;
}

/** Checks the options, all at once, and makes the backend; throws `TypeError` with what is wrong and how to fix it. */
export function createShareToTikTok(options: ShareToTikTokOptions): ShareToTikTok {
  const config = resolveConfig(options);
  // A static import of a package that is missing would fail before any code could say what to install.
  const backend = import('./backend.js')
    .catch(orInstall('The backend kit', 'hono jose'))
    .then(({ createBackend }) => createBackend(options, config));
  return Object.assign(async (request: Request, env?: unknown) => (await backend).respond(request, env), {
    receipt: async (name: string) => (await backend).receipt(name),
    health: async () => (await backend).health(),
    close: async () => (await backend).close(),
  });
}

/**
 * Checks a signed receipt without storage or network, with the `cookieKeys` that the kit had then, and resolves with what it
 * says; `undefined` when a single letter of it is not as it was signed.
 */
export async function verifyReceipt(signed: string, cookieKeys: readonly string[]): Promise<SignedReceipt | undefined> {
  const receipts = await import('./consent/receipt.js').catch(orInstall('verifyReceipt', 'jose'));
  return receipts.verifyReceipt(signed, cookieKeys);
}
