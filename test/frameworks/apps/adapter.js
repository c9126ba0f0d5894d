/** How often the adapter was called, and how it answers next. */
export const calls = { creatorInfo: 0, created: 0, aborted: 0 };
export const behavior = { refuse: false, hold: false };

export const adapter = {
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
