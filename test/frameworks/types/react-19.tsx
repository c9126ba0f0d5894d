import type {} from 'share-to-tiktok/react';
import type { ShareToTikTokAdapter } from 'share-to-tiktok';

declare const adapter: ShareToTikTokAdapter;

export const valid = (
  <share-to-tiktok
    className="share"
    lang="en"
    adapter={adapter}
    accept="video"
    mode={undefined}
    post-title="A title"
    mediaLocked={false}
    strings={{}}
    ref={(element) => element?.reset()}
    ontiktok-published={({ publishId, postId }) => [publishId, postId?.trim()]}
  />
);
// @ts-expect-error There is no such kind of media.
export const unknownValue = <share-to-tiktok accept="audio" />;
// @ts-expect-error An adapter is an object.
export const text = <share-to-tiktok adapter="/api/tiktok" />;
