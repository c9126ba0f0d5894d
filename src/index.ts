import { ShareToTikTokElement } from './share-to-tiktok.element.js';

// A second copy of the script on a page must not throw.
if (!customElements.get('share-to-tiktok')) customElements.define('share-to-tiktok', ShareToTikTokElement);

export { ShareToTikTokElement } from './share-to-tiktok.element.js';
export * from './events.js';
export type {
  ShareToTikTokAdapter,
  CreatePostRequest,
  UploadChunk,
  CallOptions,
  SendOptions,
} from './adapter/contract.js';
