import { adapter, behavior, calls } from './adapter.js';

/** What every app shares: an adapter whose calls the test sees, the host's state, and a log of the element's events. */
export const EVENTS = [
  'tiktok-ready',
  'tiktok-draft-change',
  'tiktok-before-publish',
  'tiktok-progress',
  'tiktok-status',
  'tiktok-published',
  'tiktok-error',
  'tiktok-open',
  'tiktok-close',
];

const state = {
  count: 1,
  title: 'From the host',
  accept: 'video',
  mode: undefined,
  mediaLocked: false,
  unaudited: false,
  trigger: false,
  media: undefined,
};
const heard = [];
/** Props of one instance; the words are a new object each time, as an inline literal of a template is. */
function props() {
  const { count: _, ...own } = state;
  const on = Object.fromEntries(EVENTS.map((name) => [name, hear]));
  return { ...own, adapter, strings: { 'media.select': 'Select' }, on };
}

function hear(event) {
  heard.push(event.type);
}

/** `mount(root, instances)` draws one element for each entry and returns a function that draws again. */
export function start(mount) {
  const root = document.createElement('main');
  document.body.append(root, Object.assign(document.createElement('aside')));
  const instances = () => Array.from({ length: state.count }, props);
  const draw = mount(root, instances());
  window.app = {
    calls,
    behavior,
    heard,
    set(patch) {
      Object.assign(state, patch);
      draw(instances());
    },
    move() {
      document.querySelector('aside').append(root);
    },
    async preset() {
      const bytes = await (await fetch('/clip.mp4')).arrayBuffer();
      window.app.set({ media: new File([bytes], 'clip.mp4', { type: 'video/mp4' }) });
    },
  };
}
