import { Hono } from 'hono';
import type { LogEntry } from '../src/server/index.js';
import type { Simulator } from '../src/simulator/index.js';

/** What the demo's panel shows and changes: the simulated creators, and what the backend and TikTok were asked. */
export function panelRoutes({ control, origin }: Simulator, backendLog: readonly LogEntry[]): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    // Only the demo's own page drives the panel.
    const site = context.req.header('Sec-Fetch-Site');
    if (site !== undefined && site !== 'same-origin') return context.text('Forbidden', 403);
    return next();
  });
  app.get('/state', (context) => {
    const { creators, currentCreator, posts } = control.state();
    return context.json({
      simulator: origin,
      currentCreator,
      creators: creators.map(({ id, nickname, username }) => ({ id, nickname, username })),
      posts: posts.map(({ publishId, status, failReason, uploadedBytes, downloadedBytes, files, url }) => ({
        publishId,
        status,
        failReason,
        bytes: Math.max(uploadedBytes, downloadedBytes),
        sha256: files.map(({ sha256 }) => sha256),
        url,
      })),
      log: backendLog.slice(-40),
    });
  });
  app.post('/creator', async (context) => {
    const body: unknown = await context.req.json();
    const id = typeof body === 'object' && body !== null && 'creator' in body ? body.creator : undefined;
    if (typeof id !== 'string') return context.text('Bad request', 400);
    control.setCurrentCreator(id);
    return context.json({});
  });
  return app;
}
