/** `<share-to-tiktok>` in the templates of Vue. */
import type { DefineComponent, HTMLAttributes } from 'vue';
import type { ShareToTikTokAttributes, ShareToTikTokEventMap, ShareToTikTokProperties } from '../dist/types/element.js';

/** As the compiler of templates spells the name of a listener. */
type Camelized<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camelized<Tail>>}`
  : Name;

type Listeners = {
  [Name in keyof ShareToTikTokEventMap as `on${Capitalize<Name | Camelized<Name>>}`]?: (
    event: ShareToTikTokEventMap[Name],
  ) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'share-to-tiktok': DefineComponent<HTMLAttributes & ShareToTikTokAttributes & ShareToTikTokProperties & Listeners>;
  }
}
