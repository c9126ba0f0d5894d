/** `<share-to-tiktok>` in the JSX of Solid. */
import type {} from 'solid-js';
import type {
  ShareToTikTokAttributes,
  ShareToTikTokElement,
  ShareToTikTokListeners,
  ShareToTikTokProperties,
} from '../dist/types/element.js';

type Prefixed<Prefix extends string, Values> = {
  [Name in keyof Values & string as `${Prefix}${Name}`]?: Values[Name];
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'share-to-tiktok': HTMLAttributes<ShareToTikTokElement> &
        ShareToTikTokProperties &
        Prefixed<'prop:', ShareToTikTokProperties> &
        Prefixed<'attr:', ShareToTikTokAttributes> &
        ShareToTikTokListeners<'on:'>;
    }
  }
}
