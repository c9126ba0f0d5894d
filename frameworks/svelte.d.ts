/** `<share-to-tiktok>` in the markup of Svelte 5. */
import type { HTMLAttributes } from 'svelte/elements';
import type {
  ShareToTikTokAttributes,
  ShareToTikTokElement,
  ShareToTikTokListeners,
  ShareToTikTokProperties,
} from '../dist/types/element.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'share-to-tiktok': HTMLAttributes<ShareToTikTokElement> &
      ShareToTikTokAttributes &
      ShareToTikTokProperties &
      ShareToTikTokListeners<'on'>;
  }
}
