import type { EndpointName, FaultKind, FaultSpec } from '../../../src/simulator/index.js';
import { FAIL_REASONS, FAULT_KINDS, FAULTS } from '../../../src/simulator/index.js';
import type { MediaHost } from './stage.js';

/** What is posted, and from where. */
export type Subject = 'clip' | 'several chunks' | 'hosted clip' | 'photos' | 'draft clip' | 'draft photos';

/** Where a fault strikes. */
export type Phase = 'connect' | 'creator info' | 'init' | 'upload' | 'cancel' | 'status' | 'token' | 'webhook' | 'pull';

/** One run: what is posted, and what goes wrong. */
export interface Cell {
  readonly phase: Phase;
  /** What is posted and when the fault strikes, as the table has it. */
  readonly column: string;
  readonly fault: string;
  readonly subject: Subject;
  readonly faults: readonly FaultSpec[];
  readonly mediaHost?: MediaHost;
  /** Whether status is pushed to the page; else it polls. */
  readonly polls?: boolean;
  /** The answer takes longer than the backend waits. */
  readonly outlasts?: boolean;
}

type Struck = Omit<FaultSpec, 'endpoint'>;

/** Each way in which a kind of fault can strike an endpoint. */
function variants(kind: FaultKind, endpoint: EndpointName): readonly (Struck & { readonly outlasts?: boolean })[] {
  switch (kind) {
    case 'latency':
      return [
        { kind, ms: 1 },
        { kind, ms: 200, outlasts: true },
      ];
    case 'server_error':
    case 'html_body':
    case 'empty_body':
      // Uploads are not looked at again after an answer that stands in for their own.
      return [{ kind }, { kind, applied: true }];
    case 'api_error':
      return (CODES[endpoint] ?? ['internal_error']).map((code) => ({ kind, code }));
    case 'fail_post':
      return FAIL_REASONS.map((reason) => ({ kind, reason }));
    case 'consent_error':
      return [{ kind }, { kind, code: 'unauthorized_client', errorType: 'client_key' }];
    default:
      return [{ kind }];
  }
}

const CODES: Partial<Record<EndpointName, readonly string[]>> = {
  creator_info: ['spam_risk_too_many_posts', 'scope_not_authorized', 'an_error_that_no_page_lists'],
  video_init: ['spam_risk_too_many_posts', 'scope_not_authorized', 'an_error_that_no_page_lists'],
  photo_init: ['url_ownership_unverified', 'scope_not_authorized', 'an_error_that_no_page_lists'],
  inbox_init: ['spam_risk_too_many_pending_share', 'scope_not_authorized', 'an_error_that_no_page_lists'],
  status: ['token_not_authorized_for_specified_publish_id', 'scope_not_authorized', 'an_error_that_no_page_lists'],
  token: ['temporarily_unavailable', 'invalid_grant'],
  cancel: ['publish_not_cancellable'],
};

/** Every fault that can strike an endpoint, as often as `times` says, after so many requests that pass. */
function faultsAt(
  endpoint: EndpointName,
  { times, after }: Pick<FaultSpec, 'times' | 'after'> = {},
): readonly { readonly name: string; readonly fault: FaultSpec; readonly outlasts: boolean }[] {
  return FAULT_KINDS.filter((kind) => (FAULTS[kind].endpoints as readonly EndpointName[]).includes(endpoint)).flatMap(
    (kind) =>
      variants(kind, endpoint).map(({ outlasts = false, ...struck }) => ({
        name: nameOf(struck, outlasts),
        outlasts,
        fault: {
          ...struck,
          endpoint,
          ...(times === undefined ? {} : { times }),
          ...(after === undefined ? {} : { after }),
        },
      })),
  );
}

function nameOf({ kind, applied, code, reason }: Struck, outlasts: boolean): string {
  return `${kind}${applied ? ' after effect' : ''}${code ? ` ${code}` : ''}${reason ? ` ${reason}` : ''}${outlasts ? ' too long' : ''}`;
}

