// A route handler of the App Router: `app/api/tiktok/[...path]/route.ts`.
import { createShareToTikTok, fileStorage } from 'share-to-tiktok/server.js';
import { settingsFrom } from './settings.js';

// Streams of events and chunks of video need a server that stays, and a body limit of at least 64 MB.
export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const storage = fileStorage({ directory: process.env['DATA_DIRECTORY'] ?? '.data' });
const backend = createShareToTikTok(settingsFrom(process.env, storage));

export { backend as GET, backend as POST, backend as PUT };
