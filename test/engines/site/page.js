// Places one element as the page's address asks, and does on it what a user does, up to the click that posts.
const kind = new URLSearchParams(location.search).get('place') ?? 'body';
const XHTML = 'http://www.w3.org/1999/xhtml';
const share = document.createElementNS(XHTML, 'share-to-tiktok');
share.setAttribute('lang', 'en');
// A frame without an origin has no cookies, so its host brings an adapter.
if (window.origin === 'null') share.adapter = (await import('./own-adapter.js')).adapter;
else share.setAttribute('endpoint', '/api/tiktok');
// The pages around are all known here.
if (window.top !== window) share.setAttribute('allow-framing', '');

const box = (name) => document.createElementNS(XHTML, name);
const PLACES = {
  body: () => document.body.append(share),
  'open root': () => {
    const host = box('div');
    host.attachShadow({ mode: 'open' }).append(share);
    document.body.append(host);
  },
  'closed root': () => {
    const host = box('div');
    host.attachShadow({ mode: 'closed' }).append(share);
    document.body.append(host);
  },
  dialog: () => {
    const dialog = box('dialog');
    dialog.append(share);
    document.body.append(dialog);
    dialog.showModal();
  },
  popover: () => {
    const popover = box('div');
    popover.popover = 'auto';
    popover.append(share);
    document.body.append(popover);
    popover.showPopover();
  },
  hidden: () => {
    share.hidden = true;
    document.body.append(share);
    share.addEventListener('tiktok-ready', () => (share.hidden = false), { once: true });
  },
  form: () => {
    const form = box('form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      window.trouble.push('the form was submitted');
    });
    form.append(share);
    document.body.append(form);
  },
};

async function file(path, type) {
  const response = await fetch(path);
  return new File([await response.blob()], path.split('/').at(-1), { type });
}

const MEDIA = {
  video: () => file('/odd/clip.mp4', 'video/mp4'),
  photos: () => Promise.all([1, 2].map((index) => file(`/odd/photo-${index}.jpg`, 'image/jpeg'))),
};

const find = (selector) => share.shadowRoot?.querySelector(selector);

function middleOf(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

window.page = {
  phase: () => share.phase,
  // Nothing is on its way anymore: its code, what keeps its drafts, the creator's picture.
  async isWhole() {
    await share.updateComplete;
    const kept = await indexedDB.databases();
    return kept.length > 0 && find('img.avatar')?.complete === true;
  },
  async fill(media, title) {
    share.postTitle = title;
    share.media = await MEDIA[media]();
  },
  // Where to click next, so that everything is filled in; "ready" when it is, and nothing while there is no form.
  chooseAt() {
    const select = find('#privacy');
    if (!select || share.phase !== 'editing') return undefined;
    // The page of the media before stands until the new ones are read; only photos have a description.
    if (Array.isArray(share.media) !== Boolean(find('#description'))) return undefined;
    const publish = find('#publish');
    if (publish && !publish.hasAttribute('aria-disabled')) return 'ready';
    select.scrollIntoView({ block: 'center' });
    const option = find('[role=option]:not([aria-disabled])');
    return middleOf(find('.c-list:popover-open') ? option : select);
  },
  publishAt() {
    const publish = find('#publish');
    publish.scrollIntoView({ block: 'center' });
    return middleOf(publish);
  },
  again: () => share.reset(),
  trouble: () => window.trouble,
  received: async () => (await import('./own-adapter.js')).received,
  askEndpoint() {
    share.adapter = undefined;
    share.setAttribute('endpoint', '/api/tiktok');
    share.reset();
  },
  text: () => find('.card')?.innerText ?? '',
  wide: () => share.shadowRoot?.querySelector('.card')?.getBoundingClientRect().width ?? 0,
};

await customElements.whenDefined('share-to-tiktok');
PLACES[kind]();
