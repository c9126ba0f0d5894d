/** `<share-to-tiktok>` in the templates of Vue. */
import type { DefineComponent, HTMLAttributes } from 'vue';
import type { ShareToTikTokAttributes, ShareToTikTokEventMap, ShareToTikTokProperties } from '../dist/types/element.js';

type Listeners = {
  [Name in keyof ShareToTikTokEventMap as `on${Capitalize<Name>}`]?: (event: ShareToTikTokEventMap[Name]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'share-to-tiktok': DefineComponent<HTMLAttributes & ShareToTikTokAttributes & ShareToTikTokProperties & Listeners>;
  }
}
