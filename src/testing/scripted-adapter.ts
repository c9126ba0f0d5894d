import type { CallOptions, SendOptions, ShareToTikTokAdapter, UploadChunk } from '../adapter/contract.js';
import { systemClock } from '../adapter/clock.js';
import type { Clock } from '../adapter/clock.js';
import { creatorInfoData, statusData } from './replies.js';

/** An answer that is made when it is asked for: it may wait, and it may throw. `count` begins with 1. */
export type MadeAnswer = (call: { readonly signal: AbortSignal; readonly count: number }) => unknown;

/** One answer of the script: TikTok's `data` as it is, or a `MadeAnswer`. */
export type Answer = Readonly<Record<string, unknown>> | MadeAnswer;

/** How a scripted upload goes. */
export interface UploadScript {
  /** Absent: at once. */
  readonly bytesPerSecond?: number;
  /** Each rejects one try to send, in order; the tries after them go through. */
  readonly failures?: readonly unknown[];
}

/** What a scripted adapter answers. A list gives one answer a call, and its last answer from then on. */
export interface AdapterScript {
  /** Absent: a public account with nothing switched off. */
  readonly creatorInfo?: readonly Answer[];
  /** Absent: every account links at once. `null`: this adapter cannot link. */
  readonly connect?: readonly Answer[] | null;
  readonly createPost?: readonly Answer[];
  readonly upload?: UploadScript;
  /** Absent: processing once, then complete with a public id. */
  readonly status?: readonly Answer[];
  /** Origin under which profile and post are linked. */
  readonly site?: string;
  /** Time for the upload; absent: the system's. */
  readonly clock?: Clock;
}

/** A rejection with a code of TikTok's or of the contract. */
export function refuse(code: string, details: { readonly log_id?: string } = {}): MadeAnswer {
  return () => {
    // The contract lets an adapter reject with a plain object that has a code, and most do.
    throw Object.assign(new Error(code), { code, ...details });
  };
}

/** An answer that never comes; it ends when the element no longer listens. */
export const never: MadeAnswer = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** How many times a second a scripted upload reports. */
const REPORTS_A_SECOND = 10;

/**
 * An adapter that plays a script by itself, without network or backend: for stories, demos and tests of a host's own
 * page. For a test that answers call by call there is `FakeAdapter`.
 */
export function createScriptedAdapter(script: AdapterScript = {}): ShareToTikTokAdapter {
  const creatorInfo = player(script.creatorInfo ?? [creatorInfoData()]);
  const connect = player(script.connect ?? [{}]);
  const createPost = player(script.createPost ?? [{ publish_id: 'v_pub_file~v2-1.7301234567890123456' }]);
  const status = player(
    script.status ?? [
      statusData('PROCESSING_UPLOAD'),
      statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: ['7301234567890123456'] }),
    ],
  );
  const send = sender(script.upload ?? {}, script.clock ?? systemClock);
  return {
    ...(script.site === undefined ? {} : { site: script.site }),
    getCreatorInfo: (options) => creatorInfo(options),
    ...(script.connect === null
      ? {}
      : { connect: (options: CallOptions) => connect(options), disconnect: () => Promise.resolve() }),
    createPost: (_, options) => createPost(options),
    uploadChunk: ({ body }: UploadChunk, options) => send(body.size, options),
    stagePhoto: async (file, options) => {
      await send(file.size, options);
      return { url: `https://media.example/${encodeURIComponent(file.name)}` };
    },
    getPostStatus: (_, options) => status(options),
  };
}

/** Resolves with whatever the script says, of the right shape or not. */
function player(answers: readonly Answer[]): (options: CallOptions) => Promise<never> {
  let count = 0;
  return async ({ signal }) => {
    const answer = answers[Math.min(count, answers.length - 1)];
    count += 1;
    return (typeof answer === 'function' ? answer({ signal, count }) : answer) as never;
  };
}

function sender(
  { bytesPerSecond = Number.POSITIVE_INFINITY, failures = [] }: UploadScript,
  clock: Clock,
): (size: number, options: SendOptions) => Promise<void> {
  let tries = 0;
  return async (size, { signal, onProgress }) => {
    const fails = tries < failures.length;
    const failure = failures[tries];
    tries += 1;
    if (fails) throw typeof failure === 'string' ? { code: failure } : failure;
    const step = bytesPerSecond / REPORTS_A_SECOND;
    for (let sent = step; sent < size; sent += step) {
      await clock.sleep(1000 / REPORTS_A_SECOND, signal);
      onProgress(sent);
    }
    onProgress(size);
  };
}
