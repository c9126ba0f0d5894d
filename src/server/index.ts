/** The backend kit: OAuth, TikTok's API, upload relay, photos, status and webhooks, as one `(Request) => Promise<Response>`. */
export { createShareToTikTok, verifyReceipt } from './create.js';
export type { ShareToTikTok } from './create.js';
export type { DevelopmentOptions, Scope, ShareToTikTokOptions } from './options.js';
export type { Clock } from './clock.js';
export type { LogEntry } from './http/log.js';
export { checkPostRequest } from './posts/check.js';
export type { CheckFacts, PostCheck } from './posts/check.js';
export type { SignedReceipt } from './posts/receipt.js';
export type { Storage, WriteOptions } from './storage/storage.js';
export { memoryStorage } from './storage/memory.js';
export { fileStorage } from './storage/file.js';
export type { FileStorageOptions } from './storage/file.js';
export { redisStorage } from './storage/redis.js';
export { postgresStorage } from './storage/postgres.js';
export type { PostgresPool, PostgresStorageOptions } from './storage/postgres.js';
export type { RedisClient, RedisStorageOptions } from './storage/redis.js';
