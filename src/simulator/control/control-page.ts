import { ENDPOINTS, FAULT_KINDS, FAULTS, type Fault } from '../faults.js';
import { POSTING_BLOCKS, PRIVACY_LEVELS, type Creator } from '../model.js';
import { documentPage, markup, type Html } from '../pages/html.js';
import { REMOVAL_REASONS } from '../posting/authorizations.js';
import type { DescribedPost, SimulatorState } from './describe.js';

const STEPS: readonly (readonly [label: string, ms: number])[] = [
  ['10 seconds', 10_000],
  ['1 minute', 60_000],
  ['1 hour', 3_600_000],
  ['1 day', 86_400_000],
];

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 19);
}

function form(action: string, content: Html): Html {
  return markup`<form method="post" action="/__control/form" class="row">
<input type="hidden" name="action" value="${action}">${content}</form>`;
}

function hidden(name: string, value: string | number): Html {
  return markup`<input type="hidden" name="${name}" value="${value}">`;
}

function option(value: string, label: string, selected: boolean): Html {
  return markup`<option value="${value}" ${selected && markup`selected`}>${label}</option>`;
}

/** A part of the page with an address of its own, to which its forms come back. */
function section(id: string, title: string, content: Html): Html {
  return markup`<section class="card" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}</section>`;
}

const SECTIONS = [
  ['posts', 'Posts'],
  ['creators', 'Creators'],
  ['faults', 'Faults'],
  ['clients', 'Clients and settings'],
  ['webhooks', 'Webhooks'],
  ['requests', 'Requests'],
] as const;

const NONE_YET = markup`<p class="quiet">None yet.</p>`;

