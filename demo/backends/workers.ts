// The shape of a Cloudflare Worker. Workers have no file system: give `storage` your own five methods, over a Durable
// Object for example. Workers KV does not fit: it cannot set a key only if it is absent.
import type { ShareToTikTok, Storage } from 'share-to-tiktok/server.js';
import { createShareToTikTok } from 'share-to-tiktok/server.js';
import { settingsFrom } from './settings.js';

interface Environment {
  readonly TIKTOK_CLIENT_KEY: string;
  readonly TIKTOK_CLIENT_SECRET: string;
  readonly TIKTOK_REDIRECT_URI: string;
  readonly TIKTOK_SIMULATOR?: string;
  readonly COOKIE_KEY: string;
  readonly STORAGE: Storage;
}

const backends = new WeakMap<Environment, ShareToTikTok>();

/** A Worker learns its settings with its first request. */
function backendFor(environment: Environment): ShareToTikTok {
  const { STORAGE, ...texts } = environment;
  const backend = backends.get(environment) ?? createShareToTikTok(settingsFrom(texts, STORAGE));
  backends.set(environment, backend);
  return backend;
}

const worker = {
  fetch: (request: Request, environment: Environment): Promise<Response> => backendFor(environment)(request),
};

// Workers look for the handler in the default export, and nowhere else.
export default worker;
