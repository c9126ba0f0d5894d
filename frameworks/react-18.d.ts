/** `<share-to-tiktok>` in the JSX of React 18, which writes attributes only: objects and listeners go through a ref. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ShareToTikTokAttributes, ShareToTikTokElement } from '../dist/types/element.js';

/** React 18 writes `false` as text, which HTML counts as true. */
type WithoutBooleans<Attributes> = { [Name in keyof Attributes]: Exclude<Attributes[Name], boolean> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'share-to-tiktok': DetailedHTMLProps<HTMLAttributes<ShareToTikTokElement>, ShareToTikTokElement> &
        WithoutBooleans<ShareToTikTokAttributes>;
    }
  }
}
