/** What is done for a post, loaded with the first. */
export { followLink, followPost } from '../follow/follow-post.js';
export { createPost } from './create-post.js';
export { sendVideo } from './send-video.js';
export { stagePhotos } from './stage-photos.js';
export { cancelPost, withdrawPost } from './withdraw-post.js';
