import type { FailReason } from './model.js';

/** The endpoints that a fault can be bound to. */
export const ENDPOINTS = [
  'authorize',
  'token',
  'revoke',
  'user_info',
  'video_list',
  'video_query',
  'creator_info',
  'video_init',
  'inbox_init',
  'photo_init',
  'status',
  'cancel',
  'upload',
  'webhook',
] as const;

export type EndpointName = (typeof ENDPOINTS)[number];

/** The endpoints that take a new post. */
export const INITS: readonly EndpointName[] = ['video_init', 'inbox_init', 'photo_init'];
/** The endpoints whose errors are flat. */
export const OAUTH: readonly EndpointName[] = ['token', 'revoke'];
const CALLS: readonly EndpointName[] = [
  ...OAUTH,
  'user_info',
  'video_list',
  'video_query',
  'creator_info',
  ...INITS,
  'status',
  'cancel',
];
const WIRE: readonly EndpointName[] = [...CALLS, 'upload'];
/** Whatever is asked for over HTTP; of consent both the page and the creator's decision. */
const REQUESTS: readonly EndpointName[] = ['authorize', ...WIRE];

/** What every kind of fault does, and the endpoints where it can strike; without an `endpoint` a fault strikes at all of them. */
export const FAULTS = {
  latency: { endpoints: REQUESTS, does: 'waits `ms` (2000) of real time before the request is looked at' },
  reset: { endpoints: REQUESTS, does: 'resets the connection; of an upload after `bytes` (0) of the body' },
  lost_answer: {
    endpoints: REQUESTS,
    does: 'lets the request take effect and resets the connection instead of answering',
  },
  server_error: {
    endpoints: REQUESTS,
    does: 'answers `status` (500) with internal_error; after taking effect if `applied`',
  },
  rate_limit: { endpoints: WIRE, does: 'answers 429 rate_limit_exceeded' },
  api_error: {
    endpoints: CALLS,
    does: 'answers the error `code` (internal_error, of OAuth server_error) with its status, or `status` and `message`',
  },
  truncated_json: { endpoints: CALLS, does: 'lets the request take effect and cuts the answer in half' },
  html_body: {
    endpoints: ['authorize', ...CALLS],
    does: 'answers an HTML page with `status` (200); after taking effect if `applied`',
  },
  empty_body: {
    endpoints: ['authorize', ...CALLS],
    does: 'answers nothing with `status` (200); after taking effect if `applied`',
  },
  wrong_types: { endpoints: CALLS, does: 'answers well-formed JSON whose members have the wrong types' },
  hostile_keys: {
    endpoints: CALLS,
    does: 'lets the request take effect and adds `__proto__` and `constructor` to the answer',
  },
  consent_error: {
    endpoints: ['authorize'],
    does: 'sends the browser back to the app with `code` (access_denied) as `error`, `errorType` as `error_type`, and `message`',
  },
  token_expired: {
    endpoints: [...CALLS, 'upload'],
    does: "ends the creator's access tokens before the request is looked at",
  },
  refresh_token_expired: {
    endpoints: ['token'],
    does: "ends the creator's refresh tokens before the request is looked at",
  },
  authorization_removed: {
    endpoints: [...CALLS, 'upload'],
    does: 'removes the authorization, with its webhook, before the request is looked at',
  },
  upload_url_expired: { endpoints: ['upload'], does: 'ends the upload URL: 403 from now on' },
  wrong_content_range: { endpoints: ['upload'], does: 'accepts the chunk and acknowledges `bytes` (0) uploaded bytes' },
  wrong_progress: { endpoints: ['upload'], does: 'answers 416 without looking at the range' },
  stuck_status: { endpoints: ['status'], does: 'answers that the post is still processing, whatever it is' },
  unknown_status: { endpoints: ['status'], does: 'answers a status that no page lists' },
  invalid_publish_id: { endpoints: ['status'], does: 'answers invalid_params with the message invalid_publish_id' },
  string_post_ids: { endpoints: ['status'], does: 'answers post ids as strings' },
  bare_post_id: {
    endpoints: ['status'],
    does: 'answers one post id as it is, and none at all in place of an empty list',
  },
  several_post_ids: {
    endpoints: ['status'],
    does: 'answers `count` (2) post ids, as for a draft that was posted more than once; all but the first lead nowhere',
  },
  fail_post: { endpoints: INITS, does: 'lets the new post end as FAILED with `reason` (internal)' },
  webhook_storm: { endpoints: ['webhook'], does: 'delivers the event `count` (50) times at once' },
  webhook_duplicate: { endpoints: ['webhook'], does: 'delivers the event twice' },
  webhook_out_of_order: { endpoints: ['webhook'], does: 'holds the event back until the next one has been delivered' },
  webhook_bad_signature: { endpoints: ['webhook'], does: 'signs the event with another secret' },
  webhook_stale: { endpoints: ['webhook'], does: 'signs the event with a time `ms` (600000) in the past' },
  webhook_dropped: { endpoints: ['webhook'], does: 'never delivers the event' },
} as const satisfies Record<string, { endpoints: readonly EndpointName[]; does: string }>;

export type FaultKind = keyof typeof FAULTS;

/** Every kind of fault. */
// Object.keys forgets the literal type of the keys.
export const FAULT_KINDS = Object.keys(FAULTS) as readonly FaultKind[];

/** A fault on demand. What a kind does, and which parameters it reads, stands in `FAULTS`. */
export interface FaultSpec {
  readonly kind: FaultKind;
  /** Where it strikes; left out: at every endpoint of its kind. */
  readonly endpoint?: EndpointName;
  /** How often it strikes; left out: once; null: until it is cleared. */
  readonly times?: number | null;
  /** How many matching requests pass before it strikes. */
  readonly after?: number;
  /** Only requests for this creator id, and webhooks about them; of consent the decision alone. */
  readonly creator?: string;
  /** Only requests about this post. */
  readonly publishId?: string;
  readonly ms?: number;
  readonly bytes?: number;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly errorType?: string;
  readonly reason?: FailReason;
  readonly count?: number;
  readonly applied?: boolean;
}

/** A fault that waits for its requests. */
export interface Fault extends FaultSpec {
  readonly id: number;
  readonly seen: number;
  readonly struck: number;
}

/** What is known about a request when faults are looked up. */
export interface FaultSubject {
  readonly endpoint: EndpointName;
  readonly creator?: string | undefined;
  readonly publishId?: string | undefined;
}

/** The faults that have struck one request. */
export class StruckFaults {
  readonly #faults: readonly FaultSpec[];

  constructor(faults: readonly FaultSpec[]) {
    this.#faults = faults;
  }

  /** The fault of this kind, if it has struck. */
  get(kind: FaultKind): FaultSpec | undefined {
    return this.#faults.find((fault) => fault.kind === kind);
  }

  get kinds(): readonly FaultKind[] {
    return this.#faults.map((fault) => fault.kind);
  }
}
