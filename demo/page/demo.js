const element = document.querySelector('share-to-tiktok');
const creators = document.querySelector('#creator');
const log = document.querySelector('#log');
const posts = document.querySelector('#posts');

function item(parts) {
  const entry = document.createElement('li');
  entry.append(...parts);
  return entry;
}

function code(text) {
  const node = document.createElement('code');
  node.textContent = text;
  return node;
}

function link(text, href) {
  const node = document.createElement('a');
  node.textContent = text;
  node.href = href;
  node.target = '_blank';
  node.rel = 'noopener';
  return node;
}

async function refresh() {
  const state = await (await fetch('/panel/state')).json();
  if (creators.options.length === 0) {
    creators.append(
      ...state.creators.map(({ id, nickname, username }) => new Option(`${nickname} (@${username})`, id)),
    );
  }
  creators.value = state.currentCreator;
  document.querySelector('#control').href = `${state.simulator}/__control/`;
  posts.replaceChildren(
    ...state.posts.map(({ publishId, status, failReason, bytes, url }) =>
      item([
        code(publishId),
        ` ${status}${failReason ? ` (${failReason})` : ''}, ${bytes.toLocaleString()} bytes `,
        ...(url ? [link('Open', new URL(url, state.simulator).href)] : []),
      ]),
    ),
  );
  log.replaceChildren(
    ...state.log
      .filter(({ route }) => route)
      .reverse()
      .map(({ route, status, code: error }) => item([code(route), ` ${status}${error ? ` ${error}` : ''}`])),
  );
}

creators.addEventListener('change', async () => {
  await fetch('/panel/creator', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ creator: creators.value }),
  });
  // Another creator has to be linked first, as on the real TikTok.
  await fetch('/api/tiktok/disconnect', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Share-To-TikTok': '1' },
    body: '{}',
  });
  element.reset();
  await refresh();
});

document.querySelector('#unaudited').addEventListener('change', ({ currentTarget }) => {
  element.unaudited = currentTarget.checked;
});

document.querySelector('#inbox').addEventListener('change', ({ currentTarget }) => {
  element.mode = currentTarget.checked ? 'inbox' : undefined;
});

for (const type of ['tiktok-ready', 'tiktok-progress', 'tiktok-status', 'tiktok-published', 'tiktok-error']) {
  element.addEventListener(type, () => void refresh());
}
setInterval(() => void refresh(), 2000);
await refresh();
