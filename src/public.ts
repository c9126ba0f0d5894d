/** What a host names: the class, its events, and the types of what it takes and reports. Nothing is registered here. */
export { ShareToTikTokElement } from './share-to-tiktok.element.js';
export * from './events.js';
export type {
  CallOptions,
  CreatePostRequest,
  SendOptions,
  ShareToTikTokAdapter,
  UploadChunk,
} from './adapter/contract.js';
export type { CreatorInfoData, PostCreatedData, PostStatusData, StagedPhotoData } from './adapter/replies.js';
export type { ConsentReceipt } from './domain/consent.js';
export type { ShareErrorCode } from './domain/errors.js';
export type { FailReason, PostStatus } from './domain/post-status.js';
export type { Accept, Mode } from './host-settings.js';
export type { Phase } from './composer/state.js';
export type { PresetMedia } from './composer/preset-media.js';
export type { StringOverrides } from './text/strings.js';
export type { ShareToTikTokAttributes, ShareToTikTokListeners, ShareToTikTokProperties } from './framework-props.js';
