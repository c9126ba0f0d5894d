import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host of media that begins to answer and never ends, so that a pull stays under way. */
export async function startStalledHost(): Promise<{ readonly origin: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': '40000' });
    response.write('x');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // An address is a string for pipes alone, and this server listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
