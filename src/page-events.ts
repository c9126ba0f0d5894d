import {
  TikTokBeforePublishEvent,
  TikTokDraftChangeEvent,
  TikTokErrorEvent,
  TikTokProgressEvent,
  TikTokPublishedEvent,
  TikTokReadyEvent,
  TikTokStatusEvent,
} from './events.js';

/** The events of the page. By name: a bundler's object for a whole module throws where a page has added names to `Object.prototype`. */
export const PAGE_EVENTS = {
  TikTokBeforePublishEvent,
  TikTokDraftChangeEvent,
  TikTokErrorEvent,
  TikTokProgressEvent,
  TikTokPublishedEvent,
  TikTokReadyEvent,
  TikTokStatusEvent,
};
