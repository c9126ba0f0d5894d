// A route handler of the App Router: `app/api/tiktok/[...path]/route.ts`.
import type { ShareToTikTok } from 'share-to-tiktok/server.js';
import { createShareToTikTok, fileStorage } from 'share-to-tiktok/server.js';
import { settingsFrom } from './settings.js';

// Streams of events and chunks of video need a server that stays, and a body limit of at least 64 MB.
export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const storage = fileStorage({ directory: process.env['DATA_DIRECTORY'] ?? '.data' });
let backend: ShareToTikTok | undefined;

/** Made with the first request: `next build` runs this file too, mostly where no secret is at hand. */
function respond(request: Request): Promise<Response> {
  backend ??= createShareToTikTok(settingsFrom(process.env, storage));
  return backend(request);
}

export { respond as GET, respond as OPTIONS, respond as POST, respond as PUT };
