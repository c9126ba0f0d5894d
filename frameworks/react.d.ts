/** `<share-to-tiktok>` in the JSX of React 19, which assigns properties and hears events. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  ShareToTikTokAttributes,
  ShareToTikTokElement,
  ShareToTikTokListeners,
  ShareToTikTokProperties,
} from '../dist/types/element.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'share-to-tiktok': DetailedHTMLProps<HTMLAttributes<ShareToTikTokElement>, ShareToTikTokElement> &
        ShareToTikTokAttributes &
        ShareToTikTokProperties &
        ShareToTikTokListeners<'on'>;
    }
  }
}
