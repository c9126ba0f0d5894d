// The backend in an Express app: `node --import tsx demo/backends/express.ts`.
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { createShareToTikTok, fileStorage } from 'share-to-tiktok/server.js';
import { settingsFrom } from './settings.js';

const storage = fileStorage({ directory: process.env['DATA_DIRECTORY'] ?? '.data' });
const backend = createShareToTikTok(settingsFrom(process.env, storage));
const app = express();

// Before any body parser: chunks are passed on as they come in, and webhooks are verified over their raw bytes.
// Not `app.use('/api/tiktok', …)`, which would cut the path off.
app.all('/api/tiktok/{*rest}', getRequestListener(backend));

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`http://127.0.0.1:${address.port}`);
});
// Node's own five minutes would end honest chunks on slow lines; the kit ends those on which nothing moves.
server.requestTimeout = 0;

// Chunks that are on their way get their replies; the page sends the next one to the next process.
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  void backend.close();
});
