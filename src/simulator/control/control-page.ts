import { FAULT_KINDS, FAULTS } from '../faults.js';
import { POSTING_BLOCKS, PRIVACY_LEVELS, type Creator } from '../model.js';
import { documentPage, markup, type Html } from '../pages/html.js';
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

function overview(state: SimulatorState, live: boolean): Html {
  return markup`<section class="card"><h2>Now</h2>
<p>${time(state.now)} UTC, profile <strong>${state.settings.profile}</strong>.
${live ? markup`<a href="/__control/">Stop reloading</a>` : markup`<a href="/__control/?live">Reload every 2 seconds</a>`}</p>
${STEPS.map(([label, ms]) => markup`<div class="inline">${form('advance', markup`${hidden('ms', ms)}<button class="small">Move the clock by ${label}</button>`)}</div>`)}
${form(
  'current-creator',
  markup`<label>Signed in to TikTok as<select name="creator">${state.creators.map(({ id, nickname }) => option(id, `${nickname} (${id})`, id === state.currentCreator))}</select></label>
<button class="small">Sign in</button>`,
)}
${form('reset', markup`<button class="small">Reset everything</button>`)}
</section>`;
}

function checkbox(name: string, label: string, checked: boolean): Html {
  return markup`<label class="tick"><span>${label}</span><input type="checkbox" name="${name}" ${checked && markup`checked`}></label>`;
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
  return markup`<section class="card"><h2>Creators</h2>
${state.creators.map(
  (creator) => markup`<details><summary><bdi>${creator.nickname}</bdi> · ${creator.id}</summary>
<p class="quiet">${creator.summary} <a href="/@${creator.username}">Profile</a></p>${creatorForm(creator)}</details>`,
)}
</section>`;
}

function jsonForm(action: string, key: string, value: unknown, label: string): Html {
  return markup`<form method="post" action="/__control/form"><input type="hidden" name="action" value="${action}">${hidden('key', key)}
<label><span class="quiet">${label}</span><textarea name="json" spellcheck="false">${JSON.stringify(value, undefined, 2)}</textarea></label>
<button class="small">Save</button></form>`;
}

function clients(state: SimulatorState): Html {
  return markup`<section class="card"><h2>Clients and settings</h2>
${state.clients.map(({ key, ...members }) => {
  const grants = state.grants.filter(({ clientKey }) => clientKey === key);
  return markup`<details><summary>${members.name} · <code>${key}</code></summary>
${grants.map(({ creator, scopes }) => form('remove-authorization', markup`${hidden('client', key)}${hidden('creator', creator)}<span>${creator}: ${scopes.join(', ')}</span><button class="small">Remove the app as ${creator}</button>`))}
${jsonForm('client', key, members, 'Members as JSON')}</details>`;
})}
<details><summary>Settings</summary>${jsonForm('settings', '', state.settings, 'Settings as JSON')}</details>
<details><summary>Load a scenario</summary>${jsonForm('scenario', '', { currentCreator: state.currentCreator, settings: {}, creators: [], clients: [], faults: [] }, 'Scenario as JSON')}</details>
</section>`;
}

function faults(state: SimulatorState): Html {
  return markup`<section class="card"><h2>Faults</h2>
${state.faults.map((fault) => form('remove-fault', markup`${hidden('id', fault.id)}<code>${JSON.stringify(fault)}</code><button class="small">Remove</button>`))}
${form(
  'fault',
  markup`<label>Kind<select name="kind">${FAULT_KINDS.map((kind) => option(kind, `${kind}: ${FAULTS[kind].does}`, false))}</select></label>
<label>Endpoint<input type="text" name="endpoint" placeholder="all of its kind"></label>
<label>Times (0: until removed)<input type="number" name="times" min="0" value="1"></label>
<label>After<input type="number" name="after" min="0" value="0"></label>
<label>Parameters as JSON<input type="text" name="json" placeholder='{"ms": 500}'></label>
<button class="small">Add</button>`,
)}
${form('expire-tokens', markup`<button class="small">Expire all access tokens</button>`)}
</section>`;
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
  return markup`<details><summary><code>${post.publishId}</code> · ${post.creator} · ${post.status}${post.failReason !== undefined && ` (${post.failReason})`}</summary>
<dl><dt>Bytes</dt><dd>${post.uploadedBytes + post.downloadedBytes}</dd>
${post.files.map(({ sha256, bytes, url }) => markup`<dt>SHA-256</dt><dd><a href="${url}">${sha256}</a> (${bytes} bytes)</dd>`)}
${post.url !== undefined && markup`<dt>Page</dt><dd><a href="${post.url}">${post.url}</a></dd>`}
<dt>post_info</dt><dd><pre>${JSON.stringify(post.postInfo)}</pre></dd><dt>source_info</dt><dd><pre>${JSON.stringify(post.sourceInfo)}</pre></dd></dl>
${postActions(post)}</details>`;
}

function posts(state: SimulatorState): Html {
  return markup`<section class="card"><h2>Posts</h2>
${state.posts.length === 0 && markup`<p class="quiet">None yet.</p>`}${[...state.posts].reverse().map(postCard)}</section>`;
}

function traffic(state: SimulatorState): Html {
  return markup`<section class="card"><h2>Webhooks</h2><div class="scroll"><table><tbody>
${[...state.webhooks].reverse().map((hook) => markup`<tr><td>${time(hook.createdAt)}</td><td>${hook.event}</td><td>${hook.outcome}</td><td>${hook.attempts.map(({ status }) => status ?? 'no answer').join(', ')}</td><td>${form('repeat-webhook', markup`${hidden('id', hook.id)}<button class="small">Send again</button>`)}</td></tr>`)}
</tbody></table></div></section>
<section class="card"><h2>Requests</h2><div class="scroll"><table><thead><tr><th>Time</th><th>Request</th><th>Answer</th><th>Faults</th><th>Body</th></tr></thead><tbody>
${[...state.requests]
  .reverse()
  .slice(0, 100)
  .map(
    (entry) =>
      markup`<tr><td>${time(entry.at)}</td><td>${entry.method} ${entry.path}</td><td>${entry.status} ${entry.code}</td><td>${entry.faults.join(', ')}</td><td><pre>${entry.body === undefined ? '' : JSON.stringify(entry.body)}</pre></td></tr>`,
  )}
</tbody></table></div></section>`;
}

/** The page on which a person sees and changes everything; it runs no script. */
export function controlPage(state: SimulatorState, live: boolean): string {
  return documentPage(
    'TikTok simulator',
    markup`<main class="wide"><h1>TikTok simulator</h1>
${overview(state, live)}${posts(state)}${creators(state)}${faults(state)}${clients(state)}${traffic(state)}</main>`,
    live ? markup`<meta http-equiv="refresh" content="2">` : markup``,
  );
}

/** The page that says why a form was refused. */
export function controlErrorPage(message: string): string {
  return documentPage(
    'Not changed',
    markup`<main class="wide"><section class="card"><h1>Not changed</h1><p>${message}</p><a href="/__control/">Back</a></section></main>`,
  );
}
