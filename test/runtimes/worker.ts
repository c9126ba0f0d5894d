import type { Settings } from './kit.js';
import { serveKit } from './kit.js';

let answer: ReturnType<typeof serveKit> | undefined;

export default {
  fetch: (request: Request, env: Settings): Promise<Response> => (answer ??= serveKit(env))(request),
};
