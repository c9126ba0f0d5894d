import { fileURLToPath } from 'node:url';
import { startDemo } from './demo-server.js';

const demo = await startDemo({
  port: Number(process.env['PORT'] ?? 8787),
  element: fileURLToPath(new URL('dist/', import.meta.url)),
});

console.log(`
  Share to TikTok   ${demo.origin}
  Simulated TikTok  ${demo.simulator.origin}/__control/

  Connect the simulated account, drop a video onto the page, and post it. Ctrl+C stops both.
`);

process.once('SIGINT', () => void demo.close().then(() => process.exit(0)));
