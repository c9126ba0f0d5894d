// The backend on plain Node: `node --max-semi-space-size=1 --import tsx demo/backends/node.ts`. The flag has what the relay
// passed on cleared away sooner.
import { serve } from '@hono/node-server';
import { createShareToTikTok, fileStorage } from '../../src/server/index.js';
import { settingsFrom } from './settings.js';

const storage = fileStorage({ directory: process.env['DATA_DIRECTORY'] ?? '.data' });
const backend = createShareToTikTok(settingsFrom(process.env, storage));
serve({ fetch: backend, port: Number(process.env['PORT'] ?? 3000), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
