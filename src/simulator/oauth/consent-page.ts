import type { Client, Creator } from '../model.js';
import { documentPage, markup, type Html } from '../pages/html.js';
import type { World } from '../world.js';
import type { AuthorizeProblem } from './authorize.js';
import type { AuthorizeRequest } from './records.js';
import { BASIC_SCOPE } from './scopes.js';

const SCOPE_TEXTS: Readonly<Record<string, string>> = {
  [BASIC_SCOPE]: 'Read your profile info (avatar, display name)',
  'user.info.profile': 'Read access to your additional profile information',
  'user.info.stats': 'Read access to your profile engagement statistics',
  'video.list': 'Read your public videos on TikTok',
  'video.publish': 'Post content to TikTok',
  'video.upload': 'Upload draft content to your account for further editing and posting',
};

function account(creator: Creator, current: boolean): Html {
  return markup`<label class="choice account">
    <input type="radio" name="creator" value="${creator.id}" required ${current && markup`checked`} />
    <img src="/__assets/avatar/${creator.id}.svg" alt="" width="40" height="40" />
    <span
      ><bdi class="strong">${creator.nickname}</bdi><span class="quiet">@${creator.username}</span
      ><span class="quiet">${creator.summary}</span></span
    >
  </label>`;
}

function scope(name: string): Html {
  const fixed = name === BASIC_SCOPE;
  return markup`<label class="choice">
    <input type="checkbox" name="scope" value="${name}" checked ${fixed && markup`disabled`} />
    <span><span>${SCOPE_TEXTS[name] ?? name}</span><code class="quiet">${name}</code></span>
  </label>`;
}

/** The page on which a creator allows an app what it asks for. */
export function consentPage(world: World, client: Client, request: AuthorizeRequest, ticket: string): string {
  const creators = [...world.creators.values()];
  const current = creators.find(({ id }) => id === world.currentCreator);
  const others = creators.filter((creator) => creator !== current);
  return documentPage(
    `Authorize ${client.name}`,
    markup`<main class="card consent">
      <p class="badge">Simulated TikTok · nothing here reaches the real one</p>
      <h1>${client.name} wants to access your TikTok account</h1>
      <form method="post" action="/v2/auth/authorize/">
        <input type="hidden" name="ticket" value="${ticket}" />
        <fieldset>
          <legend>Sign in as</legend>
          ${current && account(current, true)}
          <details>
            <summary>Another account</summary>
            ${others.map((creator) => account(creator, false))}
          </details>
        </fieldset>
        <fieldset>
          <legend>This app would be able to</legend>
          ${request.scopes.map(scope)}
        </fieldset>
        <p class="quiet">You go back to <span class="break">${request.redirectUri}</span>.</p>
        <div class="actions">
          <button type="submit" name="decision" value="allow" class="primary">Allow</button>
          <button type="submit" name="decision" value="cancel" formnovalidate>Cancel</button>
        </div>
      </form>
    </main>`,
  );
}

/** The page for a request that cannot be answered at the app's own address. */
export function refusalPage(problem: AuthorizeProblem): string {
  return documentPage(
    'Something went wrong',
    markup`<main class="card consent">
      <p class="badge">Simulated TikTok</p>
      <h1>Something went wrong</h1>
      <p>
        We couldn't log in with TikTok. ${problem.description} If you're a developer, correct the following and try
        again:
      </p>
      <dl>
        <dt>error</dt>
        <dd>${problem.error}</dd>
        <dt>error_type</dt>
        <dd>${problem.type}</dd>
        <dt>errCode</dt>
        <dd>${problem.errCode}</dd>
      </dl>
    </main>`,
  );
}
