import { FAULTS } from '../faults.js';
import { hasContentType, json, type Answer, type SimulatorRequest } from '../http.js';
import { parseObject, type JsonObject, type JsonValue } from '../json.js';
import type { SimulatorControl } from './control.js';

type Handler = (control: SimulatorControl, body: JsonObject, parameter: string) => unknown;

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: Handler;
}

function text(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new TypeError(`${name} must be a string`);
  return value;
}

function optionalText(body: JsonObject, name: string): string | undefined {
  return body[name] === undefined ? undefined : text(body, name);
}

function number(body: JsonObject, name: string): number {
  const value = body[name];
  if (typeof value !== 'number') throw new TypeError(`${name} must be a number`);
  return value;
}

export const NOT_FOUND = 'There is nothing by this name, or not in a state that allows this.';

/** What a call changed nothing about is told as 404. */
class NotFoundError extends Error {}

function found(result: boolean): void {
  if (!result) throw new NotFoundError(NOT_FOUND);
}

/**
 * Bodies go to the control as they are: it refuses unknown names itself, and it is the tester who shapes them. Hence the casts to
 * the control's own parameter types.
 */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^state$/, handle: (control) => control.state() },
  { method: 'GET', path: /^requests$/, handle: (control) => control.state().requests },
  { method: 'DELETE', path: /^requests$/, handle: (control) => control.clearRequests() },
  { method: 'GET', path: /^fault-kinds$/, handle: () => FAULTS },
  { method: 'GET', path: /^faults$/, handle: (control) => control.state().faults },
  // Checked by the registry.
  { method: 'POST', path: /^faults$/, handle: (control, body) => control.addFault(body as never) },
  { method: 'DELETE', path: /^faults$/, handle: (control) => control.clearFaults() },
  { method: 'DELETE', path: /^faults\/(\d+)$/, handle: (control, _body, id) => found(control.removeFault(Number(id))) },
  {
    method: 'POST',
    path: /^current-creator$/,
    handle: (control, body) => control.setCurrentCreator(text(body, 'creator')),
  },
  {
    method: 'POST',
    path: /^creators$/,
    handle(control, body) {
      const seed = {
        ...body,
        id: text(body, 'id'),
        username: text(body, 'username'),
        nickname: text(body, 'nickname'),
      };
      control.addCreator(seed);
    },
  },
  { method: 'PATCH', path: /^creators\/([^/]+)$/, handle: (control, body, id) => control.patchCreator(id, body) },
  {
    method: 'POST',
    path: /^clients$/,
    handle: (control, body) => control.addClient({ ...body, key: text(body, 'key'), secret: text(body, 'secret') }),
  },
  { method: 'PATCH', path: /^clients\/([^/]+)$/, handle: (control, body, key) => control.patchClient(key, body) },
  { method: 'PATCH', path: /^settings$/, handle: (control, body) => control.patchSettings(body) },
  { method: 'POST', path: /^clock\/advance$/, handle: (control, body) => control.advance(number(body, 'ms')) },
  { method: 'POST', path: /^settled$/, handle: (control) => control.settled() },
  { method: 'POST', path: /^reset$/, handle: (control) => control.reset() },
  { method: 'POST', path: /^scenario$/, handle: (control, body) => control.load(body) },
  {
    method: 'POST',
    path: /^tokens\/expire$/,
    handle: (control, body) => control.expireAccessTokens(optionalText(body, 'creator')),
  },
  {
    method: 'POST',
    path: /^refresh-tokens\/expire$/,
    handle: (control, body) => control.expireRefreshTokens(optionalText(body, 'creator')),
  },
  {
    method: 'POST',
    path: /^authorizations\/remove$/,
    handle(control, body) {
      const reason = body['reason'] === undefined ? undefined : number(body, 'reason');
      found(control.removeAuthorization(text(body, 'client_key'), text(body, 'creator'), reason));
    },
  },
  {
    method: 'POST',
    path: /^posts\/([^/]+)\/privacy$/,
    handle: (control, body, id) => found(control.setPostPrivacy(id, text(body, 'privacy_level'))),
  },
  {
    method: 'POST',
    path: /^posts\/([^/]+)\/post-draft$/,
    handle: (control, body, id) => found(control.postDraft(id, optionalText(body, 'privacy_level'))),
  },
  {
    method: 'POST',
    path: /^webhooks\/(\d+)\/repeat$/,
    handle: (control, _body, id) => found(control.repeatWebhook(Number(id))),
  },
];

/** Answers a call of the control API, `/__control/…`, in JSON. */
export async function serveControl(control: SimulatorControl, request: SimulatorRequest): Promise<Answer> {
  const path = request.path.slice('/__control/'.length);
  for (const route of ROUTES) {
    const match = route.method === request.method ? route.path.exec(path) : null;
    if (match === null) continue;
    // A cross-site form cannot send JSON, so asking for it closes one more way in.
    if (request.body.length > 0 && !hasContentType(request, 'application/json'))
      return json(415, { error: 'Send application/json.' });
    const body = request.body.length === 0 ? {} : parseObject(request.body.toString('utf8'));
    if (body === undefined) return json(400, { error: 'The body must be a JSON object.' });
    try {
      const result: unknown = await route.handle(control, body, match[1] ?? '');
      // The control returns plain data only.
      return json(200, (result ?? { ok: true }) as JsonValue);
    } catch (error) {
      if (error instanceof NotFoundError) return json(404, { error: error.message });
      if (error instanceof TypeError) return json(400, { error: error.message });
      throw error;
    }
  }
  return json(404, { error: 'There is no such control route.' });
}
