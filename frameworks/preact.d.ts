/** `<share-to-tiktok>` in the JSX of Preact. */
import type { HTMLAttributes } from 'preact';
import type {
  ShareToTikTokAttributes,
  ShareToTikTokElement,
  ShareToTikTokListeners,
  ShareToTikTokProperties,
} from '../dist/types/element.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'share-to-tiktok': Omit<HTMLAttributes<ShareToTikTokElement>, keyof ShareToTikTokProperties> &
        ShareToTikTokAttributes &
        ShareToTikTokProperties &
        ShareToTikTokListeners<'on'>;
    }
  }
}