/** A post at each phase, with everything that can go wrong there. */
export function allCells(): readonly Cell[] {
  return [
    ...at('connect', 'hosted clip', faultsAt('authorize'), { when: 'consent page' }),
    ...at('connect', 'hosted clip', faultsAt('authorize', { after: 1 }), { when: 'decision' }),
    ...at('connect', 'hosted clip', faultsAt('token'), { when: 'code' }),
    ...(['authorize', 'token'] as const).flatMap((endpoint) =>
      at('connect', 'hosted clip', faultsAt(endpoint, { times: null }), { when: `${endpoint}, for ever` }),
    ),
    ...at('creator info', 'hosted clip', faultsAt('creator_info')),
    ...(['clip', 'hosted clip'] as const).flatMap((subject) => at('init', subject, faultsAt('video_init'))),
    ...(['photos', 'draft photos'] as const).flatMap((subject) => at('init', subject, faultsAt('photo_init'))),
    ...at('init', 'draft clip', faultsAt('inbox_init')),
    ...at('upload', 'clip', faultsAt('upload')),
    ...at('upload', 'several chunks', faultsAt('upload'), { when: 'first chunk' }),
    ...at('upload', 'several chunks', faultsAt('upload', { after: 2 }), { when: 'middle chunk' }),
    ...at('upload', 'several chunks', faultsAt('upload', { after: 5 }), { when: 'last chunk' }),
    ...at('upload', 'clip', faultsAt('upload', { times: null }), { when: 'for ever' }),
    ...at('upload', 'clip', faultsAt('upload', { times: null, after: 1 }), {
      when: 'after a lost answer',
      also: [LAST_ANSWER_LOST, WEBHOOKS_DROPPED, { kind: 'server_error', endpoint: 'status', times: null }],
    }),
    ...at('cancel', 'several chunks', faultsAt('cancel'), {
      also: [{ kind: 'reset', endpoint: 'upload', times: null, after: 1 }],
    }),
    ...(['clip', 'hosted clip', 'photos'] as const).flatMap((subject) => at('status', subject, faultsAt('status'))),
    ...at('status', 'hosted clip', faultsAt('status'), { when: 'polled', polls: true }),
    ...at('status', 'hosted clip', faultsAt('status', { times: null }), { when: 'for ever', also: [WEBHOOKS_DROPPED] }),
    ...at('status', 'hosted clip', faultsAt('status', { times: null }), {
      when: 'polled, for ever',
      also: [WEBHOOKS_DROPPED],
      polls: true,
    }),
    ...at('status', 'clip', faultsAt('status', { times: null }), {
      when: 'after a lost answer',
      also: [LAST_ANSWER_LOST, WEBHOOKS_DROPPED],
    }),
    ...(['creator_info', 'video_init', 'status'] as const).flatMap((endpoint) =>
      at('token', 'hosted clip', faultsAt('token'), {
        when: `for ${endpoint}`,
        also: [{ kind: 'token_expired', endpoint }, WEBHOOKS_DROPPED],
      }),
    ),
    ...at('webhook', 'hosted clip', faultsAt('webhook', { times: null })),
    ...at('webhook', 'hosted clip', faultsAt('webhook'), {
      when: 'without status',
      also: [{ kind: 'server_error', endpoint: 'status', times: null }],
    }),
    ...(['hosted clip', 'photos'] as const).flatMap((subject) =>
      (['missing', 'moved', 'stalled', 'not media'] as const).map((mediaHost): Cell => ({
        phase: 'pull',
        column: subject,
        fault: mediaHost,
        subject,
        faults: [],
        mediaHost,
      })),
    ),
  ];
}

const LAST_ANSWER_LOST: FaultSpec = { kind: 'lost_answer', endpoint: 'upload' };
const WEBHOOKS_DROPPED: FaultSpec = { kind: 'webhook_dropped', endpoint: 'webhook', times: null };

function at(
  phase: Phase,
  subject: Subject,
  struck: ReturnType<typeof faultsAt>,
  {
    when = '',
    also = [],
    polls = false,
  }: { readonly when?: string; readonly also?: readonly FaultSpec[]; readonly polls?: boolean } = {},
): readonly Cell[] {
  return struck.map(({ name, fault, outlasts }) => ({
    phase,
    column: when ? `${subject}, ${when}` : subject,
    fault: name,
    subject,
    faults: [...also, fault],
    polls,
    outlasts,
  }));
}
