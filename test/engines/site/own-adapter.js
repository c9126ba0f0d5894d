/** Posts as the host got them. */
export const received = [];

/** A host's own way to TikTok, which keeps what it gets. */
export const adapter = {
  async getCreatorInfo() {
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
  async createPost({ post_info, source_info }) {
    received.push({ title: post_info.title, bytes: 0, photos: source_info.photo_images?.length ?? 0 });
    return { publish_id: `own~${received.length}` };
  },
  async uploadChunk({ body }) {
    received.at(-1).bytes += (await body.arrayBuffer()).byteLength;
  },
  async stagePhoto({ name }) {
    return { url: `https://media.example.com/${name}` };
  },
  async getPostStatus() {
    return { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: [] };
  },
};
