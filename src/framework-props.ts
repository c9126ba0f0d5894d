import type { ShareToTikTokEventMap } from './events.js';
import type { ShareToTikTokElement } from './share-to-tiktok.element.js';

type PropertyName =
  | 'endpoint'
  | 'adapter'
  | 'media'
  | 'postTitle'
  | 'postDescription'
  | 'accept'
  | 'mode'
  | 'mediaLocked'
  | 'unaudited'
  | 'allowFraming'
  | 'forgetDraft'
  | 'trigger'
  | 'strings';

/** Properties, for frameworks that assign them; absent in each of the ways that frameworks write it. */
export type ShareToTikTokProperties = {
  [Name in PropertyName]?: ShareToTikTokElement[Name] | null | undefined;
};

/** Attributes, for frameworks that write them. */
export interface ShareToTikTokAttributes {
  endpoint?: string | null | undefined;
  'post-title'?: string | null | undefined;
  'post-description'?: string | null | undefined;
  accept?: ShareToTikTokElement['accept'] | null;
  mode?: ShareToTikTokElement['mode'] | null;
  'media-locked'?: boolean | '' | null | undefined;
  unaudited?: boolean | '' | null | undefined;
  'allow-framing'?: boolean | '' | null | undefined;
  'forget-draft'?: boolean | '' | null | undefined;
  trigger?: boolean | '' | 'none' | null | undefined;
}

/** Listeners, by the name of the event behind the framework's own prefix. */
export type ShareToTikTokListeners<Prefix extends string> = {
  [Name in keyof ShareToTikTokEventMap as `${Prefix}${Name}`]?:
    ((event: ShareToTikTokEventMap[Name]) => void) | undefined;
};
