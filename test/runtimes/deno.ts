import type { Settings } from './kit.js';
import { serveKit } from './kit.js';

declare const Deno: {
  readonly env: { toObject(): Record<string, string> };
  serve(options: object, fetch: unknown): void;
};

const settings = Deno.env.toObject() as unknown as Settings;
Deno.serve({ hostname: '127.0.0.1', port: Number(new URL(settings.ORIGIN).port) }, serveKit(settings));
