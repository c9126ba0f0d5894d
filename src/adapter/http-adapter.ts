import type { ShareToTikTokAdapter } from './contract.js';
import { httpBackend } from './http-backend.js';
import type { HttpAdapterOptions } from './http-backend.js';
import { httpPosting } from './http-posting.js';

export type { HttpAdapterOptions } from './http-backend.js';

/**
 * The adapter behind the `endpoint` attribute: speaks the HTTP protocol of the backend kit (README, "HTTP protocol").
 * It holds no token and no upload URL; the session is a cookie that script cannot read.
 */
export function createHttpAdapter(endpoint: string | URL, options: HttpAdapterOptions = {}): ShareToTikTokAdapter {
  return httpBackend(endpoint, httpPosting, options).adapter;
}
