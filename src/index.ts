import { ShareToTikTokElement } from './share-to-tiktok.element.js';

ShareToTikTokElement.define();

export * from './public.js';
