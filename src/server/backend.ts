import { createApp } from './app.js';
import type { Config } from './config.js';
import type { Health } from './health.js';
import { healthCheck } from './health.js';
import { inFlight } from './in-flight.js';
import { createKit } from './kit.js';
import type { ShareToTikTokOptions } from './options.js';
import { readReceipt } from './posts/receipt.js';

/** The backend behind `createShareToTikTok`, with the packages that it stands on. */
export interface Backend {
  respond(request: Request, env?: unknown): Promise<Response>;
  receipt(publishIdOrAttempt: string): Promise<string | undefined>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

export function createBackend(options: ShareToTikTokOptions, config: Config): Backend {
  const kit = createKit(options, config);
  const app = createApp(kit);
  const requests = inFlight();
  if (config.development) {
    const given = [
      ...(config.insecureCookies ? ['cookies go without Secure and __Host-, so any local port can read them'] : []),
      ...(config.uploadOrigin ? [`a simulator stands for TikTok`] : []),
    ];
    kit.log({
      level: 'warn',
      event: 'start',
      message: `development mode: ${given.join('; ') || 'http on loopback is allowed'}`,
    });
  }
  return {
    respond: (request, env) => requests.run(async () => app.fetch(request, isRecord(env) ? env : {})),
    receipt: (name) => readReceipt(kit, name),
    health: healthCheck(kit, requests),
    async close() {
      kit.closed.abort();
      kit.feeds.close();
      await requests.idle();
    },
  };
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
