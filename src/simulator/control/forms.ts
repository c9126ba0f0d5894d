import type { FaultSpec } from '../faults.js';
import { page, redirect, type Answer, type SimulatorRequest } from '../http.js';
import { parseObject, type JsonObject } from '../json.js';
import { POSTING_BLOCKS } from '../model.js';
import { controlErrorPage } from './control-page.js';
import type { SimulatorControl } from './control.js';
import { NOT_FOUND } from './routes.js';

function jsonOf(form: URLSearchParams): JsonObject {
  const text = (form.get('json') ?? '').trim();
  const value = parseObject(text === '' ? '{}' : text);
  if (value === undefined) throw new TypeError('This is not a JSON object.');
  return value;
}

/** A field that is left empty is no 0. */
function numberIn(form: URLSearchParams, name: string): number {
  return Number(form.get(name)?.trim() || Number.NaN);
}

function creatorPatch(form: URLSearchParams): Parameters<SimulatorControl['patchCreator']>[1] {
  const options = (form.get('privacyLevelOptions') ?? '').split(',').map((option) => option.trim());
  const chosen = options.filter((option) => option !== '');
  return {
    nickname: form.get('nickname') ?? '',
    username: form.get('username') ?? '',
    maxVideoDurationSec: numberIn(form, 'maxVideoDurationSec'),
    postCap: numberIn(form, 'postCap'),
    pendingShareCap: numberIn(form, 'pendingShareCap'),
    appVersion: form.get('appVersion') ?? '',
    block: POSTING_BLOCKS.find((block) => block === form.get('block')),
    privacyLevelOptions: chosen.length === 0 ? undefined : chosen,
    privateAccount: form.has('privateAccount'),
    commentDisabled: form.has('commentDisabled'),
    duetDisabled: form.has('duetDisabled'),
    stitchDisabled: form.has('stitchDisabled'),
  };
}

function faultSpec(form: URLSearchParams): FaultSpec {
  const endpoint = form.get('endpoint')?.trim() ?? '';
  const times = Number(form.get('times') ?? 1);
  const spec = {
    ...jsonOf(form),
    kind: form.get('kind'),
    ...(endpoint === '' ? {} : { endpoint }),
    times: times === 0 ? null : times,
    after: Number(form.get('after') ?? 0),
  };
  // The registry checks every member and names the one that is wrong.
  return spec as FaultSpec;
}

type Action = (control: SimulatorControl, form: URLSearchParams) => unknown;

const ACTIONS: Readonly<Record<string, Action>> = {
  advance: (control, form) => control.advance(Number(form.get('ms'))),
  'current-creator': (control, form) => control.setCurrentCreator(form.get('creator') ?? ''),
  reset: (control) => control.reset(),
  creator: (control, form) => control.patchCreator(form.get('id') ?? '', creatorPatch(form)),
  client: (control, form) => control.patchClient(form.get('key') ?? '', jsonOf(form)),
  settings: (control, form) => control.patchSettings(jsonOf(form)),
  scenario: (control, form) => control.load(jsonOf(form)),
  fault: (control, form) => control.addFault(faultSpec(form)),
  // One that has struck meanwhile is gone as it should be.
  'remove-fault': (control, form) => void control.removeFault(Number(form.get('id'))),
  'expire-tokens': (control) => control.expireAccessTokens(),
  'remove-authorization': (control, form) =>
    control.removeAuthorization(form.get('client') ?? '', form.get('creator') ?? '', Number(form.get('reason') ?? 1)),
  'post-draft': (control, form) => control.postDraft(form.get('id') ?? '', form.get('level') ?? ''),
  'post-privacy': (control, form) => control.setPostPrivacy(form.get('id') ?? '', form.get('level') ?? ''),
  'repeat-webhook': (control, form) => control.repeatWebhook(Number(form.get('id'))),
};

/** The part of the page that a form stands in; the browser shows it again. */
const SECTION_OF: Readonly<Record<string, string>> = {
  creator: 'creators',
  client: 'clients',
  settings: 'clients',
  'remove-authorization': 'clients',
  fault: 'faults',
  'remove-fault': 'faults',
  'expire-tokens': 'faults',
  'post-draft': 'posts',
  'post-privacy': 'posts',
  'repeat-webhook': 'webhooks',
};

/** Takes a form of the control page and shows the page again, or says what was wrong with it. */
export async function submitControlForm(control: SimulatorControl, request: SimulatorRequest): Promise<Answer> {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const name = form.get('action') ?? '';
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined) return page(400, controlErrorPage('There is no such form.'));
  try {
    if ((await action(control, form)) === false) throw new TypeError(NOT_FOUND);
  } catch (error) {
    if (error instanceof TypeError) return page(400, controlErrorPage(error.message));
    throw error;
  }
  return redirect(`/__control/#${SECTION_OF[name] ?? 'now'}`);
}
