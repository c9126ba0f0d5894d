/** What a Next.js server does with the route handler of the example: `tsx next-process.ts`. */
import { serve } from '@hono/node-server';
import * as route from '../../../../demo/backends/next.js';

const handlers: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  GET: route.GET,
  OPTIONS: route.OPTIONS,
  POST: route.POST,
  PUT: route.PUT,
};
const fetch = (request: Request) => handlers[request.method]?.(request) ?? new Response(null, { status: 405 });
serve({ fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
