import type { Settings } from './kit.js';
import { serveKit } from './kit.js';

declare const Bun: { readonly env: Record<string, string>; serve(options: object): void };

const settings = Bun.env as unknown as Settings;
Bun.serve({ hostname: '127.0.0.1', port: Number(new URL(settings.ORIGIN).port), fetch: serveKit(settings) });
