import type {} from 'share-to-tiktok/preact';
import type { ShareToTikTokAdapter } from 'share-to-tiktok';

declare const adapter: ShareToTikTokAdapter;

export const valid = (
  <share-to-tiktok
    class="share"
    adapter={adapter}
    accept={undefined}
    post-title="A title"
    unaudited={false}
    ontiktok-error={({ code, sentence }) => [code, sentence.trim()]}
  />
);
// @ts-expect-error There is no such mode.
export const unknownValue = <share-to-tiktok mode="draft" />;
