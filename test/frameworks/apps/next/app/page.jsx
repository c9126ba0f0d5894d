import { ShareToTikTokElement } from 'share-to-tiktok';
import { VIDEO_LIMITS } from 'share-to-tiktok/rules.js';
import { Share } from './share.jsx';

/** A server component that imports the element and the rules itself. */
export default function Page() {
  return (
    <main>
      <p>{`${typeof ShareToTikTokElement.define} ${typeof VIDEO_LIMITS}`}</p>
      <Share />
    </main>
  );
}
