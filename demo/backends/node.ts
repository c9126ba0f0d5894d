// The backend on plain Node: `npx tsx demo/backends/node.ts`.
import { serve } from '@hono/node-server';
import { createShareToTikTok } from '../../src/server/index.js';
import { settingsFrom } from './settings.js';

const backend = createShareToTikTok(settingsFrom(process.env));
serve({ fetch: backend, port: Number(process.env['PORT'] ?? 3000), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
