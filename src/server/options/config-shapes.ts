import type { Wrong } from './config-urls.js';
import type { ShareToTikTokOptions } from './options.js';

interface Shape {
  readonly fits: (value: unknown) => boolean;
  /** What is wrong with anything else, and how to fix it. */
  readonly problem: string;
}

const isFunction = (value: unknown) => typeof value === 'function';

/** Whether a value is an object of which all these members are functions. */
function hasMethods(value: unknown, names: readonly string[]): boolean {
  return isRecord(value) && names.every((name) => isFunction(Reflect.get(value, name)));
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const list = (example: string): Shape => ({
  fits: Array.isArray,
  problem: `must be a list, such as [${JSON.stringify(example)}].`,
});
const callable: Shape = { fits: isFunction, problem: 'must be a function.' };

/** Options whose type a host without types can get wrong; the others are checked where they are read. */
const SHAPES = {
  allowedOrigins: list('https://studio.example.com'),
  scopes: list('video.publish'),
  verifiedPrefixes: list('https://media.example.com/videos/'),
  unaudited: { fits: (value) => typeof value === 'boolean', problem: 'must be true or false, not a text.' },
  photos: {
    fits: (value) =>
      isRecord(value) &&
      (Reflect.get(value, 'store') === undefined || hasMethods(Reflect.get(value, 'store'), ['put', 'get', 'delete'])),
    problem: 'must be { publicBaseUrl?: "https://media.example.com/photos/", store?: s3Photos({ … }) }.',
  },
  limits: { fits: isRecord, problem: 'must be an object such as { posts: 60 }.' },
  receiptRetentionDays: {
    fits: (value) => typeof value === 'number' && value > 0 && value < 100_000,
    problem: 'must be a number of days, such as 730. Leave it out to keep receipts until you delete them.',
  },
  development: {
    fits: isRecord,
    problem: 'must be {} for plain http on loopback, or { tikTokOrigin: "http://127.0.0.1:4599" } for a simulator.',
  },
  identify: callable,
  log: callable,
  metrics: callable,
  fetch: callable,
  clock: {
    fits: (value) => hasMethods(value, ['now', 'sleep']),
    problem: 'must have the methods now() and sleep(milliseconds, signal). Leave it out for the clock of the machine.',
  },
} as const satisfies { readonly [Name in keyof ShareToTikTokOptions]?: Shape };

/** Names every option that is not of its type, and returns the options without those, so that the rest can be judged. */
export function wellShaped(options: ShareToTikTokOptions, wrong: Wrong): ShareToTikTokOptions {
  const given: Record<string, unknown> = { ...options };
  for (const [name, { fits, problem }] of Object.entries(SHAPES)) {
    if (given[name] === undefined || fits(given[name])) continue;
    wrong(name, problem);
    delete given[name];
  }
  // Nothing but what does not fit its type was taken out, and all of that may be absent.
  return { ...options, ...Object.fromEntries(Object.keys(SHAPES).map((name) => [name, given[name]])) };
}

/** The methods of a storage. */
export function checkStorage(storage: unknown, wrong: Wrong): void {
  if (hasMethods(storage, ['get', 'set', 'delete', 'setIfAbsent', 'compareAndSet'])) return;
  wrong(
    'storage',
    'is missing or lacks a method. Pass memoryStorage(), fileStorage({ directory }), redisStorage({ url }), postgresStorage({ pool }) or your own with get, set, delete, setIfAbsent and compareAndSet.',
  );
}
