import { createApp } from './app.js';
import type { Config } from './options/config.js';
import type { Health } from './doctor/health.js';
import { healthCheck } from './doctor/health.js';
import { inFlight } from './runtime/in-flight.js';
import { createParts } from './parts.js';
import type { ShareToTikTokOptions } from './options/options.js';

/** The backend behind `createShareToTikTok`, with the packages that it stands on. */
export interface Backend {
  respond(request: Request, env?: unknown): Promise<Response>;
  receipt(publishIdOrAttempt: string): Promise<string | undefined>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

export function createBackend(options: ShareToTikTokOptions, config: Config): Backend {
  const parts = createParts(options, config);
  const app = createApp(parts);
  const requests = inFlight();
  if (config.development) {
    const given = [
      ...(config.insecureCookies ? ['cookies go without Secure and __Host-, so any local port can read them'] : []),
      ...(config.uploadOrigin ? [`a simulator stands for TikTok`] : []),
    ];
    parts.log({
      level: 'warn',
      event: 'start',
      message: `development mode: ${given.join('; ') || 'http on loopback is allowed'}`,
    });
  }
  return {
    respond: (request, env) => requests.run(async () => app.fetch(request, isRecord(env) ? env : {})),
    receipt: (name) => parts.receipts.read(name),
    health: healthCheck({ ...parts, requests }),
    async close() {
      parts.closed.abort();
      parts.feeds.close();
      await requests.idle();
    },
  };
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
