import type {} from 'share-to-tiktok/solid';
import type { ShareToTikTokAdapter } from 'share-to-tiktok';

declare const adapter: ShareToTikTokAdapter;

export const valid = (
  <share-to-tiktok
    class="share"
    prop:adapter={adapter}
    attr:post-title="A title"
    prop:accept="photo"
    on:tiktok-progress={({ sentBytes, totalBytes }) => void (sentBytes / totalBytes)}
  />
);
// @ts-expect-error There is no such kind of media.
export const unknownValue = <share-to-tiktok prop:accept="audio" />;