/** A wide table scrolls by itself, by keyboard too. */
function table(label: string, heads: readonly string[], rows: readonly Html[]): Html {
  if (rows.length === 0) return NONE_YET;
  return markup`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function overview(state: SimulatorState, live: boolean): Html {
  return section(
    'now',
    'Now',
    markup`<p>${time(state.now)} UTC, profile <strong>${state.settings.profile}</strong>.
${live ? markup`<a href="/__control/">Stop reloading</a>` : markup`<a href="/__control/?live">Reload every 2 seconds</a>`}</p>
${STEPS.map(([label, ms]) => markup`<div class="inline">${form('advance', markup`${hidden('ms', ms)}<button class="small">Move the clock by ${label}</button>`)}</div>`)}
${form(
  'current-creator',
  markup`<label>Signed in to TikTok as<select name="creator">${state.creators.map(({ id, nickname }) => option(id, `${nickname} (${id})`, id === state.currentCreator))}</select></label>
<button class="small">Sign in</button>`,
)}
${form('reset', markup`<button class="small">Reset everything</button>`)}`,
  );
}

function checkbox(name: string, label: string, checked: boolean): Html {
  return markup`<label class="tick"><input type="checkbox" name="${name}" ${checked && markup`checked`}><span>${label}</span></label>`;
}

function creatorForm(creator: Creator): Html {
  return form(
    'creator',
    markup`${hidden('id', creator.id)}
<label>Nickname<input type="text" name="nickname" value="${creator.nickname}"></label>
<label>Handle<input type="text" name="username" value="${creator.username}"></label>
<label>Longest video, seconds<input type="number" name="maxVideoDurationSec" min="1" value="${creator.maxVideoDurationSec}"></label>
<label>Posts a day<input type="number" name="postCap" min="0" value="${creator.postCap}"></label>
<label>Pending drafts<input type="number" name="pendingShareCap" min="0" value="${creator.pendingShareCap}"></label>
<label>TikTok app, version<input type="text" name="appVersion" value="${creator.appVersion}"></label>
<label>Blocked by<select name="block">${option('', 'nothing', creator.block === undefined)}${POSTING_BLOCKS.map((block) => option(block, block, creator.block === block))}</select></label>
<label>Privacy options, if not the usual<input type="text" name="privacyLevelOptions" value="${(creator.privacyLevelOptions ?? []).join(',')}"></label>
${checkbox('privateAccount', 'Private account', creator.privateAccount)}
${checkbox('commentDisabled', 'Comments off', creator.commentDisabled)}
${checkbox('duetDisabled', 'Duet off', creator.duetDisabled)}
${checkbox('stitchDisabled', 'Stitch off', creator.stitchDisabled)}
<button class="small">Save</button>`,
  );
}

function creators(state: SimulatorState): Html {
  return section(
    'creators',
    'Creators',
    markup`${state.creators.map(
      (
        creator,
      ) => markup`<details><summary><bdi>${creator.nickname}</bdi> <span class="quiet">${creator.id}: ${creator.summary}</span></summary>
<p class="quiet"><a href="/@${creator.username}">Profile</a></p>${creatorForm(creator)}</details>`,
    )}`,
  );
}

function jsonForm(action: string, key: string, value: unknown, label: string): Html {
  return markup`<form method="post" action="/__control/form"><input type="hidden" name="action" value="${action}">${hidden('key', key)}
<label><span class="quiet">${label}</span><textarea name="json" spellcheck="false">${JSON.stringify(value, undefined, 2)}</textarea></label>
<button class="small">Save</button></form>`;
}

function removalForm(clientKey: string, creator: string, scopes: readonly string[]): Html {
  return form(
    'remove-authorization',
    markup`${hidden('client', clientKey)}${hidden('creator', creator)}<span>${creator}: ${scopes.join(', ')}</span>
<label>Reason<select name="reason">${REMOVAL_REASONS.map((reason, value) => option(String(value), reason, value === 1))}</select></label>
<button class="small">Remove the app as ${creator}</button>`,
  );
}

function clients(state: SimulatorState): Html {
  return section(
    'clients',
    'Clients and settings',
    markup`${state.clients.map(({ key, ...members }) => {
      const grants = state.grants.filter(({ clientKey }) => clientKey === key);
      return markup`<details><summary>${members.name} <code class="quiet">${key}</code></summary>
${grants.map(({ creator, scopes }) => removalForm(key, creator, scopes))}
${jsonForm('client', key, members, 'Members as JSON')}</details>`;
    })}
<details><summary>Settings</summary>${jsonForm('settings', '', state.settings, 'Settings as JSON')}</details>
<details><summary>Load a scenario</summary>${jsonForm('scenario', '', { currentCreator: state.currentCreator, settings: {}, creators: [], clients: [], faults: [] }, 'Scenario as JSON')}</details>`,
  );
}

function waitingFault({ id, kind, endpoint, times = 1, after = 0, seen, struck, ...parameters }: Fault): Html {
  const facts = [
    `at ${endpoint ?? 'every endpoint of its kind'}`,
    times === null ? 'until removed' : `${struck} of ${times} times`,
    ...(after > seen ? [`after ${after - seen} more`] : []),
    ...Object.entries(parameters).map(([name, value]) => `${name} ${String(value)}`),
  ];
  return form(
    'remove-fault',
    markup`${hidden('id', id)}<span><strong>${kind}</strong> <span class="quiet">${facts.join(', ')}</span></span>
<button class="small" aria-label="Remove ${kind}">Remove</button>`,
  );
}

function faults(state: SimulatorState): Html {
  return section(
    'faults',
    'Faults',
    markup`${state.faults.map(waitingFault)}
${form(
  'fault',
  markup`<label>Kind<select name="kind">${FAULT_KINDS.map((kind) => option(kind, `${kind}: ${FAULTS[kind].does}`, false))}</select></label>
<label>Endpoint<select name="endpoint">${option('', 'all of its kind', true)}${ENDPOINTS.map((endpoint) => option(endpoint, endpoint, false))}</select></label>
<label>Times (0: until removed)<input type="number" name="times" min="0" value="1"></label>
<label>After so many requests<input type="number" name="after" min="0" value="0"></label>
<label>Parameters as JSON<input type="text" name="json" placeholder='{"ms": 500}'></label>
<button class="small">Add the fault</button>`,
)}
${form('expire-tokens', markup`<button class="small">Expire all access tokens</button>`)}`,
  );
}

function postActions(post: DescribedPost): Html {
  const draft = post.status === 'SEND_TO_USER_INBOX';
  if (!draft && post.status !== 'PUBLISH_COMPLETE') return markup``;
  return form(
    draft ? 'post-draft' : 'post-privacy',
    markup`${hidden('id', post.publishId)}
<label>Who can watch<select name="level">${PRIVACY_LEVELS.map((level) => option(level, level, level === post.privacyLevel))}</select></label>
<button class="small">${draft ? 'Post the draft' : 'Change'}</button>`,
  );
}

function postCard(post: DescribedPost): Html {
  return markup`<details><summary>${post.status}${post.failReason !== undefined && ` (${post.failReason})`} <span class="quiet">${post.creator}, <code>${post.publishId}</code></span></summary>
<dl><dt>Bytes</dt><dd>${post.uploadedBytes + post.downloadedBytes}</dd>
${post.files.map(({ sha256, bytes, url }) => markup`<dt>SHA-256</dt><dd><a href="${url}">${sha256}</a> (${bytes} bytes)</dd>`)}
${post.url !== undefined && markup`<dt>Page</dt><dd><a href="${post.url}">${post.url}</a></dd>`}
<dt>post_info</dt><dd><pre>${JSON.stringify(post.postInfo)}</pre></dd><dt>source_info</dt><dd><pre>${JSON.stringify(post.sourceInfo)}</pre></dd></dl>
${postActions(post)}</details>`;
}

function posts(state: SimulatorState): Html {
  const cards = [...state.posts].reverse().map(postCard);
  return section('posts', 'Posts', cards.length === 0 ? NONE_YET : markup`${cards}`);
}

function traffic(state: SimulatorState): Html {
  const hooks = [...state.webhooks].reverse().map(
    ({ id, createdAt, event, outcome, attempts }) =>
      markup`<tr><td>${time(createdAt)}</td><td>${event}</td><td>${outcome}</td><td>${attempts.map(({ status }) => status ?? 'no answer').join(', ')}</td>
<td>${form('repeat-webhook', markup`${hidden('id', id)}<button class="small" aria-label="Send ${event} again">Send again</button>`)}</td></tr>`,
  );
  const requests = [...state.requests]
    .reverse()
    .slice(0, 100)
    .map(
      ({ at, method, path, status, code, faults: struck, body }) =>
        markup`<tr><td>${time(at)}</td><td>${method} ${path}</td><td>${status} ${code}</td><td>${struck.join(', ')}</td>
<td><pre>${body === undefined ? '' : JSON.stringify(body)}</pre></td></tr>`,
    );
  return markup`${section('webhooks', 'Webhooks', table('Webhooks as a table', ['Time', 'Event', 'Outcome', 'Answers', 'Again'], hooks))}
${section('requests', 'Requests', table('Requests as a table', ['Time', 'Request', 'Answer', 'Faults', 'Body'], requests))}`;
}

/** The page on which a person sees and changes everything; it runs no script. */
export function controlPage(state: SimulatorState, live: boolean): string {
  return documentPage(
    'TikTok simulator',
    markup`<main class="wide"><h1>TikTok simulator</h1>
<nav aria-label="Sections">${SECTIONS.map(([id, title]) => markup`<a href="#${id}">${title}</a>`)}</nav>
${overview(state, live)}${posts(state)}${creators(state)}${faults(state)}${clients(state)}${traffic(state)}</main>`,
    live ? markup`<meta http-equiv="refresh" content="2">` : markup``,
  );
}

/** The page that says why a form was refused. */
export function controlErrorPage(message: string): string {
  return documentPage(
    'This was refused',
    markup`<main class="wide"><section class="card"><h1>This was refused</h1><p>${message}</p><a href="/__control/">Back</a></section></main>`,
  );
}
