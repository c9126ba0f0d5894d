/** The compliance rules, pure: the same code decides in the browser and in the backend. */
export { chunkRange, planChunks } from './domain/chunk-plan.js';
export type { ByteRange, ChunkPlan } from './domain/chunk-plan.js';
export { consentCovers, giveConsent } from './domain/consent.js';
export type { ConsentReceipt } from './domain/consent.js';
export { brandedContentBlock, interactionBlock, privacyOptionBlock } from './domain/control-blocks.js';
export type { ControlBlock } from './domain/control-blocks.js';
export { KNOWN_PRIVACY_LEVELS, POSTING_BLOCKS } from './domain/creator.js';
export type {
  CreatorAnswer,
  CreatorInfo,
  Interaction,
  KnownPrivacyLevel,
  PostingBlock,
  PrivacyLevel,
} from './domain/creator.js';
export { EMPTY_DRAFT } from './domain/draft.js';
export type { Disclosure, Draft, Interactions } from './domain/draft.js';
export { OWN_ERROR_CODES, ShareError, TIKTOK_ERROR_CODES, isShareErrorCode } from './domain/errors.js';
export type { ShareErrorCode } from './domain/errors.js';
export { PHOTO_LIMITS, VIDEO_LIMITS } from './domain/limits.js';
export type { Media, MediaKind, MediaSource, Photo, Photos, Video } from './domain/media.js';
export type { PhotoFacts, VideoFacts } from './domain/media-facts.js';
export { FAIL_REASONS, isFinal } from './domain/post-status.js';
export type { FailReason, PostStatus } from './domain/post-status.js';
export {
  POLICIES,
  PRESCRIBED,
  PROCESSING_NOTICE,
  declarationFor,
  labelFor,
  sentencesShown,
} from './domain/prescribed.js';
export type { PrescribedKey } from './domain/prescribed.js';
export { RULES_VERSION, evaluate, interactionsFor, photoViolation, titleLimit } from './domain/rules/index.js';
export type { Facts } from './domain/rules/index.js';
export type { HostSettings, PostMode } from './domain/settings.js';
export { SECTIONS, SECTION_OF } from './domain/violation.js';
export type { Section, Violation, ViolationCode, ViolationOf } from './domain/violation.js';
