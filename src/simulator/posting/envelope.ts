import { json, type Answer, type SimulatorRequest } from '../http.js';
import type { JsonValue } from '../json.js';

/** A successful answer in TikTok's envelope; without `data` only the error object. */
export function envelope(request: SimulatorRequest, data?: { readonly [key: string]: JsonValue }): Answer {
  return json(200, { data, error: { code: 'ok', message: '', log_id: request.logId } });
}
