// The backend on plain Node: `node --import tsx demo/backends/node.ts`.
import { serve } from '@hono/node-server';
import { createShareToTikTok, fileStorage } from 'share-to-tiktok/server.js';
import { settingsFrom } from './settings.js';

const storage = fileStorage({ directory: process.env['DATA_DIRECTORY'] ?? '.data' });
const backend = createShareToTikTok(settingsFrom(process.env, storage));
const server = serve(
  {
    fetch: backend,
    port: Number(process.env['PORT'] ?? 3000),
    hostname: '127.0.0.1',
    // Node's own five minutes would end honest chunks on slow lines; the kit ends those on which nothing moves.
    serverOptions: { requestTimeout: 0 },
  },
  ({ port }) => {
    console.log(`http://127.0.0.1:${port}`);
  },
);

// Chunks that are on their way get their replies; the page sends the next one to the next process.
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  void backend.close();
});
