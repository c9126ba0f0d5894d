import type { IncomingMessage } from 'node:http';
import { API_ERRORS, type ApiErrorCode } from './errors.js';
import type { FaultKind, FaultSpec, StruckFaults } from './faults.js';
import { json, type Answer } from './http.js';

/** What the answer to a request has to be like. */
export interface AnswerShape {
  readonly logId: string;
  /** The HTTP status of errors at the endpoints of OAuth, which answer flat; undefined elsewhere. */
  readonly oauthStatus: number | undefined;
}

/** What a fault answers instead of the endpoint. */
type Replacement = (fault: FaultSpec, shape: AnswerShape) => Answer;

function errorAnswer(code: string, status: number, message: string, logId: string): Answer {
  return json(status, { data: {}, error: { code, message, log_id: logId } });
}

function known(code: string): readonly [status: number, message: string] | undefined {
  // Own members of API_ERRORS are exactly its codes.
  return Object.hasOwn(API_ERRORS, code) ? API_ERRORS[code as ApiErrorCode] : undefined;
}

const REPLACEMENTS: Partial<Record<FaultKind, Replacement>> = {
  server_error: (fault, { logId }) =>
    errorAnswer('internal_error', fault.status ?? 500, fault.message ?? API_ERRORS.internal_error[1], logId),
  rate_limit: (fault, { logId }) =>
    errorAnswer('rate_limit_exceeded', 429, fault.message ?? API_ERRORS.rate_limit_exceeded[1], logId),
  api_error: (fault, { logId, oauthStatus }) => {
    if (oauthStatus !== undefined) {
      const { code: error = 'server_error', message = 'An OAuth error.' } = fault;
      return json(fault.status ?? oauthStatus, { error, error_description: message, log_id: logId });
    }
    const code = fault.code ?? 'internal_error';
    const [status, message] = known(code) ?? [400, 'An error that no page lists.'];
    return errorAnswer(code, fault.status ?? status, fault.message ?? message, logId);
  },
  html_body: (fault) => ({
    status: fault.status ?? 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!doctype html><title>Just a moment…</title><h1>Please wait</h1>',
  }),
  empty_body: (fault) => ({
    status: fault.status ?? 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  }),
  wrong_types: () => json(200, { data: 'nothing of the kind', error: ['ok'] }),
};

/** The fault whose answer stands in for the endpoint's, and whether the request takes effect all the same. */
export function replacementFor(
  faults: StruckFaults,
  shape: AnswerShape,
): { answer: Answer; applied: boolean } | undefined {
  for (const kind of faults.kinds) {
    const fault = faults.get(kind);
    const answer = fault === undefined ? undefined : REPLACEMENTS[kind]?.(fault, shape);
    if (answer !== undefined) return { answer, applied: fault?.applied === true };
  }
  return undefined;
}

/** Spoils an endpoint's own answer as its faults ask. */
export function spoil(answer: Answer, faults: StruckFaults): Answer {
  if (typeof answer.body !== 'string') return answer;
  if (faults.get('hostile_keys') !== undefined)
    return {
      ...answer,
      body: answer.body.replace(/^\{/, '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
    };
  // Half of the JSON under a Content-Length of its own: complete as HTTP, broken as JSON.
  if (faults.get('truncated_json') !== undefined)
    return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
  return answer;
}

/** Ends the connection without an answer. */
export function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}
