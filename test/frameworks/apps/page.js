/** What every app shares: an adapter whose calls the test sees, the host's state, and a log of the element's events. */
export const EVENTS = [
  'tiktok-ready',
  'tiktok-draft-change',
  'tiktok-before-publish',
  'tiktok-progress',
  'tiktok-status',
  'tiktok-published',
  'tiktok-error',
];

const calls = { creatorInfo: 0, created: 0, aborted: 0 };
const state = {
  count: 1,
  title: 'From the host',
  accept: 'video',
  mode: undefined,
  mediaLocked: false,
  unaudited: false,
  media: undefined,
};
const heard = [];
const behavior = { refuse: false, hold: false };

const adapter = {
  async getCreatorInfo() {
    calls.creatorInfo += 1;
    return {
      creator_username: 'maker',
      creator_nickname: 'Maker',
      privacy_level_options: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'],
      comment_disabled: false,
      duet_disabled: false,
      stitch_disabled: false,
      max_video_post_duration_sec: 600,
    };
  },
  async connect() {},
  async createPost() {
    calls.created += 1;
    if (behavior.refuse) throw { code: 'spam_risk_too_many_posts' };
    return { publish_id: 'v_pub_file~v2-1.7301234567890123456' };
  },
  uploadChunk({ body }, { signal, onProgress }) {
    onProgress(behavior.hold ? 1 : body.size);
    if (!behavior.hold) return Promise.resolve();
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        calls.aborted += 1;
        reject(signal.reason);
      });
    });
  },
  async getPostStatus() {
    return { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7301234567890123456'] };
  },
};

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
